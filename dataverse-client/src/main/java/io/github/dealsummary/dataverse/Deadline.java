package io.github.dealsummary.dataverse;

import java.time.Duration;

/** The moment a call must have ended, on the monotonic clock. */
record Deadline(Time time, long endNanos) {
  static Deadline in(Duration left, Time time) {
    return new Deadline(time, time.nanos() + left.toNanos());
  }

  Deadline orEarlier(Deadline other) {
    return endNanos - other.endNanos <= 0 ? this : other;
  }

  /** Zero once it has passed. */
  Duration left() {
    return Duration.ofNanos(Math.max(0, endNanos - time.nanos()));
  }

  boolean passed() {
    return left().isZero();
  }
}
