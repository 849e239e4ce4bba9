package io.github.dealsummary.desk;

import io.github.dealsummary.Environment;
import io.github.dealsummary.Question;
import io.github.dealsummary.dataverse.DataverseClient;
import io.github.dealsummary.dataverse.DataverseException;
import io.github.dealsummary.dataverse.DataverseException.Kind;
import io.github.dealsummary.desk.Parts.Failed;
import io.github.dealsummary.desk.Parts.NotPermitted;
import io.github.dealsummary.desk.Parts.Part;
import io.github.dealsummary.desk.Parts.Told;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;

/**
 * Does one thing in each environment, side by side. Equal questions that are in flight share one
 * call.
 *
 * @param <R> what it leads to in one environment
 */
final class FanOut<R> {
  private static final String MAY_NOT_ACT_FOR_OTHERS = "0x8004a110";
  private static final String ACT_FOR_OTHERS = "prvActOnBehalfOfAnotherUser";

  /** What is done in one environment. */
  interface Task<R> {
    R answer(Environment environment, Question question);
  }

  /** A question in one environment: what equal ones share while it is being answered. */
  private record Key(String environment, Question question) {}

  private final SideBySide sideBySide;
  private final Task<R> task;
  private final SharedCalls<Key, R> calls = new SharedCalls<>(result -> false);

  FanOut(SideBySide sideBySide, Task<R> task) {
    this.sideBySide = sideBySide;
    this.task = task;
  }

  /**
   * Asks each environment.
   *
   * @throws DataverseException if none of them could be asked
   */
  Parts<R> ask(List<Environment> environments, Question question) {
    boolean several = environments.size() > 1;
    try {
      return Parts.of(
          question,
          sideBySide.run(environments, environment -> part(environment, question, several)));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw DataverseException.of(Kind.UNAVAILABLE, "The thread that asked was interrupted.")
          .cause(e)
          .build();
    } catch (RejectedExecutionException e) {
      throw DataverseException.of(Kind.UNAVAILABLE, "The desk was closed.").cause(e).build();
    }
  }

  /** How long a question to the environment may take. */
  static Duration limit(Environment environment, Question question) {
    return question
        .timeLimit()
        .filter(asked -> asked.compareTo(environment.deadline()) < 0)
        .orElse(environment.deadline());
  }

  /** The same environment with this time for a question. */
  static Environment within(Environment environment, Duration limit) {
    return new Environment(environment.name(), environment.role(), environment.client(), limit);
  }

  private Part<R> part(Environment environment, Question question, boolean amongSeveral) {
    try {
      Environment asked = asking(environment, question);
      Supplier<R> call = () -> task.answer(asked, question);
      Key key = new Key(environment.name(), question);
      return new Told<>(environment.name(), calls.get(key, asked.client().timeLeft(), call, call));
    } catch (DataverseException e) {
      return question.caller().isPresent() && isTheCallersLack(e)
          ? new NotPermitted<>(environment.name())
          : new Failed<>(environment.name(), e);
    } catch (RuntimeException e) {
      if (!amongSeveral) {
        throw e;
      }
      // The answers of the other environments stand.
      return new Failed<>(environment.name(), unexpected(e));
    }
  }

  /** The environment for one question: its client's time is running, on behalf of the caller. */
  private static Environment asking(Environment environment, Question question) {
    Duration limit = limit(environment, question);
    DataverseClient view = environment.client().within(limit);
    return new Environment(
        environment.name(),
        environment.role(),
        question.caller().map(view::onBehalfOf).orElse(view),
        limit);
  }

  /**
   * Whether the caller lacks a right. Our application's own lack is a failure: no caller can mend
   * it.
   */
  private static boolean isTheCallersLack(DataverseException e) {
    return e.kind() == Kind.FORBIDDEN
        && e.code().filter(MAY_NOT_ACT_FOR_OTHERS::equals).isEmpty()
        && e.missingPrivilege().filter(ACT_FOR_OTHERS::equalsIgnoreCase).isEmpty();
  }

  private static DataverseException unexpected(RuntimeException e) {
    String message =
        "Its answer could not be processed (" + e.getClass().getName() + "). Please report this.";
    return DataverseException.of(Kind.UNREADABLE, message).cause(e).build();
  }
}
