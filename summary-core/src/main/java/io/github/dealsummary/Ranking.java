package io.github.dealsummary;

import static java.util.Comparator.comparing;
import static java.util.Comparator.reverseOrder;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Which deal comes first: the highest estimated value in base currency, then the nearest close
 * date, then the last one modified. What is not filled in comes last.
 */
final class Ranking {
  private static final Comparator<Opportunity> BY_VALUE =
      comparing(Opportunity::baseValue, emptyLast(reverseOrder()));
  private static final Comparator<Opportunity> BY_CLOSE_DATE =
      comparing(Opportunity::closeDate, emptyLast(LocalDate::compareTo));
  private static final Comparator<Opportunity> BY_CHANGE =
      comparing(Opportunity::modifiedOn, emptyLast(reverseOrder()));

  static final Comparator<Opportunity> ORDER =
      BY_VALUE.thenComparing(BY_CLOSE_DATE).thenComparing(BY_CHANGE).thenComparing(Opportunity::id);

  private Ranking() {}

  /** Why the first of these deals is first. */
  static String why(List<Opportunity> ranked, boolean moreExist) {
    if (ranked.size() == 1) {
      return "It is the customer's only open deal.";
    }
    Opportunity first = ranked.get(0);
    Opportunity second = ranked.get(1);
    String reason =
        BY_VALUE.compare(first, second) != 0
            ? "the highest estimated value"
            : BY_CLOSE_DATE.compare(first, second) != 0
                ? "the nearest close date among the most valuable"
                : "the latest change among the most valuable";
    return "Of the customer's "
        + (moreExist ? "more than " : "")
        + ranked.size()
        + " open deals it has "
        + reason
        + ".";
  }

  private static <T> Comparator<Optional<T>> emptyLast(Comparator<? super T> order) {
    return (a, b) ->
        a.isPresent() && b.isPresent()
            ? order.compare(a.get(), b.get())
            : Boolean.compare(a.isEmpty(), b.isEmpty());
  }
}
