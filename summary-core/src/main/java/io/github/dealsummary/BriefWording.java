package io.github.dealsummary;

import static java.util.stream.Collectors.joining;

import io.github.dealsummary.CustomerBrief.Line;
import io.github.dealsummary.CustomerBrief.Topic;
import io.github.dealsummary.EnvironmentAnswer.Answered;
import io.github.dealsummary.SummaryResult.Briefed;
import java.util.stream.Stream;

/** The words of a customer brief: a line each, with the environment and table it comes from. */
final class BriefWording {
  private BriefWording() {}

  /**
   * How the customer must not be contacted, by any environment: it stands before all else, since
   * nobody reads to the end before they pick up the telephone.
   */
  static String warnings(DealAnswer answer) {
    String warnings =
        answer.environments().stream().flatMap(BriefWording::warnings).collect(joining("\n"));
    return warnings.isEmpty() ? "" : warnings + "\n\n";
  }

  /** The other lines. */
  static String lines(CustomerBrief brief, String environment) {
    return brief.lines().stream()
        .filter(line -> line.topic() != Topic.DO_NOT_CONTACT)
        .map(line -> line(line, environment))
        .collect(joining("\n"));
  }

  private static Stream<String> warnings(EnvironmentAnswer part) {
    return part instanceof Answered answered && answered.result() instanceof Briefed briefed
        ? briefed.brief().lines().stream()
            .filter(line -> line.topic() == Topic.DO_NOT_CONTACT)
            .map(line -> line(line, part.environment()))
        : Stream.empty();
  }

  private static String line(Line line, String environment) {
    return line.text() + " [" + environment + ": " + line.source() + "]";
  }
}
