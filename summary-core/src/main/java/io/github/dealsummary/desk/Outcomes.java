package io.github.dealsummary.desk;

import io.github.dealsummary.Found;
import io.github.dealsummary.Meant;
import io.github.dealsummary.Outcome;

/** The outcomes to which a find leads. */
final class Outcomes {
  private Outcomes() {}

  /** The open deals, ranked. */
  static Outcome listed(Found found) {
    return found instanceof Found.Deals deals ? new Outcome.Listed(deals) : withoutDeal(found);
  }

  /** A find that led to no deal. */
  static Outcome withoutDeal(Found found) {
    if (found instanceof Meant.Several several) {
      return new Outcome.AmbiguousCustomer(several);
    }
    if (found instanceof Found.NoOpenDeal none) {
      return new Outcome.NoOpenOpportunity(none);
    }
    if (found instanceof Meant.Nobody) {
      return new Outcome.UnknownCustomer();
    }
    throw new IllegalStateException("A find without an outcome: " + found.getClass());
  }
}
