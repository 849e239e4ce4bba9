package io.github.dealsummary;

import static io.github.dealsummary.dataverse.Condition.column;

import io.github.dealsummary.SummaryResult.Shared;
import io.github.dealsummary.SummaryResult.SharedRow;
import io.github.dealsummary.dataverse.ChangeSet;
import io.github.dealsummary.dataverse.Condition;
import io.github.dealsummary.dataverse.DataverseClient;
import io.github.dealsummary.dataverse.DataverseException;
import io.github.dealsummary.dataverse.Lookup;
import io.github.dealsummary.dataverse.Query;
import io.github.dealsummary.dataverse.Row;
import io.github.dealsummary.dataverse.Write;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Writes the rows of one insight in one environment, each once. New ones are written together, all
 * or none, in one request; where one is there already, the other is written by itself.
 */
record InsightWriter(DataverseClient client, Insight insight, Found.Deals deals) {
  private static final int PRECONDITION_FAILED = 412;

  /**
   * @throws InvalidQuestion if the customer has no such open deal, or the key was used for another
   *     insight
   */
  Shared write() {
    InsightRows rows = new InsightRows(insight, deal());
    return written(
        rows.keyMark()
            .flatMap(this::dealUnderTheKey)
            .map(deal -> new InsightRows(insight, deal))
            .orElse(rows));
  }

  private Shared written(InsightRows rows) {
    Set<String> all = rows.ids().keySet();
    if (areNew(all.stream().map(rows::write).toList())) {
      return shared(rows, Set.of());
    }
    // One of them is there at least. Creating each by itself shows which: Dataverse refuses an id
    // that is taken, even to who may not read the row.
    Set<String> there = new HashSet<>();
    for (String row : all) {
      if (all.size() == 1 || !areNew(List.of(rows.write(row)))) {
        there.add(row);
      }
    }
    return shared(rows, there);
  }

  private boolean areNew(List<Write> writes) {
    try {
      client.send(ChangeSet.of(writes));
      return true;
    } catch (DataverseException e) {
      if (e.status().orElse(0) == PRECONDITION_FAILED) {
        return false;
      }
      throw e;
    }
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
    Optional<Opportunity> listed = listed(id);
    return listed.isEmpty() && deals.moreExist()
        ? first(CustomerQueries.open(column("opportunityid").eq(id).and(ofTheCustomer())))
        : listed;
  }

  private Optional<Opportunity> listed(UUID id) {
    return deals.ranked().stream().filter(deal -> deal.id().equals(id)).findFirst();
  }

  private Condition ofTheCustomer() {
    return CustomerQueries.dealsOf(List.of(deals.customer().id()));
  }

  private Optional<Opportunity> first(Query query) {
    return client.page(query).rows().stream().findFirst().map(Opportunity::of);
  }

  /**
   * The deal that has this very insight already; empty if the key was not used. It may have been
   * closed since, or another may have become the first.
   */
  private Optional<Opportunity> dealUnderTheKey(int mark) {
    Query used =
        Query.of(InsightRows.NOTES)
            .select("annotationid", "_objectid_value")
            .where(
                column(InsightRows.KEY_COLUMN)
                    .eq(mark)
                    .and(column("subject").eq(InsightRows.TITLE)));
    List<Row> notes = client.page(used).rows();
    return notes.isEmpty()
        ? Optional.empty()
        : Optional.of(
            notes.stream()
                .flatMap(note -> sameInsight(note).stream())
                .findFirst()
                .orElseThrow(InsightWriter::usedOtherwise));
  }

  private Optional<Opportunity> sameInsight(Row note) {
    return note.lookup("objectid")
        .map(Lookup::id)
        .filter(id -> insight.opportunity().isEmpty() || insight.opportunity().get().equals(id))
        .flatMap(id -> listed(id).or(() -> first(CustomerQueries.deal(id, deals.customer().id()))))
        .filter(
            deal ->
                new InsightRows(insight, deal).noteId().equals(note.requiredId("annotationid")));
  }

  private static InvalidQuestion usedOtherwise() {
    return new InvalidQuestion(
        "This idempotency key was used for another insight. Give a key that was not used yet, or"
            + " none.");
  }

  private Shared shared(InsightRows rows, Set<String> there) {
    Map<String, UUID> ids = rows.ids();
    return new Shared(
        deals,
        rows.deal(),
        new SharedRow(rows.noteId(), there.contains(InsightRows.NOTES)),
        Optional.ofNullable(ids.get(InsightRows.TASKS))
            .map(id -> new SharedRow(id, there.contains(InsightRows.TASKS))));
  }
}
