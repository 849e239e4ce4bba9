package io.github.dealsummary;

import static io.github.dealsummary.dataverse.Condition.column;

import io.github.dealsummary.SummaryResult.Shared;
import io.github.dealsummary.SummaryResult.SharedRow;
import io.github.dealsummary.dataverse.Batch;
import io.github.dealsummary.dataverse.ChangeSet;
import io.github.dealsummary.dataverse.DataverseClient;
import io.github.dealsummary.dataverse.DataverseException;
import io.github.dealsummary.dataverse.Lookup;
import io.github.dealsummary.dataverse.Query;
import io.github.dealsummary.dataverse.Row;
import io.github.dealsummary.dataverse.Write;
import io.github.dealsummary.dataverse.Written;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Writes the rows of one insight in one environment, all or none and once. Sends one request where
 * they are new, and looks what stands there only where they are not.
 */
record InsightWriter(DataverseClient client, Insight insight, Found.Deals deals) {
  private static final int PRECONDITION_FAILED = 412;

  /**
   * @throws InvalidQuestion if the customer has no such open deal, or the key was used for another
   *     insight
   */
  SummaryResult write() {
    InsightRows rows = new InsightRows(insight, deal());
    return areNew(Stream.concat(Stream.of(rows.note()), rows.task().stream()).toList())
        ? shared(rows.deal(), new SharedRow(rows.noteId(), false), task(rows, false))
        : completed(rows);
  }

  private Opportunity deal() {
    return insight.opportunity().isEmpty()
        ? deals.top()
        : deal(insight.opportunity().get())
            .orElseThrow(
                () ->
                    new InvalidQuestion(
                        "The customer has no open deal of that id. Take one that the list of its"
                            + " deals gives, or leave it out for the first."));
  }

  private Optional<Opportunity> deal(UUID id) {
    return deals.ranked().stream().filter(deal -> deal.id().equals(id)).findFirst();
  }

  /**
   * Whether the rows were not there before. One that an attempt without an answer has left is no
   * proof: its id may have been taken from elsewhere at that moment.
   */
  private boolean areNew(List<Write> writes) {
    try {
      return client.send(ChangeSet.of(writes)).stream()
          .map(Written::row)
          .allMatch(Optional::isPresent);
    } catch (DataverseException e) {
      if (e.status().orElse(0) == PRECONDITION_FAILED) {
        return false;
      }
      throw e;
    }
  }

  /** What of the rows is there stays as it is; what is missing is written. */
  private SummaryResult completed(InsightRows rows) {
    Batch.Reply reply =
        client.send(
            Batch.of(
                Query.of("annotations")
                    .select("annotationid", "notetext", "_objectid_value")
                    .where(column("annotationid").eq(rows.noteId())),
                Query.of("tasks")
                    .select("activityid", "scheduledend")
                    .where(column("activityid").eq(rows.taskId().orElse(rows.noteId())))));
    Optional<Row> note = reply.page(0).rows().stream().findFirst();
    Optional<Row> task = reply.page(1).rows().stream().findFirst();
    Opportunity deal = note.map(row -> dealOf(row, rows)).orElse(rows.deal());
    task.ifPresent(this::checkDay);
    InsightRows there = new InsightRows(insight, deal);
    List<Write> missing =
        Stream.concat(
                Stream.of(there.note()).filter(write -> note.isEmpty()),
                there.task().stream().filter(write -> task.isEmpty()))
            .toList();
    if (!missing.isEmpty() && !areNew(missing)) {
      throw usedOtherwise(); // by rows that the one who asks may not see
    }
    return shared(
        deal, new SharedRow(rows.noteId(), note.isPresent()), task(rows, task.isPresent()));
  }

  /** The deal that the note is on: the customer's first one may be another by now. */
  private Opportunity dealOf(Row note, InsightRows rows) {
    boolean same =
        insight.key().isEmpty() // then the id says what the note says
            || Html.words(note.string("notetext").orElse("")).equals(Html.words(rows.noteText()));
    return note.lookup("objectid")
        .map(Lookup::id)
        .flatMap(this::deal)
        .filter(deal -> same)
        .orElseThrow(InsightWriter::usedOtherwise);
  }

  private void checkDay(Row task) {
    Optional<Instant> asked = insight.due().map(InsightRows::noon);
    if (!asked.equals(task.instant("scheduledend"))) {
      throw new InvalidQuestion(
          "This was shared before with another due date, or Sales has changed it. To share it once"
              + " more, give an idempotency key that was not used yet.");
    }
  }

  private static InvalidQuestion usedOtherwise() {
    return new InvalidQuestion(
        "This idempotency key was used for another insight, or Sales has changed the note. Give a"
            + " key that was not used yet, or none.");
  }

  private static Optional<SharedRow> task(InsightRows rows, boolean wasThere) {
    return rows.taskId().map(id -> new SharedRow(id, wasThere));
  }

  private SummaryResult shared(Opportunity deal, SharedRow note, Optional<SharedRow> task) {
    return new Shared(deals, deal, note, task);
  }
}
