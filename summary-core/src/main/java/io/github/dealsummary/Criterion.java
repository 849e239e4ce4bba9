package io.github.dealsummary;

import static java.util.Comparator.comparing;
import static java.util.Comparator.reverseOrder;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * A value by which deals are compared. Deals without this value come last.
 *
 * @param known true for deals that have the value
 * @param order the order of deals by the value
 * @param best the words for the lead of the first deal over the next
 * @param peers the words for the deals that are tied with it
 * @param unknown the words for the case that no deal has the value
 */
record Criterion(
    Predicate<Opportunity> known,
    Comparator<Opportunity> order,
    String best,
    String peers,
    String unknown) {
  static final Criterion VALUE =
      of(
          Opportunity::baseValue,
          reverseOrder(),
          "the highest estimated value",
          "the most valuable",
          "no value is estimated");
  static final Criterion WEIGHTED =
      of(
          Opportunity::weightedValue,
          reverseOrder(),
          "the highest value weighted by its probability",
          "those of the highest weighted value",
          "none has both a value and a probability");
  static final Criterion CLOSE_DATE =
      of(
          Opportunity::closeDate,
          LocalDate::compareTo,
          "the nearest close date",
          "those that close first",
          "no close date is set");
  static final Criterion CHANGE =
      of(
          Opportunity::modifiedOn,
          reverseOrder(),
          "the latest change",
          "those changed last",
          "no change is known");

  boolean tellsApart(Opportunity one, Opportunity other) {
    return order.compare(one, other) != 0;
  }

  private static <T> Criterion of(
      Function<Opportunity, Optional<T>> value,
      Comparator<? super T> order,
      String best,
      String peers,
      String unknown) {
    return new Criterion(
        deal -> value.apply(deal).isPresent(),
        comparing(value, emptyLast(order)),
        best,
        peers,
        unknown);
  }

  private static <T> Comparator<Optional<T>> emptyLast(Comparator<? super T> order) {
    return (a, b) ->
        a.isPresent() && b.isPresent()
            ? order.compare(a.get(), b.get())
            : Boolean.compare(a.isEmpty(), b.isEmpty());
  }
}
