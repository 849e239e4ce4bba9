package io.github.dealsummary;

import java.util.List;

/**
 * Who is meant by what was asked. It is decided on the customers alone, before any deal is looked
 * at, so that another firm's deal is never the answer.
 */
public sealed interface Meant {
  /**
   * One customer is meant.
   *
   * @param match how well the customer's name fits the one asked for
   */
  record One(Customer customer, NameMatch match) implements Meant {}

  /**
   * Several customers fit equally well, or one that has to be confirmed first.
   *
   * @param candidates up to ten
   * @param moreExist whether there are more than these
   */
  record Several(List<Candidate> candidates, NameMatch match, boolean moreExist)
      implements Meant, Found {
    public Several {
      candidates = List.copyOf(candidates);
    }
  }

  /** Nobody fits. */
  record Nobody() implements Meant, Found {}
}
