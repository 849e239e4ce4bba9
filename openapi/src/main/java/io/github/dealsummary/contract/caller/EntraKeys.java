package io.github.dealsummary.contract.caller;

import io.github.dealsummary.dataverse.DataverseException;
import io.github.dealsummary.dataverse.DataverseException.Kind;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The keys that Entra ID signs a directory's tokens with, for use by many threads.
 *
 * <p>They are fetched when the first token comes. Keys older than an hour are fetched again in the
 * background. Until that succeeds the known keys stay usable, for a day at most. A token that names
 * an unknown key waits for a fetch, since Entra ID may change its keys at any time. Anybody may
 * name any key, so that fetches are limited to two in 30 seconds.
 *
 * @see <a href="https://learn.microsoft.com/entra/identity-platform/signing-key-rollover">Signing
 *     key rollover: keys may change without notice, and should be looked up once a day</a>
 */
final class EntraKeys {
  /** One bound for all of a fetch: name, connection, head and body. */
  static final Duration LONGEST_FETCH = Duration.ofSeconds(5);

  /** Why a fetch is given up. */
  static final String TOO_SLOW =
      "it did not answer within " + LONGEST_FETCH.toSeconds() + " seconds";

  private static final Duration FRESH = Duration.ofHours(1);
  private static final Duration LONGEST_KEPT = Duration.ofDays(1);
  private static final Duration LIMITED_TIME = Duration.ofSeconds(30);
  private static final int MOST_FETCHES = 2;

  private final Supplier<SigningKeys> authority;
  private final LongSupplier nanoTime;

  private volatile @Nullable Fetched fetched;
  private final Queue<Long> starts = new ArrayDeque<>();
  private CompletableFuture<SigningKeys> fetch = new CompletableFuture<>();

  private record Fetched(SigningKeys keys, long at) {}

  /**
   * @param authority fetches the keys, or throws a {@link DataverseException} that says why not
   * @param nanoTime usually {@link System#nanoTime}
   */
  EntraKeys(Supplier<SigningKeys> authority, LongSupplier nanoTime) {
    this.authority = authority;
    this.nanoTime = nanoTime;
    fetch.cancel(false);
  }

  /**
   * The keys with this id; empty if Entra ID has just been asked and has none.
   *
   * @throws DataverseException if it could not be asked
   */
  List<RSAPublicKey> named(String id) {
    Fetched last = fetched;
    Duration age = last == null ? LONGEST_KEPT : Duration.ofNanos(nanoTime.getAsLong() - last.at());
    if (last == null || age.compareTo(LONGEST_KEPT) >= 0 || last.keys().named(id).isEmpty()) {
      return outcome(fetch()).named(id);
    }
    if (age.compareTo(FRESH) >= 0) {
      var unused = fetch(); // Nobody waits for it, since the key is known.
    }
    return last.keys().named(id);
  }

  /** The fetch in progress, else a new one; a failed one while the limit allows none. */
  private synchronized CompletableFuture<SigningKeys> fetch() {
    if (!fetch.isDone()) {
      return fetch;
    }
    long now = nanoTime.getAsLong();
    starts.removeIf(start -> now - start >= LIMITED_TIME.toNanos());
    if (starts.size() == MOST_FETCHES) {
      Duration wait = LIMITED_TIME.minusNanos(now - starts.element());
      return CompletableFuture.failedFuture(limited(wait));
    }
    starts.add(now);
    // A name that does not resolve blocks its thread for longer than any bound of ours.
    fetch =
        CompletableFuture.supplyAsync(authority, EntraKeys::startThread)
            .orTimeout(LONGEST_FETCH.toNanos(), TimeUnit.NANOSECONDS)
            .thenApply(this::keep);
    return fetch;
  }

  private SigningKeys keep(SigningKeys keys) {
    fetched = new Fetched(keys, nanoTime.getAsLong());
    return keys;
  }

  private static void startThread(Runnable task) {
    Thread thread = new Thread(task, "entra-keys");
    thread.setDaemon(true);
    thread.start();
  }

  private static SigningKeys outcome(CompletableFuture<SigningKeys> fetch) {
    try {
      return fetch.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof DataverseException failure) {
        throw failure;
      }
      if (e.getCause() instanceof TimeoutException) {
        throw unavailable(TOO_SLOW, e);
      }
      throw e;
    }
  }

  private static DataverseException limited(Duration wait) {
    return DataverseException.of(
            Kind.UNAVAILABLE,
            "The key that the access token names could not be looked up, since the keys of Entra ID"
                + " have just been fetched. Ask again in "
                + (wait.toSeconds() + 1)
                + " seconds.")
        .retryAfter(wait)
        .build();
  }

  /**
   * Says that the keys cannot be had.
   *
   * @param why what came back, as a clause
   */
  static DataverseException unavailable(String why, @Nullable Throwable cause) {
    return DataverseException.of(
            Kind.UNAVAILABLE,
            "The keys of Entra ID, with which tokens are verified, could not be fetched: "
                + why
                + ". Ask again later.")
        .retryAfter(LIMITED_TIME)
        .cause(cause)
        .build();
  }
}
