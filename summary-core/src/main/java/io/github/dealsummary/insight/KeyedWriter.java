package io.github.dealsummary.insight;

import io.github.dealsummary.Insight;
import io.github.dealsummary.InvalidQuestion;
import io.github.dealsummary.Opportunity;
import io.github.dealsummary.Outcome.Shared;
import io.github.dealsummary.dataverse.DataverseClient;
import io.github.dealsummary.dataverse.DataverseException;
import io.github.dealsummary.dataverse.DataverseException.Kind;
import io.github.dealsummary.table.NewRow;
import io.github.dealsummary.table.Notes;
import io.github.dealsummary.table.Tasks;
import io.github.dealsummary.table.WrittenRow;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Writes an insight under its key. It writes first and looks only if an id is taken, so nobody can
 * come in between. Rows that are there count as written by the same insight if they have its case
 * and text, and are on a deal of its customer or on the very deal that it names.
 */
record KeyedWriter(DataverseClient client, Insight insight, String key, CustomerDeals deals) {
  /** A second attempt is needed only if somebody deletes the rows in between. */
  private static final int ATTEMPTS = 3;

  /**
   * Writes the rows, or finds those of the same insight.
   *
   * @param deal the deal to write on; empty if the insight names a deal that is not open
   * @throws InvalidQuestion if there is no deal to write on, or the key was used for another
   *     insight
   */
  Shared write(Optional<Opportunity> deal) {
    if (deal.isEmpty()) {
      return repeated().orElseThrow(CustomerDeals::notAmongThem);
    }
    InsightRows rows = new InsightRows(insight, deal.get());
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      if (NewRow.create(client, rows.all())) {
        return rows.shared(deals.meant(), false, false);
      }
      Optional<Shared> repeated = repeated();
      if (repeated.isPresent()) {
        return repeated.get();
      }
    }
    throw DataverseException.of(
            Kind.UNAVAILABLE,
            "The note with this idempotency key was deleted while the insight was being shared.")
        .build();
  }

  /**
   * Finds the rows of the same insight, and adds the one that is missing.
   *
   * @return empty if the key is not in use
   */
  Optional<Shared> repeated() {
    Optional<WrittenRow> note = Notes.written(client, id(Notes.TABLE));
    return note.isPresent()
        ? note.map(this::rowsOf).map(this::withTask)
        : writtenTask().map(this::rowsOf).filter(this::addsNote).map(this::withNote);
  }

  private Shared withTask(InsightRows rows) {
    boolean taskWasThere = rows.task().filter(task -> isTaskThere() || !create(task)).isPresent();
    return rows.shared(deals.meant(), true, taskWasThere);
  }

  private Shared withNote(InsightRows rows) {
    return rows.shared(deals.meant(), false, true);
  }

  private boolean addsNote(InsightRows rows) {
    return create(rows.note());
  }

  private boolean create(NewRow row) {
    return NewRow.create(client, List.of(row));
  }

  /**
   * Returns true if the task is there. A task belongs to the deal's owner, so its writer may be
   * unable to read it. Then the answer is false, and the attempt to create it shows the truth.
   */
  private boolean isTaskThere() {
    try {
      return writtenTask().map(this::rowsOf).isPresent();
    } catch (DataverseException e) {
      if (e.kind() == Kind.FORBIDDEN) {
        return false;
      }
      throw e;
    }
  }

  /** Returns the task under the key; empty if there is none or the insight has no due date. */
  private Optional<WrittenRow> writtenTask() {
    return insight.due().flatMap(day -> Tasks.written(client, id(Tasks.TABLE)));
  }

  /**
   * Returns the insight's rows on the deal of a row that is there.
   *
   * @throws InvalidQuestion if it is another insight's row
   */
  private InsightRows rowsOf(WrittenRow row) {
    return row.deal()
        .filter(id -> row.hasFingerprint(new InsightIds(insight).fingerprint()))
        .filter(id -> insight.opportunity().map(id::equals).orElse(true))
        .flatMap(deals::any)
        .map(deal -> new InsightRows(insight, deal))
        .orElseThrow(
            () ->
                new InvalidQuestion(
                    "This idempotency key was used for another insight. Give a new key, or leave"
                        + " it out."));
  }

  private UUID id(String table) {
    return new InsightIds(insight).underKey(table, key);
  }
}
