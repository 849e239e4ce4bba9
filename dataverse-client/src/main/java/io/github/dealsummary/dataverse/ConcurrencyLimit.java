package io.github.dealsummary.dataverse;

import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * How many requests may be in progress at the same time, learned from an environment's replies.
 *
 * <p>The limit starts at the environment's {@code x-ms-dop-hint} and halves with a 429. It grows
 * with each success while it is fully used, up to the 52 that Dataverse allows every user. If a
 * reply says that fewer requests are left in the window, the limit is that number, but at least
 * one. So a window ends with one refusal and not with 52.
 *
 * <p>Not safe for threads by itself: the gate's lock guards it.
 */
final class ConcurrencyLimit {
  /** "Number of concurrent requests exceeded the limit of 52." */
  static final int MOST = 52;

  private static final int BEFORE_ANY_HINT = 4;

  private final AtomicInteger refusals = new AtomicInteger();
  private double limit = BEFORE_ANY_HINT;
  private boolean hinted;
  private long leftInWindow = Long.MAX_VALUE;

  boolean allows(int underWay) {
    return underWay < Math.min((long) limit, Math.max(1, leftInWindow));
  }

  /** Returns how often the limit was halved. May be called without the lock. */
  int refusals() {
    return refusals.get();
  }

  /**
   * Learns from the headers of a reply.
   *
   * @param underWay the number of requests in progress, including the one that is answered
   */
  void learn(Response reply, int underWay) {
    long hint = number(reply.header("x-ms-dop-hint"), false);
    long left = number(reply.header("x-ms-ratelimit-burst-remaining-xrm-requests"), true);
    if (hint > 0 && !hinted) {
      hinted = true;
      limit = Math.min(hint, MOST);
    }
    leftInWindow = left >= 0 ? left : Long.MAX_VALUE;
    if (reply.isSuccessful() && underWay >= (long) limit) {
      // Fast until the first refusal; then by one in a whole round of requests, to stay near it.
      limit = Math.min(MOST, limit + (refusals.get() > 0 ? 1 / limit : 1));
    }
  }

  /**
   * Halves the limit after a 429, but only once for requests that were in progress together.
   *
   * @param refusalsBefore what {@link #refusals} was when the request entered
   */
  void cut(int refusalsBefore) {
    if (refusals.compareAndSet(refusalsBefore, refusalsBefore + 1)) {
      limit = Math.max(1, limit / 2);
    }
  }

  /**
   * Returns the number at the start of a header; below 0 if it has no number.
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
