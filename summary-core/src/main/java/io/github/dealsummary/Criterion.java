package io.github.dealsummary;

import static java.util.Comparator.comparing;
import static java.util.Comparator.reverseOrder;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.Optional;

/**
 * What deals are compared by. What is not filled in comes last.
 *
 * @param best what the first deal has over the next, in words
 * @param peers the deals that it is tied with, in words
 */
record Criterion(Comparator<Opportunity> order, String best, String peers) {
  static final Criterion VALUE =
      new Criterion(
          comparing(Opportunity::baseValue, emptyLast(reverseOrder())),
          "the highest estimated value",
          "the most valuable");
  static final Criterion WEIGHTED =
      new Criterion(
          comparing(Opportunity::weightedValue, emptyLast(reverseOrder())),
          "the highest value weighted by its probability",
          "those of the highest weighted value");
  static final Criterion CLOSE_DATE =
      new Criterion(
          comparing(Opportunity::closeDate, emptyLast(LocalDate::compareTo)),
          "the nearest close date",
          "those that close first");
  static final Criterion CHANGE =
      new Criterion(
          comparing(Opportunity::modifiedOn, emptyLast(reverseOrder())),
          "the latest change",
          "those changed last");

  boolean tellsApart(Opportunity one, Opportunity other) {
    return order.compare(one, other) != 0;
  }

  private static <T> Comparator<Optional<T>> emptyLast(Comparator<? super T> order) {
    return (a, b) ->
        a.isPresent() && b.isPresent()
            ? order.compare(a.get(), b.get())
            : Boolean.compare(a.isEmpty(), b.isEmpty());
  }
}
