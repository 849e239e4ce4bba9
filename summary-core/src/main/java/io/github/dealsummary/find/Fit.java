package io.github.dealsummary.find;

import io.github.dealsummary.Candidate;
import io.github.dealsummary.Customer;
import io.github.dealsummary.NameMatch;
import io.github.dealsummary.table.KnownCustomer;

/**
 * The evidence for one customer.
 *
 * @param known the customer
 * @param match the level at which it fits
 * @param strength how sure the match is
 * @param why why it fits and what differs, as a clause
 */
record Fit(KnownCustomer known, NameMatch match, Strength strength, String why) {
  /** How sure a match is. */
  enum Strength {
    /** The customer may be the answer, and no other customer fits better. */
    CERTAIN,
    /** The customer is the answer if no other fits as well. */
    ENOUGH,
    /** The customer is a candidate. */
    DOUBTFUL
  }

  Customer customer() {
    return known.customer();
  }

  boolean is(Strength one) {
    return strength == one;
  }

  Candidate candidate(DealRead deals) {
    return new Candidate(customer(), deals.countOf(customer().id()), why);
  }
}
