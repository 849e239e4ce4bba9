package io.github.dealsummary.contract;

import io.github.dealsummary.Environment;
import io.github.dealsummary.Found;
import io.github.dealsummary.OpportunityFinder;
import io.github.dealsummary.Question;
import io.github.dealsummary.dataverse.DataverseClient;
import io.github.dealsummary.desk.DealDesk;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * Desks whose finder is a lambda. What they find is summarized as {@link Answers#SUMMARIZED} is.
 */
final class Desks {
  private Desks() {}

  /** A desk that finds the deals of Fourth Coffee for everybody, and notes what it is asked. */
  static DealDesk noting(List<Question> asked) {
    return finding(
        (environment, question) -> {
          asked.add(question);
          return Answers.SUMMARIZED.found();
        });
  }

  /** A desk that finds this for everybody. */
  static DealDesk finding(Found found) {
    return finding((environment, question) -> found);
  }

  /** A desk whose finder throws this. */
  static DealDesk failing(Throwable failure) {
    return finding(
        (environment, question) -> {
          if (failure instanceof Error error) {
            throw error;
          }
          throw (RuntimeException) failure;
        });
  }

  /** A desk with the one environment that {@link Answers#of} names. */
  static DealDesk finding(OpportunityFinder finder) {
    return finding(finder, "Contoso Sales");
  }

  static DealDesk finding(OpportunityFinder finder, String... environments) {
    return DealDesk.of(
        Stream.of(environments).map(Desks::environment).toList(),
        finder,
        (environment, question, deal) -> Answers.SUMMARIZED.summary());
  }

  /** Nothing is sent to it. */
  private static Environment environment(String name) {
    DataverseClient client =
        DataverseClient.builder("https://contoso-sales.example")
            .tokens(
                request -> {
                  throw new AssertionError("A desk with a finder of its own asks nobody.");
                })
            .build();
    return new Environment(name, client, Duration.ofSeconds(30));
  }
}
