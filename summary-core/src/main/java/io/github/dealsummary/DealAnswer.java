package io.github.dealsummary;

import static java.util.Comparator.comparing;

import io.github.dealsummary.EnvironmentAnswer.Answered;
import io.github.dealsummary.EnvironmentAnswer.Failed;
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

  /** The environment whose outcome decides; see {@link Outcome.Kind}. */
  public Answered deciding() {
    return answered().min(comparing(part -> part.outcome().kind())).orElseThrow();
  }

  /** The outcome of the environment that decides. */
  public Outcome outcome() {
    return deciding().outcome();
  }

  /** The outcomes of the environments that answered. */
  public Stream<Outcome> outcomes() {
    return answered().map(Answered::outcome);
  }

  private Stream<Answered> answered() {
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
