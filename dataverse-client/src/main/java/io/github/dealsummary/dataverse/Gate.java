package io.github.dealsummary.dataverse;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * Lets as many requests be under way as the environment takes, first come, first served.
 *
 * <p>How many starts at the environment's {@code x-ms-dop-hint}, grows with each success while it
 * is made use of, never beyond the 52 that Dataverse allows every user, and halves with a 429.
 * Where a reply says that fewer requests are left in the window, it is that many, so that the
 * window ends with one refusal and not with 52; that header slows down, it never keeps a request
 * back. After a 429 over requests or execution time nobody enters until its {@code Retry-After} has
 * passed, except those whose deadline comes first: another web server, which counts for itself, may
 * take them.
 *
 * @see <a href="https://learn.microsoft.com/power-apps/developer/data-platform/api-limits">Service
 *     protection API limits</a>
 */
final class Gate {
  /** "Number of concurrent requests exceeded the limit of 52." */
  static final int MOST = 52;

  private static final int BEFORE_ANY_HINT = 4;
  private static final Set<String> OVER_WINDOW = Set.of("0x80072321", "0x80072322");

  private final Time time;
  private final ReentrantLock lock = new ReentrantLock();
  private final Set<Waiter> queue = new LinkedHashSet<>();
  private double limit = BEFORE_ANY_HINT;
  private boolean hinted;
  private boolean everThrottled;
  private long leftInWindow = Long.MAX_VALUE;
  private int underWay;
  private final AtomicInteger shrinks = new AtomicInteger();
  private long opensAt;

  Gate(Time time) {
    this.time = time;
    this.opensAt = time.nanos();
  }

  /**
   * One who waits for a place; woken with one, or because the gate has closed or the call ended.
   */
  private static final class Waiter {
    final CountDownLatch woken = new CountDownLatch(1);
    boolean admitted;
  }

  /** A place among the requests under way, to be left. */
  final class Place implements AutoCloseable {
    private final int shrinksBefore = shrinks.get();
    private final boolean hadToWait;

    private Place(boolean hadToWait) {
      this.hadToWait = hadToWait;
    }

    /** Whether it was not free at once. */
    boolean hadToWait() {
      return hadToWait;
    }

    /** Takes from a reply what it says of the environment's limits. */
    void answered(Response reply) {
      learn(
          number(reply.header("x-ms-dop-hint"), false),
          number(reply.header("x-ms-ratelimit-burst-remaining-xrm-requests"), true),
          reply.isSuccessful());
    }

    /** Takes note of a 429. */
    void throttled(DataverseException refusal) {
      shrink(shrinksBefore);
      if (refusal.code().filter(OVER_WINDOW::contains).isPresent()) {
        refusal.retryAfter().ifPresent(Gate.this::closeFor);
      }
    }

    @Override
    public void close() {
      leave();
    }
  }

  /**
   * Waits for a place.
   *
   * @throws TimeoutException if the deadline came first
   * @throws CancellationException if the call was cancelled or its client closed first
   */
  Place enter(Term term) throws InterruptedException, TimeoutException {
    boolean waits = false;
    while (!term.isClosed() && !term.isCancelled()) {
      long closed = nanosClosed();
      if (closed > 0 && closed < term.left().toNanos()) {
        time.sleep(Duration.ofNanos(closed), term);
      } else if (entersAtOnce()) {
        return new Place(waits);
      } else if (entersInTurn(term)) {
        return new Place(true);
      } else if (term.left().isZero()) {
        throw new TimeoutException("No place came free.");
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

  /** How many wait for others to leave. */
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
      boolean enters = queue.isEmpty() && hasRoom();
      underWay += enters ? 1 : 0;
      return enters;
    } finally {
      lock.unlock();
    }
  }

  /** Gives a place back that was given to one who no longer wants it. */
  private boolean entersInTurn(Term term) throws InterruptedException {
    Waiter waiter = new Waiter();
    lock.lock();
    try {
      queue.add(waiter);
      admit(); // a place may have come free since
    } finally {
      lock.unlock();
    }
    boolean taken = false;
    try {
      term.pause(term.left(), waiter.woken);
      taken = true;
    } finally {
      taken = stopsWaiting(waiter) && taken;
      if (!taken && waiter.admitted) {
        leave();
      }
    }
    return taken;
  }

  /** Whether a place had been given to it. */
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
    lock.lock();
    try {
      underWay--;
      admit();
    } finally {
      lock.unlock();
    }
  }

  private void admit() {
    Iterator<Waiter> next = queue.iterator();
    while (next.hasNext() && hasRoom()) {
      Waiter waiter = next.next();
      next.remove();
      underWay++;
      waiter.admitted = true;
      waiter.woken.countDown();
    }
  }

  private boolean hasRoom() {
    return underWay < Math.min((long) limit, Math.max(1, leftInWindow));
  }

  private void learn(long hint, long left, boolean success) {
    lock.lock();
    try {
      if (hint > 0 && !hinted) {
        hinted = true;
        limit = Math.min(hint, MOST);
      }
      leftInWindow = left >= 0 ? left : Long.MAX_VALUE;
      if (success && underWay >= (long) limit) {
        limit = Math.min(MOST, limit + (everThrottled ? 1 / limit : 1));
      }
      admit();
    } finally {
      lock.unlock();
    }
  }

  /** Once for all the requests that were under way together. */
  private void shrink(int shrinksBefore) {
    lock.lock();
    try {
      if (shrinks.compareAndSet(shrinksBefore, shrinksBefore + 1)) {
        everThrottled = true;
        limit = Math.max(1, limit / 2);
      }
    } finally {
      lock.unlock();
    }
  }

  private void closeFor(Duration wait) {
    lock.lock();
    try {
      long until = time.nanos() + wait.toNanos();
      if (until - opensAt > 0) {
        opensAt = until;
      }
      List<Waiter> all = new ArrayList<>(queue);
      queue.clear();
      all.forEach(waiter -> waiter.woken.countDown());
    } finally {
      lock.unlock();
    }
  }

  private long nanosClosed() {
    lock.lock();
    try {
      return opensAt - time.nanos();
    } finally {
      lock.unlock();
    }
  }

  /**
   * The number at the start of a header; below 0 if there is none.
   *
   * @param thousands whether {@code 7,999} is one number, not the first of two
   */
  private static long number(@Nullable String header, boolean thousands) {
    long number = -1;
    for (int i = 0; header != null && i < header.length() && number < 1_000_000; i++) {
      char c = header.charAt(i);
      if (c >= '0' && c <= '9') {
        number = Math.max(0, number) * 10 + (c - '0');
      } else if (c != ',' || !thousands) {
        break;
      }
    }
    return number;
  }
}
