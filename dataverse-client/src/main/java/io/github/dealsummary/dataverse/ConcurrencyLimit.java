package io.github.dealsummary.dataverse;

import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * How many requests an environment takes at a time, as far as its replies tell.
 *
 * <p>It starts at the environment's {@code x-ms-dop-hint}, grows with each success while it is made
 * use of, never beyond the 52 that Dataverse allows every user, and halves with a 429. Where a
 * reply says that fewer requests are left in the window, it is that many, so that the window ends
 * with one refusal and not with 52; that header slows down, it never keeps a request back.
 *
 * <p>Its gate's lock guards it.
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

  /** How often it was cut; without the lock. */
  int refusals() {
    return refusals.get();
  }

  /**
   * Takes from a reply what it says.
   *
   * @param underWay the request that it answers among them
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
      limit = Math.min(MOST, limit + (refusals.get() > 0 ? 1 / limit : 1));
    }
  }

  /** Once for all the requests that were under way together. */
  void cut(int refusalsBefore) {
    if (refusals.compareAndSet(refusalsBefore, refusalsBefore + 1)) {
      limit = Math.max(1, limit / 2);
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
