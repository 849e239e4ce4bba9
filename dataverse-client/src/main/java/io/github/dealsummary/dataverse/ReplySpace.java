package io.github.dealsummary.dataverse;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * How many bytes of replies may be read at the same time. All clients of a process share one, since
 * they share its memory.
 *
 * <p>The start of each reply is free, so an ordinary reply never waits. When the space is used up,
 * one call may go on beyond it and the others wait. So some call always comes to its end, and calls
 * that have read half of their replies do not wait for each other.
 */
final class ReplySpace {
  /** What each reply may take without asking. */
  static final int FREE = 256 << 10;

  private static final int STEP = 64 << 10;
  private static final long LEAST = 4L << 20;

  /**
   * One byte of JSON can become up to 15 bytes of objects, and the rest of the heap is not ours.
   */
  private static final int PART_OF_THE_HEAP = 32;

  private static final ReplySpace OF_PROCESS =
      new ReplySpace(Math.max(LEAST, Runtime.getRuntime().maxMemory() / PART_OF_THE_HEAP));

  private final ReentrantLock lock = new ReentrantLock();
  private final List<CountDownLatch> waiting = new ArrayList<>();
  private final long size;
  private long taken;
  private @Nullable Share beyond;

  /**
   * @param size in bytes
   */
  ReplySpace(long size) {
    this.size = size;
  }

  /** The deadline of a call passed while its reply waited for space. */
  static final class NoSpace extends IOException {
    private static final long serialVersionUID = 1L;
  }

  static ReplySpace ofProcess() {
    return OF_PROCESS;
  }

  /** Returns how many calls wait for space. */
  int waiting() {
    lock.lock();
    try {
      return waiting.size();
    } finally {
      lock.unlock();
    }
  }

  /** Returns the same body, whose bytes count until it is closed. */
  InputStream share(InputStream body, CallEnd callEnd) {
    return new Share(body, callEnd);
  }

  private final class Share extends FilterInputStream {
    private final CallEnd callEnd;
    private long read;
    private long held = FREE;

    Share(InputStream body, CallEnd callEnd) {
      super(body);
      this.callEnd = callEnd;
    }

    @Override
    public int read() throws IOException {
      int next = super.read();
      count(next < 0 ? 0 : 1);
      return next;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      int got = super.read(target, offset, Math.min(length, STEP));
      count(Math.max(0, got));
      return got;
    }

    @Override
    public void close() throws IOException {
      release(this, held - FREE);
      held = FREE;
      super.close();
    }

    private void count(int more) throws IOException {
      read += more;
      if (read > held) {
        await();
        held += STEP;
      }
    }

    private void await() throws IOException {
      try {
        for (CountDownLatch released = take(this); released != null; released = take(this)) {
          if (callEnd.isClosed() || callEnd.isCancelled()) {
            throw new IOException("the call has ended");
          }
          if (callEnd.left().isZero()) {
            throw new NoSpace();
          }
          callEnd.pause(callEnd.left(), released);
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new InterruptedIOException("interrupted while waiting for space");
      }
    }
  }

  /** Takes a step's space. Returns null if there was some, else what goes down with a release. */
  private @Nullable CountDownLatch take(Share share) {
    lock.lock();
    try {
      boolean fits = taken + STEP <= size;
      if (fits || beyond == null || beyond == share) {
        taken += STEP;
        beyond = fits ? beyond : share;
        return null;
      }
      CountDownLatch released = new CountDownLatch(1);
      waiting.add(released);
      return released;
    } finally {
      lock.unlock();
    }
  }

  private void release(Share share, long bytes) {
    lock.lock();
    try {
      taken -= bytes;
      if (beyond == share) {
        beyond = null;
      }
      waiting.forEach(CountDownLatch::countDown);
      waiting.clear();
    } finally {
      lock.unlock();
    }
  }
}
