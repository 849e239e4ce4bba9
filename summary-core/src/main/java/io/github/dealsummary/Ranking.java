package io.github.dealsummary;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The order of a customer's open deals. Deals that are tied are ordered by the next of value, close
 * date and last change, and at last by id, so that equal questions get equal answers. Deals without
 * the value that is compared come last.
 */
public enum Ranking {
  /** The highest estimated value comes first, in the environment's base currency. */
  VALUE("value"),
  /** The earliest estimated close date comes first. Overdue dates count, too. */
  CLOSE_DATE("close-date"),
  /** The deal that was changed last comes first. */
  RECENT("recent"),
  /** The highest estimated value times probability comes first, in base currency. */
  WEIGHTED("weighted");

  private final String word;

  Ranking(String word) {
    this.word = word;
  }

  /** Returns the word for it in settings and parameters, such as {@code close-date}. */
  public String word() {
    return word;
  }

  /** Returns the ranking with that word; empty if there is none. */
  public static Optional<Ranking> named(String word) {
    return Stream.of(values()).filter(ranking -> ranking.word.equals(word)).findFirst();
  }

  /** Returns all words for messages: {@code value, close-date, recent, weighted}. */
  public static String words() {
    return String.join(", ", Stream.of(values()).map(Ranking::word).toList());
  }

  /** Returns a comparator that puts the first deal first. */
  public Comparator<Opportunity> order() {
    return criteria().stream()
        .map(Criterion::order)
        .reduce(Comparator::thenComparing)
        .orElseThrow()
        .thenComparing(Opportunity::id);
  }

  /**
   * Says in a sentence why the first of these deals is the first.
   *
   * @param ranked at least one deal, in this order
   * @param moreExist true if there are more open deals than these
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
    return "the same values as the next one, so the id decided.";
  }

  private static String amongPeers(Criterion main, Opportunity top) {
    return main.known().test(top)
        ? " among " + main.peers() + "."
        : ", since " + main.unknown() + ".";
  }
}
