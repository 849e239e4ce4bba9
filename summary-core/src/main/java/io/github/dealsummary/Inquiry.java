package io.github.dealsummary;

import static java.util.stream.Collectors.joining;

import io.github.dealsummary.DealAnswer.Outcome;
import io.github.dealsummary.EnvironmentAnswer.Answered;
import io.github.dealsummary.EnvironmentAnswer.Failed;
import io.github.dealsummary.dataverse.DataverseException;
import io.github.dealsummary.dataverse.DataverseException.Kind;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;

/** Puts a question to each environment, side by side, and joins what comes back. */
final class Inquiry implements AutoCloseable {
  private static final String MAY_NOT_ACT_FOR_OTHERS = "0x8004a110";
  private static final String ACT_FOR_OTHERS = "prvActOnBehalfOfAnotherUser";

  /** What is done in one environment: one of the desk's capabilities. */
  interface Capability {
    SummaryResult answer(Environment environment, Question question);
  }

  /** A question in one environment: what equal ones share while it is being answered. */
  private record Key(Capability capability, String environment, Question question) {}

  private final SideBySide sideBySide = new SideBySide();
  private final SharedCalls<Key, SummaryResult> calls = new SharedCalls<>(result -> false);

  DealAnswer ask(List<Environment> environments, Question question, Capability capability) {
    List<EnvironmentAnswer> answers = answers(environments, question, capability);
    List<Failed> failures =
        answers.stream().filter(Failed.class::isInstance).map(Failed.class::cast).toList();
    if (failures.size() == answers.size()) {
      throw joined(failures, environments.size());
    }
    DealAnswer answer = new DealAnswer(question, answers);
    // Whom one environment does not know, the silent one may: that is no "unknown".
    if (answer.outcome() == Outcome.UNKNOWN_CUSTOMER) {
      throwFailures(answer, " The others know no such customer.");
    }
    return answer;
  }

  /**
   * Where an answer does not stand unless every environment has given it.
   *
   * @param more what to say of the others
   */
  static void throwFailures(DealAnswer answer, String more) {
    List<Failed> failures = answer.failures().toList();
    if (!failures.isEmpty()) {
      DataverseException joined = joined(failures, answer.environments().size());
      throw retold(joined, joined.getMessage() + more);
    }
  }

  @Override
  public void close() {
    sideBySide.close();
  }

  private List<EnvironmentAnswer> answers(
      List<Environment> environments, Question question, Capability capability) {
    boolean several = environments.size() > 1;
    try {
      return sideBySide.run(
          environments, environment -> answer(environment, question, capability, several));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw DataverseException.of(Kind.UNAVAILABLE, "The thread that asked was interrupted.")
          .cause(e)
          .build();
    } catch (RejectedExecutionException e) {
      throw DataverseException.of(Kind.UNAVAILABLE, "The desk was closed.").cause(e).build();
    }
  }

  private EnvironmentAnswer answer(
      Environment environment, Question question, Capability capability, boolean amongSeveral) {
    try {
      Environment asked = environment.asking(question);
      Key key = new Key(capability, environment.name(), question);
      Supplier<SummaryResult> call = () -> capability.answer(asked, question);
      return new Answered(
          environment.name(), calls.get(key, asked.client().timeLeft(), call, call));
    } catch (DataverseException e) {
      return question.caller().isPresent() && isTheCallersLack(e)
          ? new Answered(environment.name(), new SummaryResult.NotPermitted())
          : new Failed(environment.name(), e);
    } catch (RuntimeException e) {
      if (!amongSeveral) {
        throw e;
      }
      return new Failed(environment.name(), unexpected(e)); // the others' answers stand
    }
  }

  /** Not where it is our application that may not act for others: no caller can mend that. */
  private static boolean isTheCallersLack(DataverseException e) {
    return e.kind() == Kind.FORBIDDEN
        && e.code().filter(MAY_NOT_ACT_FOR_OTHERS::equals).isEmpty()
        && e.missingPrivilege().filter(ACT_FOR_OTHERS::equalsIgnoreCase).isEmpty();
  }

  private static DataverseException unexpected(RuntimeException e) {
    String message = "Its answer led to something unexpected (" + e.getClass().getName() + ").";
    return DataverseException.of(Kind.UNREADABLE, message).cause(e).build();
  }

  /**
   * The first failure's kind and codes, and the words of all, each under its environment's name.
   */
  private static DataverseException joined(List<Failed> failures, int asked) {
    DataverseException first = failures.get(0).failure();
    if (asked == 1) {
      return first;
    }
    String words =
        failures.stream()
            .map(failed -> failed.environment() + ": " + failed.failure().getMessage())
            .collect(joining(" "));
    return retold(first, words);
  }

  /** The same failure in these words. */
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
