package io.github.dealsummary.dataverse;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Keeps one token. Whoever finds none fetches it while the others wait. Once it nears its end one
 * caller renews it while the others go on with it; if the renewal fails, all go on with it.
 */
final class TokenCache {
  private static final Duration LONGEST_OVERLAP = Duration.ofMinutes(5);
  private static final Duration PAUSE_AFTER_FAILED_RENEWAL = Duration.ofSeconds(30);

  private final TokenSource source;
  private final Time time;
  private final ReentrantLock fetching = new ReentrantLock();
  private final AtomicReference<@Nullable Held> held = new AtomicReference<>();

  private record Held(AccessToken token, Instant renewFrom) {}

  TokenCache(TokenSource source, Time time) {
    this.source = source;
    this.time = time;
  }

  AccessToken get(TokenRequest request) throws IOException, InterruptedException, TimeoutException {
    Held now = valid();
    if (now == null) {
      return fetch(request);
    }
    if (time.now().isBefore(now.renewFrom()) || !fetching.tryLock()) {
      return now.token();
    }
    try {
      return renewed(now, request);
    } finally {
      fetching.unlock();
    }
  }

  /** Called when Dataverse refused this token. A newer one is kept. */
  void forget(AccessToken refused) {
    Held now = held.get();
    if (now != null && now.token().equals(refused)) {
      held.compareAndSet(now, null);
    }
  }

  private AccessToken fetch(TokenRequest request)
      throws IOException, InterruptedException, TimeoutException {
    if (!fetching.tryLock(request.timeLeft().toNanos(), TimeUnit.NANOSECONDS)) {
      throw new TimeoutException("Another thread was still fetching the token.");
    }
    try {
      Held fetchedMeanwhile = valid();
      return fetchedMeanwhile != null ? fetchedMeanwhile.token() : keep(source.token(request));
    } finally {
      fetching.unlock();
    }
  }

  private AccessToken renewed(Held old, TokenRequest request) {
    try {
      return keep(source.token(request));
    } catch (IOException | DataverseException e) {
      held.compareAndSet(old, new Held(old.token(), time.now().plus(PAUSE_AFTER_FAILED_RENEWAL)));
      return old.token();
    }
  }

  private AccessToken keep(AccessToken fresh) {
    Duration life = Duration.between(time.now(), fresh.expiresAt());
    Duration fifth = life.dividedBy(5);
    Duration overlap = fifth.compareTo(LONGEST_OVERLAP) < 0 ? fifth : LONGEST_OVERLAP;
    held.set(new Held(fresh, fresh.expiresAt().minus(overlap)));
    return fresh;
  }

  private @Nullable Held valid() {
    Held now = held.get();
    return now != null && time.now().isBefore(now.token().expiresAt()) ? now : null;
  }
}
