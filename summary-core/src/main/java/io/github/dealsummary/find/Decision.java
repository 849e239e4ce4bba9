package io.github.dealsummary.find;

import io.github.dealsummary.Meant;

/**
 * Who is meant, with the deals that the same round trip brought. They are looked at only after the
 * customer is decided.
 */
record Decision(Meant meant, DealRead deals) {
  static final Decision NOBODY = new Decision(new Meant.Nobody(), DealRead.NONE);
}
