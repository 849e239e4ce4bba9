package io.github.dealsummary;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which of a customer's open deals comes first. Where a policy leaves a tie, the next of value,
 * close date and last change decides, then the id, so that equal questions get equal answers. What
 * is not filled in comes last.
 */
public enum Ranking {
  /** The highest estimated value, compared in the environment's base currency. */
  VALUE("value"),
  /** The earliest estimated close date, an overdue one included. */
  CLOSE_DATE("close-date"),
  /** The one changed last. */
  RECENT("recent"),
  /** The highest estimated value times probability, in base currency. */
  WEIGHTED("weighted");

  private final String word;

  Ranking(String word) {
    this.word = word;
  }

  /** As settings and parameters name it: {@code value}, {@code close-date} and so on. */
  public String word() {
    return word;
  }

  /** The policy of that word; empty if there is none. */
  public static Optional<Ranking> named(String word) {
    return Stream.of(values()).filter(ranking -> ranking.word.equals(word)).findFirst();
  }

  /** The words of all policies, for messages: {@code value, close-date, recent, weighted}. */
  public static String words() {
    return String.join(", ", Stream.of(values()).map(Ranking::word).toList());
  }

  /** The order of deals under this policy, the first deal first. */
  public Comparator<Opportunity> order() {
    return criteria().stream()
        .map(Criterion::order)
        .reduce(Comparator::thenComparing)
        .orElseThrow()
        .thenComparing(Opportunity::id);
  }

  /**
   * Why the first of these deals is first, in a sentence.
   *
   * @param ranked at least one, in the order of this policy
   * @param moreExist whether there are more open deals than these
   */
  public String why(List<Opportunity> ranked, boolean moreExist) {
    if (ranked.size() == 1 && !moreExist) {
      return "It is the customer's only open deal.";
    }
    int count = ranked.size();
    String compared =
        moreExist
            ? "more than "
                + count
                + " open deals (of which the "
                + count
                + " most valuable were compared)"
            : count + " open deals";
    return "Ranked by " + word + ": of the customer's " + compared + " it has " + edge(ranked);
  }

  private List<Criterion> criteria() {
    return switch (this) {
      case VALUE -> List.of(Criterion.VALUE, Criterion.CLOSE_DATE, Criterion.CHANGE);
      case CLOSE_DATE -> List.of(Criterion.CLOSE_DATE, Criterion.VALUE, Criterion.CHANGE);
      case RECENT -> List.of(Criterion.CHANGE, Criterion.VALUE, Criterion.CLOSE_DATE);
      case WEIGHTED ->
          List.of(Criterion.WEIGHTED, Criterion.VALUE, Criterion.CLOSE_DATE, Criterion.CHANGE);
    };
  }

  private String edge(List<Opportunity> ranked) {
    Criterion main = criteria().get(0);
    if (ranked.size() == 1) {
      return main.best() + ".";
    }
    for (Criterion criterion : criteria()) {
      if (criterion.tellsApart(ranked.get(0), ranked.get(1))) {
        return criterion.best() + (criterion.equals(main) ? "." : amongPeers(main, ranked.get(0)));
      }
    }
    return "nothing over the next one; the id decided.";
  }

  private static String amongPeers(Criterion main, Opportunity top) {
    return main.known().test(top)
        ? " among " + main.peers() + "."
        : ", since " + main.unknown() + ".";
  }
}
