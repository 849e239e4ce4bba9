package io.github.dealsummary.dataverse.entra;

import io.github.dealsummary.dataverse.AccessToken;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Keeps the tokens that were used last. Each is fetched once, however many threads want it. */
final class UserTokenCache {
  /** The least life of a kept token. A client would renew one with less at once. */
  private static final Duration WORTH_GIVING = Duration.ofMinutes(5);

  private static final Duration STEP = Duration.ofMillis(20);

  private final Map<String, Slot> slots;

  UserTokenCache(int most) {
    slots =
        new LinkedHashMap<>(16, 0.75f, true) {
          private static final long serialVersionUID = 1L;

          @Override
          protected boolean removeEldestEntry(Map.Entry<String, Slot> eldest) {
            return size() > most;
          }
        };
  }

  /** Fetches a token if none is kept. */
  interface Fetch {
    AccessToken fetch() throws IOException;
  }

  /**
   * Returns the kept token, or fetches one.
   *
   * @param unwanted a token that was given before and is refused or old, so that it is not given
   *     again
   * @param patience how long to wait for another thread that fetches the token
   */
  AccessToken get(
      String key, @Nullable AccessToken unwanted, Supplier<Duration> patience, Fetch fetch)
      throws IOException {
    Slot slot;
    synchronized (slots) {
      slot = slots.computeIfAbsent(key, absent -> new Slot());
    }
    lock(slot.fetching, patience);
    try {
      AccessToken token = slot.token;
      if (token == null
          || token.equals(unwanted)
          || token.expiresAt().isBefore(Instant.now().plus(WORTH_GIVING))) {
        token = fetch.fetch();
        slot.token = token;
      }
      return token;
    } finally {
      slot.fetching.unlock();
    }
  }

  /** Waits in small steps, since the call that waits may be cancelled. */
  private static void lock(ReentrantLock lock, Supplier<Duration> patience) throws IOException {
    try {
      while (!lock.tryLock(STEP.toMillis(), TimeUnit.MILLISECONDS)) {
        if (patience.get().isZero()) {
          throw new InterruptedIOException("Another thread was still fetching the token.");
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted");
    }
  }

  private static final class Slot {
    private final ReentrantLock fetching = new ReentrantLock();
    private @Nullable AccessToken token;
  }
}
