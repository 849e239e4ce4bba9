package io.github.dealsummary;

import static java.util.stream.Collectors.joining;

import io.github.dealsummary.Outcome.AmbiguousCustomer;
import io.github.dealsummary.Outcome.Briefed;
import io.github.dealsummary.Outcome.Listed;
import io.github.dealsummary.Outcome.NoOpenOpportunity;
import io.github.dealsummary.Outcome.Shared;
import io.github.dealsummary.Outcome.Summarized;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Says which values could not be read. Their columns are named, since these names are ours. */
public final class LeftOut {
  private LeftOut() {}

  /**
   * Returns the sentence for values that were left out.
   *
   * @param columns the column of each value, at least one
   * @param of the rows, such as {@code the open deals}
   */
  public static String sentence(Collection<String> columns, String of) {
    return columns.size()
        + (columns.size() == 1 ? " value of " : " values of ")
        + of
        + " could not be read and "
        + (columns.size() == 1 ? "was" : "were")
        + " left out ("
        + columns.stream().distinct().collect(joining(", "))
        + ").";
  }

  /**
   * Returns the sentences for the rows of an outcome, each as a line; empty text if all is read.
   */
  static String lines(Outcome outcome) {
    String all = rows(outcome).flatMap(Optional::stream).collect(joining("\n"));
    return all.isEmpty() ? "" : "\n\n" + all;
  }

  private static Stream<Optional<String>> rows(Outcome outcome) {
    // Java 17 has no switch over types: the kind stands for the type.
    return switch (outcome.kind()) {
      case SUMMARIZED -> rows(((Summarized) outcome).found());
      case LISTED -> rows(((Listed) outcome).found());
      case SHARED ->
          Stream.of(
              customer(((Shared) outcome).meant().customer()),
              open(List.of(((Shared) outcome).deal())));
      case BRIEFED -> Stream.of(customer(((Briefed) outcome).brief().customer()));
      case AMBIGUOUS_CUSTOMER -> Stream.of(candidates(((AmbiguousCustomer) outcome).candidates()));
      case NO_OPEN_OPPORTUNITY ->
          Stream.of(
              customer(((NoOpenOpportunity) outcome).customer()),
              won(((NoOpenOpportunity) outcome).found().won()));
      case NOT_PERMITTED, UNKNOWN_CUSTOMER -> Stream.empty();
    };
  }

  private static Stream<Optional<String>> rows(Found.Deals found) {
    return Stream.of(customer(found.customer()), open(found.ranked()), won(found.won()));
  }

  private static Optional<String> customer(Customer customer) {
    return sentence("the customer", Stream.of(customer.leftOut()));
  }

  private static Optional<String> candidates(List<Candidate> candidates) {
    return sentence("the candidates", candidates.stream().map(one -> one.customer().leftOut()));
  }

  private static Optional<String> open(List<Opportunity> deals) {
    return sentence("the open deals", deals.stream().map(Opportunity::leftOut));
  }

  private static Optional<String> won(List<WonDeal> deals) {
    return sentence("the won deals", deals.stream().map(WonDeal::leftOut));
  }

  private static Optional<String> sentence(String of, Stream<List<String>> columns) {
    List<String> all = columns.flatMap(List::stream).toList();
    return all.isEmpty() ? Optional.empty() : Optional.of(sentence(all, of));
  }
}
