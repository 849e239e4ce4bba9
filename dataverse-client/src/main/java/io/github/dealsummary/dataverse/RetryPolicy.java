package io.github.dealsummary.dataverse;

import java.time.Duration;

/**
 * How often a failed attempt is repeated, and after what pause, always within the call's deadline.
 *
 * <p>Any call is repeated after a 429, since Dataverse refuses it before it starts, and after an
 * attempt that found no connection. Calls that are safe to repeat are also repeated after 408, 502,
 * 503, 504, a broken connection, and the codes of deadlocks and locks (0x80044150, 0x80044151,
 * 0x80044339, 0x80071151). Reads, functions, the writes that {@link Write} lists and calls marked
 * repeatable are safe to repeat.
 *
 * <p>A {@code Retry-After} is obeyed; if it would pass the deadline, the call ends at once. Without
 * one the pause is random. Its upper limit is {@code firstPause}, doubles with each attempt, and
 * never exceeds {@code longestPause}.
 *
 * @param repetitions how many attempts may follow the first; 0 for none
 * @param firstPause the longest pause before the first repetition
 * @param longestPause the longest pause before any repetition
 */
public record RetryPolicy(int repetitions, Duration firstPause, Duration longestPause) {
  public RetryPolicy {
    if (repetitions < 0 || firstPause.isNegative() || longestPause.compareTo(firstPause) < 0) {
      throw new IllegalArgumentException(
          "Give 0 or more repetitions, and a longest pause that is not shorter than the first pause.");
    }
  }

  /** The default: four repetitions, with pauses from half a second up to 20 seconds. */
  public static RetryPolicy standard() {
    return new RetryPolicy(4, Duration.ofMillis(500), Duration.ofSeconds(20));
  }

  /** No repetitions: each call makes one attempt. */
  public static RetryPolicy none() {
    return new RetryPolicy(0, Duration.ZERO, Duration.ZERO);
  }

  /** The longest pause before the given repetition, counted from 1. */
  Duration ceiling(int repetition) {
    Duration doubled = firstPause.multipliedBy(1L << Math.min(repetition - 1, 20));
    return doubled.compareTo(longestPause) < 0 ? doubled : longestPause;
  }
}
