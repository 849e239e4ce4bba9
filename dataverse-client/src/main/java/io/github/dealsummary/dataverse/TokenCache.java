package io.github.dealsummary.dataverse;

import io.github.dealsummary.dataverse.Signal.Registration;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Keeps one token. The first call that finds no token fetches one, and the others wait for it.
 * Shortly before it expires it is renewed in the background. Until that succeeds, calls use the old
 * token while it lasts.
 */
final class TokenCache {
  private static final Duration LONGEST_OVERLAP = Duration.ofMinutes(5);
  private static final Duration PAUSE_AFTER_FAILED_RENEWAL = Duration.ofSeconds(30);

  private final TokenSource source;
  private final TimeSource time;
  private final Supplier<TokenRequest> renewal;
  private final Executor background;
  private final AtomicReference<@Nullable Fetch> fetching = new AtomicReference<>();
  private final AtomicBoolean renewing = new AtomicBoolean();
  private final AtomicReference<@Nullable KeptToken> kept = new AtomicReference<>();

  /** A token that one thread fetches for all. */
  private static final class Fetch {
    final Signal done = new Signal();

    volatile @Nullable AccessToken token;
    volatile @Nullable Exception failure;

    /** Throws the failure again in each thread that waited: one more request would not mend it. */
    void rethrow() throws IOException {
      if (failure instanceof IOException unreached) {
        throw unreached;
      }
      if (failure instanceof RuntimeException refusal) {
        throw refusal;
      }
    }
  }

  private record KeptToken(AccessToken token, Instant renewFrom) {}

  TokenCache(TokenSource source, TimeSource time, Supplier<TokenRequest> renewal) {
    this(source, time, renewal, TokenCache::onDaemon);
  }

  TokenCache(
      TokenSource source, TimeSource time, Supplier<TokenRequest> renewal, Executor background) {
    this.source = source;
    this.time = time;
    this.renewal = renewal;
    this.background = background;
  }

  /**
   * Returns a token, fetched if need be.
   *
   * @throws TimeoutException if the call ended while another thread was fetching
   */
  AccessToken get(TokenRequest request, CallEnd callEnd)
      throws IOException, InterruptedException, TimeoutException {
    KeptToken now = valid();
    if (now == null) {
      return fetch(request, callEnd);
    }
    if (!time.now().isBefore(now.renewFrom()) && renewing.compareAndSet(false, true)) {
      background.execute(this::renew);
    }
    return now.token();
  }

  /** Forgets this token, which Dataverse refused. A newer one is kept. */
  void forget(AccessToken refused) {
    KeptToken now = kept.get();
    if (now != null && now.token().equals(refused)) {
      kept.compareAndSet(now, null);
    }
  }

  private AccessToken fetch(TokenRequest request, CallEnd callEnd)
      throws IOException, InterruptedException, TimeoutException {
    while (true) {
      Fetch mine = new Fetch();
      Fetch others = fetching.compareAndExchange(null, mine);
      if (others == null) {
        return fetchAlone(request, mine);
      }
      await(others.done, callEnd);
      KeptToken fetchedMeanwhile = valid();
      if (fetchedMeanwhile != null) {
        return fetchedMeanwhile.token();
      }
      if (others.token != null) {
        return others.token; // expired on arrival: the clock is wrong, or it was meant for now
      }
      others.rethrow();
    }
  }

  private AccessToken fetchAlone(TokenRequest request, Fetch mine) throws IOException {
    try {
      KeptToken fetchedMeanwhile = valid();
      if (fetchedMeanwhile != null) {
        return fetchedMeanwhile.token();
      }
      AccessToken fresh = source.token(request);
      keep(fresh);
      mine.token = fresh;
      return fresh;
    } catch (IOException | RuntimeException failure) {
      mine.failure = failure;
      throw failure;
    } finally {
      fetching.set(null);
      mine.done.give();
    }
  }

  private static void await(Signal done, CallEnd callEnd)
      throws InterruptedException, TimeoutException {
    CountDownLatch woken = new CountDownLatch(1);
    try (Registration wake = done.then(woken::countDown)) {
      callEnd.pause(callEnd.left(), woken);
    }
    if (!done.isGiven()) {
      throw new TimeoutException("Another thread was still fetching the token.");
    }
  }

  private void renew() {
    KeptToken old = kept.get();
    try {
      // Another renewal may have ended between the look at the clock and the start of this one.
      if (old == null || time.now().isBefore(old.renewFrom())) {
        return;
      }
      AccessToken fresh = source.token(renewal.get());
      keep(fresh);
    } catch (IOException | RuntimeException e) {
      // Nobody waits for it. It is tried again while the token lasts, and then by a caller, who
      // sees it.
      Instant later = time.now().plus(PAUSE_AFTER_FAILED_RENEWAL);
      kept.compareAndSet(old, new KeptToken(old.token(), later));
    } finally {
      renewing.set(false);
    }
  }

  private void keep(AccessToken fresh) {
    Duration life = Duration.between(time.now(), fresh.expiresAt());
    Duration fifth = life.dividedBy(5);
    Duration overlap = fifth.compareTo(LONGEST_OVERLAP) < 0 ? fifth : LONGEST_OVERLAP;
    kept.set(new KeptToken(fresh, fresh.expiresAt().minus(overlap)));
  }

  private @Nullable KeptToken valid() {
    KeptToken now = kept.get();
    return now != null && time.now().isBefore(now.token().expiresAt()) ? now : null;
  }

  private static void onDaemon(Runnable task) {
    Thread thread = new Thread(task, "dataverse-token");
    thread.setDaemon(true);
    thread.start();
  }
}
