package io.github.dealsummary.dataverse;

import io.github.dealsummary.dataverse.Signal.Registration;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** What ends a call before its answer: its deadline, the closing of its client, a cancellation. */
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

  /** Has this run when the client is closed or the call cancelled; not at the deadline. */
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

  /** Lets this time pass, or less if the call ends. */
  void pause(Duration time) throws InterruptedException {
    pause(time, new CountDownLatch(1));
  }

  /** The same, also ended by the latch. */
  void pause(Duration time, CountDownLatch latch) throws InterruptedException {
    try (Registration end = onEnd(latch::countDown)) {
      boolean ignored = latch.await(time.toNanos(), TimeUnit.NANOSECONDS);
    }
  }
}
