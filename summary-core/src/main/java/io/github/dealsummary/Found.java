package io.github.dealsummary;

import java.util.List;
import java.util.Optional;

/**
 * What an {@link OpportunityFinder} finds: the deals of the one customer who is meant, or why there
 * is no deal to tell of. Where not one customer is {@link Meant}, that is the result.
 */
public sealed interface Found permits Found.Deals, Found.NoOpenDeal, Meant.Several, Meant.Nobody {
  /**
   * A customer and its open deals.
   *
   * @param match how well the customer's name fits the one asked for
   * @param ranked the top one first; never empty
   * @param why in a sentence or two, by which policy the first is first and why
   * @param moreExist whether there are more deals than these
   * @param won what the customer bought before, the latest first; empty unless the question asks
   */
  record Deals(
      Customer customer,
      NameMatch match,
      List<Opportunity> ranked,
      String why,
      boolean moreExist,
      List<WonDeal> won)
      implements Found {
    public Deals {
      ranked = List.copyOf(ranked);
      won = List.copyOf(won);
      if (ranked.isEmpty()) {
        throw new IllegalArgumentException("A customer without open deals is a NoOpenDeal.");
      }
    }

    /** Of a customer whose name is the one asked for, without history. */
    public Deals(Customer customer, List<Opportunity> ranked, String why, boolean moreExist) {
      this(customer, NameMatch.EXACT, ranked, why, moreExist, List.of());
    }

    /** The deal that comes first. */
    public Opportunity top() {
      return ranked.get(0);
    }

    /** The deals after the first. */
    public List<Opportunity> others() {
      return ranked.subList(1, ranked.size());
    }

    /**
     * What deals are estimated to come to, a sum for each currency: a sum across currencies would
     * be invented. Deals without an estimate are left out.
     */
    public static List<Money> totals(List<Opportunity> deals) {
      return Money.totals(
          deals.stream().map(Opportunity::estimatedValue).flatMap(Optional::stream).toList());
    }
  }

  /**
   * A customer whose deals are all closed, or that has none.
   *
   * @param won as in {@link Deals}
   */
  record NoOpenDeal(Customer customer, NameMatch match, List<WonDeal> won) implements Found {
    public NoOpenDeal {
      won = List.copyOf(won);
    }

    /** Of a customer whose name is the one asked for, without history. */
    public NoOpenDeal(Customer customer) {
      this(customer, NameMatch.EXACT, List.of());
    }
  }
}
