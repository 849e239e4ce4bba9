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
 * @param question the question that was asked
 * @param environments the parts, of which at least one is an answer
 * @param insight the insight that was to be shared; absent if the question shares nothing
 */
public record DealAnswer(
    Question question, List<EnvironmentAnswer> environments, Optional<Insight> insight) {
  /**
   * @throws IllegalArgumentException if no environment answered
   */
  public DealAnswer {
    environments = List.copyOf(environments);
    if (environments.stream().noneMatch(Answered.class::isInstance)) {
      throw new IllegalArgumentException("An answer needs at least one environment that answered.");
    }
  }

  /** Makes the answer to a question that shares nothing. */
  public DealAnswer(Question question, List<EnvironmentAnswer> environments) {
    this(question, environments, Optional.empty());
  }

  /** Returns the part whose outcome is that of the whole answer; see {@link Outcome.Kind}. */
  public Answered deciding() {
    return answered().min(comparing(part -> part.outcome().kind())).orElseThrow();
  }

  /** Returns the outcome of the whole answer, which is that of {@link #deciding()}. */
  public Outcome outcome() {
    return deciding().outcome();
  }

  /** Returns the outcomes of the environments that answered. */
  public Stream<Outcome> outcomes() {
    return answered().map(Answered::outcome);
  }

  private Stream<Answered> answered() {
    return environments.stream().filter(Answered.class::isInstance).map(Answered.class::cast);
  }

  /** Returns the environments that could not be asked. */
  public Stream<Failed> failures() {
    return environments.stream().filter(Failed.class::isInstance).map(Failed.class::cast);
  }

  /**
   * Returns the answer in words, the same for every adapter. It is plain text. Its lines end with a
   * line feed, and it holds no characters that control a terminal.
   */
  public String text() {
    return AnswerWording.of(this);
  }
}
