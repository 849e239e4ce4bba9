package io.github.dealsummary;

import static java.util.stream.Collectors.joining;

import io.github.dealsummary.CustomerBrief.Line;
import io.github.dealsummary.CustomerBrief.Topic;
import io.github.dealsummary.EnvironmentAnswer.Answered;
import io.github.dealsummary.Outcome.Briefed;
import io.github.dealsummary.Outcome.UnknownCustomer;
import java.util.Optional;
import java.util.stream.Stream;

/** Puts a customer brief into words. Each line ends with its environment and table. */
final class BriefWording {
  private BriefWording() {}

  /**
   * Returns how the customer must not be contacted, from all environments. These lines come first,
   * since few people read to the end before they pick up the telephone.
   */
  static String warnings(DealAnswer answer) {
    if (!(answer.outcome() instanceof Briefed)) {
      return "";
    }
    String warnings =
        Stream.concat(
                answer.environments().stream().flatMap(BriefWording::warnings),
                silent(answer).stream())
            .collect(joining("\n"));
    return warnings.isEmpty() ? "" : warnings + "\n\n";
  }

  /**
   * Names the environments that could not tell. An environment that does not know the name has
   * nothing to tell. An id is valid in one environment, so there the others could not tell.
   */
  private static Optional<String> silent(DealAnswer answer) {
    boolean byId = answer.question().customerId().isPresent();
    String names =
        answer.environments().stream()
            .filter(part -> !isOutcome(part, Briefed.class))
            .filter(part -> byId || !isOutcome(part, UnknownCustomer.class))
            .map(EnvironmentAnswer::environment)
            .collect(joining(", "));
    return Optional.of("Not known whether the customer may be contacted: " + names)
        .filter(line -> !names.isEmpty());
  }

  private static boolean isOutcome(EnvironmentAnswer part, Class<? extends Outcome> type) {
    return part instanceof Answered answered && type.isInstance(answered.outcome());
  }

  /** Returns the other lines. */
  static String lines(CustomerBrief brief, String environment) {
    return brief.lines().stream()
        .filter(line -> line.topic() != Topic.DO_NOT_CONTACT)
        .map(line -> line(line, environment))
        .collect(joining("\n"));
  }

  private static Stream<String> warnings(EnvironmentAnswer part) {
    return part instanceof Answered answered && answered.outcome() instanceof Briefed briefed
        ? briefed.brief().lines().stream()
            .filter(line -> line.topic() == Topic.DO_NOT_CONTACT)
            .map(line -> line(line, part.environment()))
        : Stream.empty();
  }

  private static String line(Line line, String environment) {
    return line.text() + " [" + environment + ": " + line.source() + "]";
  }
}
