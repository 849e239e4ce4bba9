package io.github.dealsummary;

import java.util.List;

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
   */
  record One(Customer customer, NameMatch match) implements Meant {}

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

  /** The decision that no customer fits. */
  record Nobody() implements Meant, Found {}
}
