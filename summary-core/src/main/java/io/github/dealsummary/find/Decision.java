package io.github.dealsummary.find;

import io.github.dealsummary.Meant;

/**
 * The decision on who is meant, with the deals of the same round trip. The deals are looked at only
 * after the decision.
 */
record Decision(Meant meant, DealRead deals) {
  static final Decision NOBODY = new Decision(new Meant.Nobody(), DealRead.NONE);
}
