package io.github.dealsummary.contract;

import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Says where an unexpected failure came from: the types and frames of the failure and its causes.
 * Messages are left out, since they may quote customers' data and secrets.
 */
public final class FailureTrace {
  /** Deep enough to find the place, short enough for a line of a log. */
  private static final int CAUSES_IN_A_LINE = 5;

  private static final int FRAMES_IN_A_LINE = 12;

  private FailureTrace() {}

  /** Lists the failure, its frames and then those of its causes, a line each. */
  public static List<String> lines(Throwable failure) {
    return causes(failure)
        .flatMap(cause -> Stream.concat(type(cause, failure), frames(cause)))
        .toList();
  }

  /** The first frames of the first causes. */
  static String inOneLine(Throwable failure) {
    return String.join(
        " ",
        causes(failure)
            .limit(CAUSES_IN_A_LINE)
            .flatMap(
                cause -> Stream.concat(type(cause, failure), frames(cause).limit(FRAMES_IN_A_LINE)))
            .toList());
  }

  private static Stream<Throwable> causes(Throwable failure) {
    // Causes may lead back to where they began: Java only keeps a failure from causing itself.
    Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
        .takeWhile(seen::add);
  }

  private static Stream<String> type(Throwable cause, Throwable failure) {
    String name = cause.getClass().getName();
    return Stream.of(cause == failure ? name : "caused by " + name);
  }

  private static Stream<String> frames(Throwable cause) {
    return Arrays.stream(cause.getStackTrace()).map(frame -> "at " + frame);
  }
}
