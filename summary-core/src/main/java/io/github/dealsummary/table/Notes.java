package io.github.dealsummary.table;

import io.github.dealsummary.dataverse.DataverseClient;
import io.github.dealsummary.dataverse.Key;
import io.github.dealsummary.dataverse.Write;
import java.util.Optional;
import java.util.UUID;

/** The table of notes, {@code annotations}. */
public final class Notes {
  /** The entity set. The ids of written notes are computed from it, so it must not change. */
  public static final String TABLE = "annotations";

  private Notes() {}

  /**
   * Makes a note on a deal.
   *
   * @param html the text, which forms show as HTML
   */
  public static NewRow on(UUID deal, UUID id, String subject, String html) {
    return new NewRow(
        id,
        Write.create(TABLE, id)
            .set("subject", subject)
            .set("notetext", html)
            .bind("objectid_opportunity", Opportunities.key(deal)));
  }

  /** Reads the note with this id; empty if there is none. */
  public static Optional<WrittenRow> written(DataverseClient client, UUID id) {
    return WrittenRow.read(client, Key.of(TABLE, id), "objectid");
  }
}
