package io.github.dealsummary;

/** Lists the customer's open deals in one environment. */
final class DealLister implements Inquiry.Capability {
  private final OpportunityFinder finder;

  DealLister(OpportunityFinder finder) {
    this.finder = finder;
  }

  @Override
  public SummaryResult answer(Environment environment, Question question) {
    Found found = finder.find(environment, question);
    return found instanceof Found.Deals deals ? new SummaryResult.Listed(deals) : without(found);
  }

  /** The result of a find that led to no deal. */
  static SummaryResult without(Found found) {
    if (found instanceof Found.Several several) {
      return new SummaryResult.AmbiguousCustomer(several);
    }
    if (found instanceof Found.NoOpenDeal none) {
      return new SummaryResult.NoOpenOpportunity(none);
    }
    if (found instanceof Found.Nobody) {
      return new SummaryResult.UnknownCustomer();
    }
    throw new IllegalStateException("A find without a result: " + found.getClass());
  }
}
