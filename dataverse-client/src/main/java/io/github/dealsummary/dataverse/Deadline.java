package io.github.dealsummary.dataverse;

import java.time.Duration;

/** The moment a call must have ended, on the monotonic clock. */
record Deadline(TimeSource time, long endNanos) {
  private static final Duration LONGEST = Duration.ofDays(10_000); // in nanoseconds it fits a long

  static Deadline in(Duration left, TimeSource time) {
    Duration fits = left.compareTo(LONGEST) < 0 ? left : LONGEST;
    return new Deadline(time, time.nanos() + Math.max(0, fits.toNanos()));
  }

  Deadline orEarlier(Deadline other) {
    return endNanos - other.endNanos <= 0 ? this : other;
  }

  /** Zero once it has passed. */
  Duration left() {
    return Duration.ofNanos(Math.max(0, endNanos - time.nanos()));
  }
}
