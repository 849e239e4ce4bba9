package io.github.dealsummary.dataverse;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import okhttp3.Response;

/**
 * Gives out request slots, as many as the {@link ConcurrencyLimit} allows, in the order of asking.
 *
 * <p>After a refusal over the number of requests or the execution time, the gate is closed until
 * the {@code Retry-After} has passed, or for five seconds if there is none. A call whose deadline
 * comes first enters all the same: another web server of the environment, which counts for itself,
 * may accept it.
 *
 * @see <a href="https://learn.microsoft.com/power-apps/developer/data-platform/api-limits">Service
 *     protection API limits</a>
 */
final class Gate {
  private static final Set<KnownError> OVER_WINDOW =
      EnumSet.of(KnownError.TOO_MANY_REQUESTS, KnownError.TOO_MUCH_TIME, KnownError.THROTTLING);

  /** The time in which a hundred of 6,000 requests leave a window of five minutes. */
  private static final Duration UNLESS_TOLD = Duration.ofSeconds(5);

  private final TimeSource time;
  private final ReentrantLock lock = new ReentrantLock();
  private final Set<Waiter> queue = new LinkedHashSet<>();
  private final ConcurrencyLimit limit = new ConcurrencyLimit();
  private int underWay;
  private long opensAt;

  Gate(TimeSource time) {
    this.time = time;
    this.opensAt = time.nanos();
  }

  /** A call that waits for a slot. A slot, the closing of the gate or the call's end wakes it. */
  private static final class Waiter {
    final CountDownLatch woken = new CountDownLatch(1);
    boolean admitted;
  }

  /** A slot for one request in progress. Closing gives it back. */
  final class Slot implements AutoCloseable {
    private final int refusalsBefore = limit.refusals();
    private final boolean hadToWait;

    private Slot(boolean hadToWait) {
      this.hadToWait = hadToWait;
    }

    /** Returns whether the call had to wait for it. */
    boolean hadToWait() {
      return hadToWait;
    }

    /** Learns from a reply what it says about the environment's limits. */
    void answered(Response reply) {
      locked(
          () -> {
            limit.learn(reply, underWay);
            admit();
          });
    }

    /** Halves the limit after a refusal, and closes the gate if the window is used up. */
    void throttled(DataverseException refusal) {
      locked(() -> limit.cut(refusalsBefore));
      // Without a code it is the same limit, said by a server in front of Dataverse.
      if (refusal.code().isEmpty()
          || KnownError.of(refusal.code()).filter(OVER_WINDOW::contains).isPresent()) {
        closeFor(refusal.retryAfter().orElse(UNLESS_TOLD));
      }
    }

    @Override
    public void close() {
      leave();
    }
  }

  /**
   * Waits for a slot.
   *
   * @throws TimeoutException if the deadline came first
   * @throws CancellationException if the call was cancelled or its client closed first
   */
  Slot enter(CallEnd callEnd) throws InterruptedException, TimeoutException {
    boolean waits = false;
    while (!callEnd.isClosed() && !callEnd.isCancelled()) {
      long closed = nanosClosed();
      if (closed > 0 && closed < callEnd.left().toNanos()) {
        time.sleep(Duration.ofNanos(closed), callEnd);
      } else if (entersAtOnce()) {
        return new Slot(waits);
      } else if (entersInTurn(callEnd)) {
        return new Slot(true);
      } else if (callEnd.left().isZero()) {
        throw new TimeoutException("No slot came free.");
      }
      waits = true;
    }
    throw new CancellationException("The call has ended.");
  }

  int underWay() {
    lock.lock();
    try {
      return underWay;
    } finally {
      lock.unlock();
    }
  }

  /** Returns how many calls wait for a slot. */
  int waiting() {
    lock.lock();
    try {
      return queue.size();
    } finally {
      lock.unlock();
    }
  }

  private boolean entersAtOnce() {
    lock.lock();
    try {
      boolean enters = queue.isEmpty() && limit.allows(underWay);
      underWay += enters ? 1 : 0;
      return enters;
    } finally {
      lock.unlock();
    }
  }

  /** Waits in the queue. A slot that arrives too late is given back. */
  private boolean entersInTurn(CallEnd callEnd) throws InterruptedException {
    Waiter waiter = new Waiter();
    locked(
        () -> {
          queue.add(waiter);
          admit(); // a slot may have come free since
        });
    boolean taken = false;
    try {
      callEnd.pause(callEnd.left(), waiter.woken);
      taken = true;
    } finally {
      taken = stopsWaiting(waiter) && taken;
      if (!taken && waiter.admitted) {
        leave();
      }
    }
    return taken;
  }

  /** Takes the waiter out of the queue and returns whether it had got a slot. */
  private boolean stopsWaiting(Waiter waiter) {
    lock.lock();
    try {
      queue.remove(waiter);
      return waiter.admitted;
    } finally {
      lock.unlock();
    }
  }

  private void leave() {
    locked(
        () -> {
          underWay--;
          admit();
        });
  }

  private void admit() {
    Iterator<Waiter> next = queue.iterator();
    while (next.hasNext() && limit.allows(underWay)) {
      Waiter waiter = next.next();
      next.remove();
      underWay++;
      waiter.admitted = true;
      waiter.woken.countDown();
    }
  }

  private void closeFor(Duration wait) {
    locked(
        () -> {
          long until = time.nanos() + wait.toNanos();
          opensAt = until - opensAt > 0 ? until : opensAt;
          // They wake without a slot, see that the gate is closed, and sleep until it opens.
          queue.forEach(waiter -> waiter.woken.countDown());
          queue.clear();
        });
  }

  private long nanosClosed() {
    lock.lock();
    try {
      return opensAt - time.nanos();
    } finally {
      lock.unlock();
    }
  }

  private void locked(Runnable action) {
    lock.lock();
    try {
      action.run();
    } finally {
      lock.unlock();
    }
  }
}
