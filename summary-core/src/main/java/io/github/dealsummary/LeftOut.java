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
    // Java 17 has no switch over types: the kind stands for the type.
    return switch (outcome.kind()) {
      case SUMMARIZED -> deals(((Summarized) outcome).found());
      case LISTED -> deals(((Listed) outcome).found());
      case SHARED ->
          lines(
              List.of(
                  of("the customer", List.of(((Shared) outcome).meant().customer())),
                  dealsOf(List.of(((Shared) outcome).deal()))));
      case BRIEFED ->
          lines(List.of(of("the customer", List.of(((Briefed) outcome).brief().customer()))));
      case AMBIGUOUS_CUSTOMER ->
          lines(
              List.of(
                  of(
                      "the candidates",
                      ((AmbiguousCustomer) outcome)
                          .candidates().stream().map(Candidate::customer).toList())));
      case NO_OPEN_OPPORTUNITY -> {
        Found.NoOpenDeal found = ((NoOpenOpportunity) outcome).found();
        yield lines(List.of(of("the customer", List.of(found.customer())), won(found.won())));
      }
      case NOT_PERMITTED, UNKNOWN_CUSTOMER -> "";
    };
  }

  private static String deals(Found.Deals found) {
    return lines(
        List.of(
            of("the customer", List.of(found.customer())),
            dealsOf(found.ranked()),
            won(found.won())));
  }

  private static String lines(List<Stream<String>> sentences) {
    String all = sentences.stream().flatMap(one -> one).collect(joining("\n"));
    return all.isEmpty() ? "" : "\n\n" + all;
  }

  private static Stream<String> of(String what, List<Customer> customers) {
    return sentence(what, customers.stream().map(Customer::leftOut));
  }

  private static Stream<String> dealsOf(List<Opportunity> deals) {
    return sentence("the open deals", deals.stream().map(Opportunity::leftOut));
  }

  private static Stream<String> won(List<WonDeal> deals) {
    return sentence("the won deals", deals.stream().map(WonDeal::leftOut));
  }

  private static Stream<String> sentence(String of, Stream<List<String>> columns) {
    List<String> all = columns.flatMap(List::stream).toList();
    return all.isEmpty() ? Stream.empty() : Stream.of(sentence(all, of));
  }
}
