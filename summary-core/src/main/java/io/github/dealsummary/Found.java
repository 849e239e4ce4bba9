package io.github.dealsummary;

import java.util.List;

/** What an {@link OpportunityFinder} finds. */
public sealed interface Found {
  /**
   * A customer and its open deals.
   *
   * @param ranked the top one first; never empty
   * @param why in a sentence, why the first is first
   * @param moreExist whether there are more deals than these
   */
  record Deals(Customer customer, List<Opportunity> ranked, String why, boolean moreExist)
      implements Found {
    public Deals {
      ranked = List.copyOf(ranked);
      if (ranked.isEmpty()) {
        throw new IllegalArgumentException("A customer without open deals is a NoOpenDeal.");
      }
    }

    /** The deal that comes first. */
    public Opportunity top() {
      return ranked.get(0);
    }
  }

  /**
   * Several customers fit equally well.
   *
   * @param moreExist whether there are more than these
   */
  record Several(List<Customer> candidates, boolean moreExist) implements Found {
    public Several {
      candidates = List.copyOf(candidates);
    }
  }

  /** A customer whose deals are all closed, or that has none. */
  record NoOpenDeal(Customer customer) implements Found {}

  /** Nobody fits. */
  record Nobody() implements Found {}
}
