package io.github.dealsummary.emulator;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;

/** The time that a client may keep the emulator waiting. */
final class Patience implements AutoCloseable {
  /** As long as Dataverse works on a request at most, so no client that works is cut off. */
  static final Duration USUAL = Duration.ofMinutes(2);

  private final ScheduledThreadPoolExecutor clock =
      // A request that comes while the emulator closes is not waited for, and is no failure.
      new ScheduledThreadPoolExecutor(
          1, LoopbackListener::daemon, new ThreadPoolExecutor.DiscardPolicy());
  private final Duration length;

  Patience(Duration length) {
    this.length = length;
    // A wait that ended in time would else be kept until its time is over.
    clock.setRemoveOnCancelPolicy(true);
  }

  /**
   * Begins to wait.
   *
   * @param giveUp ends the wait from outside, unless it was closed before
   */
  Wait begin(Runnable giveUp) {
    return new Wait(giveUp);
  }

  @Override
  public void close() {
    clock.shutdownNow();
  }

  /** A wait for a client, which ends when it is closed. */
  final class Wait implements AutoCloseable {
    private final Runnable giveUp;
    private final Future<?> timeout;
    private boolean over;

    private Wait(Runnable giveUp) {
      this.giveUp = giveUp;
      this.timeout = clock.schedule(this::expire, length.toNanos(), NANOSECONDS);
    }

    private synchronized void expire() {
      if (!over) {
        giveUp.run();
      }
    }

    @Override
    public void close() {
      timeout.cancel(false);
      // It may be expiring at this moment. Afterwards it must not.
      synchronized (this) {
        over = true;
      }
    }
  }
}
