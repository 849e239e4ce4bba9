package io.github.dealsummary.summary;

import io.github.dealsummary.Money;
import io.github.dealsummary.Opportunity;
import io.github.dealsummary.dataverse.DataverseClient;
import io.github.dealsummary.dataverse.DataverseException;
import io.github.dealsummary.table.Competitors;
import io.github.dealsummary.table.Competitors.Competitor;
import io.github.dealsummary.table.Customers;
import io.github.dealsummary.table.Customers.Firm;
import io.github.dealsummary.table.Opportunities;
import io.github.dealsummary.table.Opportunities.ClosedDeal;
import io.github.dealsummary.table.PartialBatch;
import io.github.dealsummary.table.ProductLines;
import io.github.dealsummary.table.ProductLines.ProductLine;
import io.github.dealsummary.table.Quotes;
import io.github.dealsummary.table.Quotes.Quote;
import io.github.dealsummary.table.StageChanges;
import io.github.dealsummary.table.StageChanges.StageChange;
import io.github.dealsummary.table.Stakeholders;
import io.github.dealsummary.table.Stakeholders.Stakeholder;
import io.github.dealsummary.table.TableQuery;
import java.util.List;
import java.util.UUID;

/** The queries around a deal, for one round trip. */
record TemplateQueries(
    TableQuery<Money> budget,
    TableQuery<Firm> firm,
    TableQuery<Quote> quotes,
    TableQuery<ProductLine> products,
    TableQuery<Stakeholder> stakeholders,
    TableQuery<ClosedDeal> closedDeals,
    TableQuery<StageChange> stageChanges,
    TableQuery<Competitor> competitors) {
  /** An id that no account has. It is used for a deal without an account, to read no rows. */
  private static final UUID NO_ACCOUNT = new UUID(0, 0);

  static TemplateQueries around(Opportunity deal) {
    UUID account = deal.accountId().orElse(NO_ACCOUNT);
    return new TemplateQueries(
        Opportunities.budget(deal.id()),
        Customers.firm(account),
        Quotes.of(deal.id()),
        ProductLines.of(deal.id()),
        Stakeholders.of(deal.id(), account),
        Opportunities.closed(deal),
        StageChanges.of(deal.id()),
        Competitors.of(deal.id()));
  }

  /** Reads all that can be read, and never fails. */
  PartialBatch read(DataverseClient client) {
    try {
      return PartialBatch.read(
          client,
          List.of(
              budget,
              firm,
              quotes,
              products,
              stakeholders,
              closedDeals,
              stageChanges,
              competitors));
    } catch (DataverseException e) {
      // The deal's own fields were read before, so the summary is made of them alone.
      return PartialBatch.EMPTY;
    }
  }
}
