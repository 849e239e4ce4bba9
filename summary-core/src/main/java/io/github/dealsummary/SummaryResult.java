package io.github.dealsummary;

import java.util.List;

/** What one environment answers. Each case is an answer, none is a failure. */
public sealed interface SummaryResult {
  /**
   * A deal was found and put into words.
   *
   * @param why in a sentence, why this deal and not another
   * @param otherOpenDeals how many more are open with this customer
   * @param moreExist whether there are more than were counted
   */
  record Summarized(
      Customer customer,
      Opportunity opportunity,
      Summary summary,
      String why,
      int otherOpenDeals,
      boolean moreExist)
      implements SummaryResult {}

  /**
   * Several customers fit equally well, and none was picked.
   *
   * @param candidates up to ten; any one's id can be asked for next
   * @param moreExist whether there are more than these
   */
  record AmbiguousCustomer(List<Customer> candidates, boolean moreExist) implements SummaryResult {
    public AmbiguousCustomer {
      candidates = List.copyOf(candidates);
    }
  }

  /** Nobody fits. */
  record UnknownCustomer() implements SummaryResult {}

  /** The customer is known and has no open deal. */
  record NoOpenOpportunity(Customer customer) implements SummaryResult {}

  /** The person asking is no user of this environment, or may not read deals there. */
  record NotPermitted() implements SummaryResult {}
}
