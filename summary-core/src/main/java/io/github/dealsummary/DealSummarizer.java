package io.github.dealsummary;

/** Finds the customer's deals in one environment and has the first put into words. */
final class DealSummarizer implements Inquiry.Capability {
  private final OpportunityFinder finder;
  private final SummaryGenerator generator;

  DealSummarizer(OpportunityFinder finder, SummaryGenerator generator) {
    this.finder = finder;
    this.generator = generator;
  }

  @Override
  public SummaryResult answer(Environment environment, Question question) {
    Found found = finder.find(environment, question);
    return found instanceof Found.Deals deals
        ? new SummaryResult.Summarized(
            deals, generator.summarize(environment, question, deals.top()))
        : DealLister.without(found);
  }
}
