package io.github.dealsummary.dataverse;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;

/** Clocks, waiting and chance, so that a test can have its own. */
interface TimeSource {
  /** The monotonic clock: setting the wall clock does not move it. */
  long nanos();

  /** The wall clock, which tokens expire by. */
  Instant now();

  /** Lets a pause pass, or ends it early if the call ends. */
  void sleep(Duration duration, CallEnd callEnd) throws InterruptedException;

  /** From 0 inclusive to 1 exclusive. */
  double chance();

  /** The machine's own. */
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
