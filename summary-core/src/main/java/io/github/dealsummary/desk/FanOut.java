package io.github.dealsummary.desk;

import static java.util.Objects.requireNonNull;

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
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;

/**
 * Runs a task in each environment, side by side. Equal questions at the same time share one call.
 *
 * @param <R> the result in one environment
 */
final class FanOut<R> {
  private static final String ACT_FOR_OTHERS = "prvActOnBehalfOfAnotherUser";

  /** The size of two full pages of customers, 5,000 accounts and 5,000 contacts. */
  private static final long LARGEST_REPLY = 8L << 20;

  /** The codes for a person who is no member, has no role, lacks a privilege or access to a row. */
  private static final Set<String> CALLERS_LACK =
      Set.of("0x80072560", "0x80042f09", "0x80040220", "0x80048306");

  /** The task in one environment. */
  interface Task<R> {
    R answer(Environment environment, Question question);
  }

  /** The key under which equal questions in one environment share a call. */
  private record Key(String environment, Question question) {}

  private final SideBySide sideBySide;
  private final Task<R> task;
  private final SharedCalls<Key, R> calls = new SharedCalls<>(result -> false);

  FanOut(SideBySide sideBySide, Task<R> task) {
    this.sideBySide = sideBySide;
    this.task = task;
  }

  /**
   * Runs the task in each environment.
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

  /** Returns how long a question to the environment may take. */
  static Duration limit(Environment environment, Question question) {
    return question
        .timeLimit()
        .filter(asked -> asked.compareTo(environment.deadline()) < 0)
        .orElse(environment.deadline());
  }

  /** Returns the same environment with this deadline. */
  static Environment within(Environment environment, Duration limit) {
    return new Environment(environment.name(), environment.role(), environment.client(), limit);
  }

  private Part<R> part(Environment environment, Question question, boolean amongSeveral) {
    try {
      Environment asked = asking(environment, question);
      // A finder or generator of the embedder's own may break its promise.
      Supplier<R> call = () -> requireNonNull(task.answer(asked, question), "answer");
      Key key = new Key(environment.name(), question);
      return new Told<>(environment.name(), calls.get(key, asked.client().timeLeft(), call, call));
    } catch (DataverseException e) {
      return question.caller().isPresent() && isTheCallersLack(e)
          ? new NotPermitted<>(environment.name())
          : new Failed<>(environment.name(), e);
    } catch (RuntimeException e) {
      if (!amongSeveral) {
        // There is no other answer to keep, so the caller gets the fault itself.
        throw e;
      }
      // The answers of the other environments are still right.
      return new Failed<>(environment.name(), unexpected(e));
    }
  }

  /** Returns the environment with a client that acts for the caller and whose time is running. */
  private static Environment asking(Environment environment, Question question) {
    Duration limit = limit(environment, question);
    DataverseClient view = environment.client().within(limit).readingAtMost(LARGEST_REPLY);
    return new Environment(
        environment.name(),
        environment.role(),
        question.caller().map(view::onBehalfOf).orElse(view),
        limit);
  }

  /**
   * Returns true if the caller lacks a right. Whatever else is forbidden is a failure, since a
   * caller cannot correct it: a right of our application, a firewall, a disabled user.
   */
  private static boolean isTheCallersLack(DataverseException e) {
    return e.kind() == Kind.FORBIDDEN
        && e.missingPrivilege().filter(ACT_FOR_OTHERS::equalsIgnoreCase).isEmpty()
        && (e.missingPrivilege().isPresent()
            || e.code().filter(CALLERS_LACK::contains).isPresent());
  }

  private static DataverseException unexpected(RuntimeException e) {
    String message = "Its answer could not be processed. Please report this.";
    return DataverseException.of(Kind.UNREADABLE, message).cause(e).build();
  }
}
