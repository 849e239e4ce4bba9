package io.github.dealsummary.dataverse;

import io.github.dealsummary.dataverse.Signal.Registration;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Everything that ends a call before its answer: deadline, closing of the client, cancellation. */
record CallEnd(Deadline deadline, Signal closing, List<Signal> cancelling) {

  Duration left() {
    return deadline.left();
  }

  boolean isClosed() {
    return closing.isGiven();
  }

  boolean isCancelled() {
    return cancelling.stream().anyMatch(Signal::isGiven);
  }

  /** Runs this when the client is closed or the call is cancelled, but not at the deadline. */
  Registration onEnd(Runnable action) {
    Registration closed = closing.then(action);
    if (cancelling.isEmpty()) {
      return closed;
    }
    List<Registration> cancelled = cancelling.stream().map(c -> c.then(action)).toList();
    return () -> {
      closed.close();
      cancelled.forEach(Registration::close);
    };
  }

  /** Waits for this time, or until the client is closed or the call is cancelled. */
  void pause(Duration time) throws InterruptedException {
    pause(time, new CountDownLatch(1));
  }

  /** Waits for this time, or until the latch is down, or until the call is ended. */
  void pause(Duration time, CountDownLatch latch) throws InterruptedException {
    // A latch instead of a sleep: closing and cancelling count it down from other threads.
    try (Registration end = onEnd(latch::countDown)) {
      boolean ignored = latch.await(time.toNanos(), TimeUnit.NANOSECONDS);
    }
  }
}
