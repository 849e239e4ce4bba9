package io.github.dealsummary.desk;

import static java.util.stream.Collectors.joining;

import io.github.dealsummary.DealAnswer;
import io.github.dealsummary.EnvironmentAnswer;
import io.github.dealsummary.Outcome;
import io.github.dealsummary.Question;
import io.github.dealsummary.dataverse.DataverseException;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The results of a task in each environment.
 *
 * @param question the question that was asked
 * @param all one part for each environment, in the order asked; at least one did not fail
 * @param <R> the result in one environment
 */
record Parts<R>(Question question, List<Part<R>> all) {
  /** The result in one environment. */
  sealed interface Part<R> {
    String environment();

    EnvironmentAnswer answer(Function<R, Outcome> outcome);
  }

  record Told<R>(String environment, R result) implements Part<R> {
    @Override
    public EnvironmentAnswer answer(Function<R, Outcome> outcome) {
      return new EnvironmentAnswer.Answered(environment, outcome.apply(result));
    }
  }

  record NotPermitted<R>(String environment) implements Part<R> {
    @Override
    public EnvironmentAnswer answer(Function<R, Outcome> outcome) {
      return new EnvironmentAnswer.Answered(environment, new Outcome.NotPermitted());
    }
  }

  record Failed<R>(String environment, DataverseException failure) implements Part<R> {
    @Override
    public EnvironmentAnswer answer(Function<R, Outcome> outcome) {
      return new EnvironmentAnswer.Failed(environment, failure);
    }
  }

  /**
   * Joins the parts.
   *
   * @throws DataverseException if every environment failed
   */
  static <R> Parts<R> of(Question question, List<Part<R>> all) {
    Parts<R> parts = new Parts<>(question, all);
    if (parts.failures().count() == all.size()) {
      throw parts.joinedFailures();
    }
    return parts;
  }

  /** Returns the parts of the environments that answered. */
  Stream<Told<R>> told() {
    return all.stream()
        .flatMap(part -> part instanceof Told<R> told ? Stream.of(told) : Stream.of());
  }

  /** Returns each environment's part of an answer. */
  List<EnvironmentAnswer> answers(Function<R, Outcome> outcome) {
    return all.stream().map(part -> part.answer(outcome)).toList();
  }

  /**
   * Joins the parts to an answer.
   *
   * @throws DataverseException if an environment failed and the others do not know the customer,
   *     since the one that failed may know it
   */
  DealAnswer answer(Function<R, Outcome> outcome) {
    DealAnswer answer = new DealAnswer(question, answers(outcome));
    if (answer.outcome() instanceof Outcome.UnknownCustomer) {
      throwFailures(" The others do not know the customer.");
    }
    return answer;
  }

  /**
   * Throws the joined failures, if there are any. This is for answers that need every environment.
   *
   * @param more the words to add about the other environments
   */
  void throwFailures(String more) {
    if (failures().findAny().isPresent()) {
      DataverseException joined = joinedFailures();
      throw retold(joined, joined.getMessage() + more);
    }
  }

  private Stream<Failed<R>> failures() {
    return all.stream()
        .flatMap(part -> part instanceof Failed<R> failed ? Stream.of(failed) : Stream.of());
  }

  /** Joins the failures: kind and codes of the first, and the messages of all with their names. */
  private DataverseException joinedFailures() {
    DataverseException first = failures().findFirst().orElseThrow().failure();
    if (all.size() == 1) {
      return first;
    }
    String words =
        failures()
            .map(failed -> failed.environment() + ": " + failed.failure().getMessage())
            .collect(joining(" "));
    return retold(first, words);
  }

  /** Returns the same failure with these words. */
  static DataverseException retold(DataverseException failure, String words) {
    DataverseException.Builder retold =
        DataverseException.of(failure.kind(), words)
            .status(failure.status().orElse(0))
            .code(failure.code().orElse(null))
            .requestIds(failure.requestIds())
            .retryAfter(failure.retryAfter().orElse(null))
            .cause(failure);
    return failure.deadlinePassed() ? retold.deadlinePassed().build() : retold.build();
  }
}
