package io.github.dealsummary;

import java.util.OptionalInt;

/**
 * A customer that may be meant.
 *
 * @param customer the account or contact
 * @param openDeals the number of its open deals; empty if they were not counted
 * @param why why it fits, and what differs from the text that was asked for, as a clause such as
 *     {@code its legal form is Ltd, not AG}
 */
public record Candidate(Customer customer, OptionalInt openDeals, String why) {
  public Candidate {
    why = OneLine.of(why);
  }
}
