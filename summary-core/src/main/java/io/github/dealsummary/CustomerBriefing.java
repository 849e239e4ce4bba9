package io.github.dealsummary;

import io.github.dealsummary.dataverse.Batch;
import io.github.dealsummary.dataverse.DataverseException;
import java.util.List;
import java.util.UUID;

/**
 * Gathers what one environment knows of a customer: one round trip to find it, one to read the
 * rest. Who is meant is decided before any deal is read, so that an environment without deals, or
 * where they may not be read, still has its say.
 */
final class CustomerBriefing implements Inquiry.Capability {
  private final DataverseOpportunityFinder finder;

  CustomerBriefing(DataverseOpportunityFinder finder) {
    this.finder = finder;
  }

  @Override
  public SummaryResult answer(Environment environment, Question question) {
    Found found = finder.customer(environment, question);
    if (found instanceof Found.NoOpenDeal one) { // no deal was read
      PartialBatch<BriefRows.Part> rows = BriefRows.read(one.customer(), environment);
      BriefLines lines = new BriefLines(one.customer(), rows, finder.rankingOf(question));
      return new SummaryResult.Briefed(new CustomerBrief(one.customer(), one.match(), lines.all()));
    }
    return DealLister.without(
        found instanceof Found.Several several && environment.hasDeals()
            ? withOpenDeals(several, environment)
            : found);
  }

  /** How much is going on with each tells candidates apart, if it may be read. */
  private static Found.Several withOpenDeals(Found.Several found, Environment environment) {
    List<UUID> ids = found.candidates().stream().map(one -> one.customer().id()).toList();
    Batch batch = Batch.of(CustomerQueries.open(CustomerQueries.dealsOf(ids)));
    try {
      DealRead deals =
          DealRead.of(
              environment.client().send(batch), 0, new CustomerQueries(CustomerQueries.Deals.OPEN));
      return new Found.Several(
          found.candidates().stream().map(one -> deals.candidate(one.customer())).toList(),
          found.match(),
          found.moreExist());
    } catch (DataverseException e) {
      if (!PartialBatch.isRefusal(e)) {
        throw e;
      }
      return found; // who may be meant is known all the same
    }
  }
}
