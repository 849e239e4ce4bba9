package io.github.dealsummary.table;

import io.github.dealsummary.dataverse.DataverseClient;
import io.github.dealsummary.dataverse.Key;
import io.github.dealsummary.dataverse.Lookup;
import java.util.Optional;
import java.util.UUID;

/**
 * What does not change in a row that we have written, however people edit it.
 *
 * @param deal the id of the deal it is on
 * @param fingerprint the number that it was created with
 */
public record WrittenRow(Optional<UUID> deal, Optional<Long> fingerprint) {
  /**
   * The column of the fingerprint. Dataverse takes its value when a row is created and never
   * afterwards (IsValidForUpdate is false), and no form shows it. Imports count their rows in it,
   * from 1.
   */
  static final String FINGERPRINT = "importsequencenumber";

  public boolean hasFingerprint(int expected) {
    return fingerprint.filter(own -> own == expected).isPresent();
  }

  /** Reads the row with this key; empty if there is none. */
  static Optional<WrittenRow> read(DataverseClient client, Key key, String dealLookup) {
    return client
        .find(key, FINGERPRINT, "_" + dealLookup + "_value")
        .map(
            row ->
                new WrittenRow(row.lookup(dealLookup).map(Lookup::id), row.integer(FINGERPRINT)));
  }
}
