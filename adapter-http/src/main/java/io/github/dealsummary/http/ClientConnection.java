package io.github.dealsummary.http;

import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.jetty.io.EndPoint;
import org.jspecify.annotations.Nullable;

/**
 * A connection, how long its client has kept the server waiting, and how many bytes of an
 * unfinished body or reply are held for it. Safe for use by many threads.
 */
final class ClientConnection {
  /** What the client has yet to do, since when, and what to do if it takes too long. */
  private record Step(long since, Runnable giveUp) {}

  private final EndPoint endPoint;
  private final Connections all;
  private final AtomicLong held = new AtomicLong();

  /** Null while the client waits for the server. */
  private volatile @Nullable Step step;

  ClientConnection(EndPoint endPoint, Connections all) {
    this.endPoint = endPoint;
    this.all = all;
    await(this::close);
  }

  /** From here on the client has something to send or to read. */
  void await(Runnable giveUp) {
    step = new Step(System.nanoTime(), giveUp);
  }

  /** From here on the client waits for the server. */
  void work() {
    step = null;
  }

  /** From here on the client has to read all of a reply. */
  void awaitReading(long bytes) {
    await(this::close);
    hold(bytes);
  }

  /** A reply is done: the client has to send another head, or to go. */
  void awaitNext() {
    release();
    await(this::close);
  }

  /** Counts bytes that are kept for this client, until they are released. */
  void hold(long bytes) {
    held.addAndGet(bytes);
    all.hold(bytes, this);
  }

  void release() {
    all.release(held.getAndSet(0));
  }

  boolean holdsBytes() {
    return held.get() > 0;
  }

  /** How long the client has been waited for in its present step; negative if it is not. */
  long waitedNanos() {
    Step present = step;
    return present == null ? -1 : System.nanoTime() - present.since();
  }

  void giveUpAfter(long nanos) {
    Step present = step;
    if (present != null && System.nanoTime() - present.since() > nanos) {
      present.giveUp().run();
    }
  }

  void close() {
    endPoint.close(new TimeoutException("The client took too long."));
  }
}
