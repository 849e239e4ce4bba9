package io.github.dealsummary;

import java.util.List;
import java.util.Optional;

/**
 * The result of an {@link OpportunityFinder}: the deals of the customer who is meant, or the reason
 * why there are none. If several customers or nobody is {@link Meant}, that is the result.
 */
public sealed interface Found permits Found.Deals, Found.NoOpenDeal, Meant.Several, Meant.Nobody {
  /**
   * A customer and its open deals.
   *
   * @param meant the customer who is meant
   * @param ranked the open deals, the top one first; never empty
   * @param why a sentence or two on the ranking and on why the first deal is the first
   * @param moreExist true if there are more open deals than these
   * @param won the won deals, the latest first; empty unless the question asks for them
   */
  record Deals(
      Meant.One meant, List<Opportunity> ranked, String why, boolean moreExist, List<WonDeal> won)
      implements Found {
    public Deals {
      why = OneLine.of(why);
      ranked = List.copyOf(ranked);
      won = List.copyOf(won);
      if (ranked.isEmpty()) {
        throw new IllegalArgumentException("A customer without open deals is a NoOpenDeal.");
      }
    }

    /** Makes the deals of a customer whose name is the one asked for, without won deals. */
    public Deals(Customer customer, List<Opportunity> ranked, String why, boolean moreExist) {
      this(new Meant.One(customer, NameMatch.EXACT), ranked, why, moreExist, List.of());
    }

    /** Returns the customer who is meant. */
    public Customer customer() {
      return meant.customer();
    }

    /** Returns how well the customer's name fits the one asked for. */
    public NameMatch match() {
      return meant.match();
    }

    /** Returns the deal that comes first. */
    public Opportunity top() {
      return ranked.get(0);
    }

    /** Returns the deals after the first. */
    public List<Opportunity> others() {
      return ranked.subList(1, ranked.size());
    }

    /**
     * Returns the sums of the deals' estimated values, one for each currency. Currencies are not
     * added up, since no row holds such a sum. Deals without an estimate are left out.
     */
    public static List<Money> totals(List<Opportunity> deals) {
      return Money.totals(
          deals.stream().map(Opportunity::estimatedValue).flatMap(Optional::stream).toList());
    }
  }

  /**
   * A customer without an open deal.
   *
   * @param meant the customer who is meant
   * @param won the won deals, as in {@link Deals}
   */
  record NoOpenDeal(Meant.One meant, List<WonDeal> won) implements Found {
    public NoOpenDeal {
      won = List.copyOf(won);
    }

    /** Makes the result for a customer whose name is the one asked for, without won deals. */
    public NoOpenDeal(Customer customer) {
      this(new Meant.One(customer, NameMatch.EXACT), List.of());
    }

    /** Returns the customer who is meant. */
    public Customer customer() {
      return meant.customer();
    }

    /** Returns how well the customer's name fits the one asked for. */
    public NameMatch match() {
      return meant.match();
    }
  }
}
