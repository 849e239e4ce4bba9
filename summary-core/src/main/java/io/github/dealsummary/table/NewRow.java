package io.github.dealsummary.table;

import io.github.dealsummary.dataverse.ChangeSet;
import io.github.dealsummary.dataverse.DataverseClient;
import io.github.dealsummary.dataverse.DataverseException;
import io.github.dealsummary.dataverse.Write;
import java.util.List;
import java.util.UUID;

/** A row to create under an id of our own. Dataverse accepts an id once. */
public final class NewRow {
  private static final int PRECONDITION_FAILED = 412;

  private final UUID id;
  private final Write write;

  NewRow(UUID id, Write write) {
    this.id = id;
    this.write = write;
  }

  public UUID id() {
    return id;
  }

  /**
   * Creates the rows in one request, all or none.
   *
   * @return false if one of the ids existed already, so that nothing was written
   */
  public static boolean create(DataverseClient client, List<NewRow> rows) {
    try {
      client.send(ChangeSet.of(rows.stream().map(row -> row.write).toList()));
      return true;
    } catch (DataverseException e) {
      if (e.status().orElse(0) == PRECONDITION_FAILED) {
        return false;
      }
      throw e;
    }
  }
}
