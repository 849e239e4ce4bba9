package io.github.dealsummary.insight;

import io.github.dealsummary.Found;
import io.github.dealsummary.Insight;
import io.github.dealsummary.InvalidQuestion;
import io.github.dealsummary.Opportunity;
import io.github.dealsummary.Outcome.Shared;
import io.github.dealsummary.dataverse.DataverseClient;
import io.github.dealsummary.table.NewRow;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Writes the rows of one insight in one environment, each once. New rows are written together in
 * one request, all or none. If one exists already, the other is written by itself.
 */
public record InsightWriter(DataverseClient client, Insight insight) {
  /**
   * Writes the rows that do not exist yet.
   *
   * @throws InvalidQuestion if the customer has no such open deal, or the key was used for another
   *     insight
   */
  public Shared write(Found.Deals found) {
    CustomerDeals deals = CustomerDeals.of(client, found);
    Optional<Opportunity> deal = insight.opportunity().map(deals::open).orElseGet(deals::top);
    return insight
        .key()
        .map(key -> new KeyedWriter(client, insight, key, deals).write(deal))
        .orElseGet(() -> write(deals, deal.orElseThrow(CustomerDeals::notAmongThem)));
  }

  /**
   * Finds what was written under the insight's key before the customer's last open deal was closed.
   *
   * @return empty if the insight has no key, or the key is not in use
   * @throws InvalidQuestion if the key was used for another insight
   */
  public Optional<Shared> written(Found.NoOpenDeal found) {
    CustomerDeals deals = CustomerDeals.of(client, found);
    return insight.key().flatMap(key -> new KeyedWriter(client, insight, key, deals).repeated());
  }

  /** Returns the moment at which a task is due on a day. */
  public static Instant dueAt(LocalDate day) {
    return InsightRows.dueAt(day);
  }

  private Shared write(CustomerDeals deals, Opportunity deal) {
    InsightRows rows = new InsightRows(insight, deal);
    if (NewRow.create(client, rows.all())) {
      return rows.shared(deals.meant(), false, false);
    }
    // At least one row exists. Creating each by itself shows which: Dataverse refuses an id that
    // exists, even if the caller may not read the row.
    boolean noteWasThere = rows.task().isEmpty() || isThere(rows.note());
    boolean taskWasThere = rows.task().filter(this::isThere).isPresent();
    return rows.shared(deals.meant(), noteWasThere, taskWasThere);
  }

  private boolean isThere(NewRow row) {
    return !NewRow.create(client, List.of(row));
  }
}
