package io.github.dealsummary.dataverse;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;

/** Clocks, waiting and chance in one place, so that a test can replace them. */
interface TimeSource {
  /** Returns the monotonic clock, which does not move when the wall clock is set. */
  long nanos();

  /** Returns the wall clock, by which tokens expire. */
  Instant now();

  /** Waits for this time, or until the call is ended. */
  void sleep(Duration duration, CallEnd callEnd) throws InterruptedException;

  /** Returns a random number from 0 (inclusive) to 1 (exclusive). */
  double chance();

  /** Returns the machine's own clocks and chance. */
  static TimeSource system() {
    return new TimeSource() {
      @Override
      public long nanos() {
        return System.nanoTime();
      }

      @Override
      public Instant now() {
        return Instant.now();
      }

      @Override
      public void sleep(Duration duration, CallEnd callEnd) throws InterruptedException {
        callEnd.pause(duration);
      }

      @Override
      public double chance() {
        return ThreadLocalRandom.current().nextDouble();
      }
    };
  }
}
