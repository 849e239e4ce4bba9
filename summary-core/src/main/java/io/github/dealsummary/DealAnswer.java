package io.github.dealsummary;

import io.github.dealsummary.EnvironmentAnswer.Answered;
import io.github.dealsummary.EnvironmentAnswer.Failed;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The answer to a {@link Question}: one part for each environment asked, in the configured order.
 *
 * @param environments at least one of them answered
 * @param insight what was to be shared; absent if nothing was
 */
public record DealAnswer(
    Question question, List<EnvironmentAnswer> environments, Optional<Insight> insight) {
  /**
   * The answer in a word. Where environments differ, the first of these that any of them gave
   * counts: a customer is unknown only if every environment says so.
   */
  public enum Outcome {
    SUMMARIZED,
    LISTED,
    SHARED,
    BRIEFED,
    AMBIGUOUS_CUSTOMER,
    NO_OPEN_OPPORTUNITY,
    NOT_PERMITTED,
    UNKNOWN_CUSTOMER
  }

  /**
   * @throws IllegalArgumentException if no environment answered
   */
  public DealAnswer {
    environments = List.copyOf(environments);
    if (environments.stream().noneMatch(Answered.class::isInstance)) {
      throw new IllegalArgumentException("No environment answered: that is a failure.");
    }
  }

  /** The answer to a question that shares nothing. */
  public DealAnswer(Question question, List<EnvironmentAnswer> environments) {
    this(question, environments, Optional.empty());
  }

  /** The answer in a word. */
  public Outcome outcome() {
    return results().map(SummaryResult::outcome).min(Comparator.naturalOrder()).orElseThrow();
  }

  /** The results of the environments that answered. */
  public Stream<SummaryResult> results() {
    return answered().map(Answered::result);
  }

  Stream<Answered> answered() {
    return environments.stream().filter(Answered.class::isInstance).map(Answered.class::cast);
  }

  /** The environments that could not be asked. */
  public Stream<Failed> failures() {
    return environments.stream().filter(Failed.class::isInstance).map(Failed.class::cast);
  }

  /**
   * The answer in words, the same at every door: plain text whose lines end in a line feed, without
   * characters that steer a terminal.
   */
  public String text() {
    return AnswerWording.of(this);
  }
}
