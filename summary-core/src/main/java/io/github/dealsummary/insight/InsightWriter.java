package io.github.dealsummary.insight;

import io.github.dealsummary.Found;
import io.github.dealsummary.Insight;
import io.github.dealsummary.InvalidQuestion;
import io.github.dealsummary.Opportunity;
import io.github.dealsummary.Outcome.Shared;
import io.github.dealsummary.Outcome.SharedRow;
import io.github.dealsummary.dataverse.DataverseClient;
import io.github.dealsummary.table.NewRow;
import io.github.dealsummary.table.Notes;
import io.github.dealsummary.table.Notes.Note;
import io.github.dealsummary.table.Opportunities;
import io.github.dealsummary.table.TableQuery;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Writes the rows of one insight in one environment, each once. New rows are written together in
 * one request, all or none. If one exists already, the other is written by itself.
 */
public record InsightWriter(DataverseClient client, Insight insight, Found.Deals deals) {
  /**
   * Writes the rows that do not exist yet.
   *
   * @throws InvalidQuestion if the customer has no such open deal, or the key was used for another
   *     insight
   */
  public Shared write() {
    InsightRows rows = new InsightRows(insight, deal());
    return written(
        rows.keyMark()
            .flatMap(this::dealUnderTheKey)
            .map(deal -> new InsightRows(insight, deal))
            .orElse(rows));
  }

  /** Returns the moment at which a task is due on a day. */
  public static Instant dueAt(LocalDate day) {
    return InsightRows.dueAt(day);
  }

  private Shared written(InsightRows rows) {
    NewRow note = rows.note();
    Optional<NewRow> task = rows.task();
    List<NewRow> all = Stream.concat(Stream.of(note), task.stream()).toList();
    if (NewRow.create(client, all)) {
      return shared(rows, note, task, Set.of());
    }
    // At least one row exists. Creating each by itself shows which: Dataverse refuses an id that
    // exists, even if the caller may not read the row.
    Set<UUID> there = new HashSet<>();
    for (NewRow row : all) {
      if (all.size() == 1 || !NewRow.create(client, List.of(row))) {
        there.add(row.id());
      }
    }
    return shared(rows, note, task, there);
  }

  private Opportunity deal() {
    return insight.opportunity().isEmpty()
        ? deals.top()
        : deal(insight.opportunity().get())
            .orElseThrow(
                () ->
                    new InvalidQuestion(
                        "The customer has no open deal with that id. Take an id from the list of"
                            + " its deals, or leave it out to use the first deal."));
  }

  private Optional<Opportunity> deal(UUID id) {
    Optional<Opportunity> listed = listed(id);
    return listed.isEmpty() && deals.moreExist()
        ? first(Opportunities.openOne(id, deals.customer().id())).or(() -> ofPeople(id))
        : listed;
  }

  /** Returns the deal if it is one of a firm's people. */
  private Optional<Opportunity> ofPeople(UUID id) {
    return Opportunities.openOfPeople(List.of(deals.customer().id())).read(client).stream()
        .filter(deal -> deal.id().equals(id))
        .findFirst();
  }

  private Optional<Opportunity> listed(UUID id) {
    return deals.ranked().stream().filter(deal -> deal.id().equals(id)).findFirst();
  }

  private Optional<Opportunity> first(TableQuery<Opportunity> query) {
    return query.read(client).stream().findFirst();
  }

  /**
   * Returns the deal that has exactly this insight already; empty if the key was not used. The deal
   * may have been closed since, and another may have become the first.
   */
  private Optional<Opportunity> dealUnderTheKey(int mark) {
    List<Note> notes = Notes.marked(mark, InsightRows.TITLE).read(client).all();
    return notes.isEmpty()
        ? Optional.empty()
        : Optional.of(
            notes.stream()
                .flatMap(note -> sameInsight(note).stream())
                .findFirst()
                .orElseThrow(InsightWriter::usedOtherwise));
  }

  private Optional<Opportunity> sameInsight(Note note) {
    return note.deal()
        .filter(id -> insight.opportunity().isEmpty() || insight.opportunity().get().equals(id))
        .flatMap(id -> listed(id).or(() -> first(Opportunities.one(id, deals.customer().id()))))
        .filter(deal -> new InsightRows(insight, deal).noteId().equals(note.id()));
  }

  private static InvalidQuestion usedOtherwise() {
    return new InvalidQuestion(
        "This idempotency key was used for another insight. Give a new key, or leave it out.");
  }

  private Shared shared(InsightRows rows, NewRow note, Optional<NewRow> task, Set<UUID> there) {
    return new Shared(
        deals,
        rows.deal(),
        new SharedRow(note.id(), there.contains(note.id())),
        task.map(row -> new SharedRow(row.id(), there.contains(row.id()))));
  }
}
