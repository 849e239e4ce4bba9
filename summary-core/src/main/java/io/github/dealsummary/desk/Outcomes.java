package io.github.dealsummary.desk;

import io.github.dealsummary.Found;
import io.github.dealsummary.Meant;
import io.github.dealsummary.Outcome;

/** Makes outcomes of what was found. */
final class Outcomes {
  private Outcomes() {}

  /** Returns the outcome of a question for a list of deals. */
  static Outcome listed(Found found) {
    return found instanceof Found.Deals deals ? new Outcome.Listed(deals) : withoutDeal(found);
  }

  /** Returns the outcome if no deal was found. */
  static Outcome withoutDeal(Found found) {
    if (found instanceof Meant.Several several) {
      return new Outcome.AmbiguousCustomer(several);
    }
    if (found instanceof Found.NoOpenDeal none) {
      return new Outcome.NoOpenOpportunity(none);
    }
    if (found instanceof Meant.Nobody nobody) {
      return new Outcome.UnknownCustomer(nobody);
    }
    throw new IllegalStateException("A find without an outcome: " + found.getClass());
  }
}
