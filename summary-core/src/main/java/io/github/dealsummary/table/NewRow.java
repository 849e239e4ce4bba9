package io.github.dealsummary.table;

import io.github.dealsummary.dataverse.ChangeSet;
import io.github.dealsummary.dataverse.DataverseClient;
import io.github.dealsummary.dataverse.DataverseException;
import io.github.dealsummary.dataverse.Write;
import java.util.List;
import java.util.UUID;

/** A row to create under an id of our own. Dataverse accepts an id once. */
public final class NewRow {
  /** The code if a row has the id already. A failed precondition with another code is a failure. */
  private static final String ID_IS_TAKEN = "0x80040237";

  private final UUID id;
  private final Write write;

  NewRow(UUID id, Write write) {
    this.id = id;
    this.write = write;
  }

  public UUID id() {
    return id;
  }

  /** Returns the same row with a fingerprint, which {@link WrittenRow} reads. */
  public NewRow withFingerprint(int fingerprint) {
    return new NewRow(id, write.set(WrittenRow.FINGERPRINT, fingerprint));
  }

  /**
   * Creates the rows in one request, all or none.
   *
   * @return false if one of the ids existed already, so that nothing was written. After a lost
   *     answer it may be this very call that has written the rows
   */
  public static boolean create(DataverseClient client, List<NewRow> rows) {
    try {
      client.send(ChangeSet.of(rows.stream().map(row -> row.write).toList()));
      return true;
    } catch (DataverseException e) {
      if (e.code().filter(ID_IS_TAKEN::equals).isPresent()) {
        return false;
      }
      throw e;
    }
  }
}
