package io.github.dealsummary;

import java.util.List;
import java.util.Optional;

/**
 * The decision on who is meant by a question: one customer, several, or nobody. It is made from the
 * customers alone, before any deal is looked at. So another firm's deal is never the answer.
 */
public sealed interface Meant {
  /**
   * The decision that one customer is meant.
   *
   * @param customer the customer
   * @param match how well the customer's name fits the one asked for
   * @param mergedFrom the customer whose name fits, if it was merged into this one
   */
  record One(Customer customer, NameMatch match, Optional<Customer> mergedFrom) implements Meant {
    /** Makes the decision for a customer that was not merged. */
    public One(Customer customer, NameMatch match) {
      this(customer, match, Optional.empty());
    }
  }

  /**
   * The decision that several customers may be meant, or one that has to be confirmed first.
   *
   * @param candidates up to ten customers that may be meant
   * @param match how well their names fit the one asked for
   * @param moreExist true if there are more than these
   */
  record Several(List<Candidate> candidates, NameMatch match, boolean moreExist)
      implements Meant, Found {
    public Several {
      candidates = List.copyOf(candidates);
    }
  }

  /**
   * The decision that no customer fits.
   *
   * @param widerLookRefused true if the environment refused to look for the words within names, so
   *     that it is only known that no name begins with the text
   */
  record Nobody(boolean widerLookRefused) implements Meant, Found {
    /** Makes the decision after every look. */
    public Nobody() {
      this(false);
    }
  }
}
