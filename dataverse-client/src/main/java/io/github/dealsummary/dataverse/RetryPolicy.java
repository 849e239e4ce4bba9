package io.github.dealsummary.dataverse;

import java.time.Duration;

/**
 * How often and after what pause a failed attempt is repeated, always within the call's deadline.
 *
 * <p>Repeated are a 429, since Dataverse refuses before it starts; a call that found no connection;
 * and, of calls that are safe to repeat, 408, 502, 503, 504, the codes of deadlocks and locks
 * (0x80044150, 0x80044151, 0x80044339, 0x80071151) and broken connections. Safe are reads and
 * functions, the writes that {@link Write} lists, and what is marked repeatable. A {@code
 * Retry-After} is obeyed, and one that would pass the deadline ends the call at once. Without one
 * the pause is random, up to {@code firstPause} doubled with each attempt, up to {@code
 * longestPause}.
 *
 * @param repetitions after the first attempt; 0 for none
 */
public record RetryPolicy(int repetitions, Duration firstPause, Duration longestPause) {
  public RetryPolicy {
    if (repetitions < 0 || firstPause.isNegative() || longestPause.compareTo(firstPause) < 0) {
      throw new IllegalArgumentException(
          "Give 0 or more repetitions and a longest pause not shorter than the first.");
    }
  }

  /** Four repetitions, pauses from half a second up to 20 seconds. The default. */
  public static RetryPolicy standard() {
    return new RetryPolicy(4, Duration.ofMillis(500), Duration.ofSeconds(20));
  }

  /** One attempt only. */
  public static RetryPolicy none() {
    return new RetryPolicy(0, Duration.ZERO, Duration.ZERO);
  }

  /** The longest pause before the given repetition, counted from 1. */
  Duration ceiling(int repetition) {
    Duration doubled = firstPause.multipliedBy(1L << Math.min(repetition - 1, 20));
    return doubled.compareTo(longestPause) < 0 ? doubled : longestPause;
  }
}
