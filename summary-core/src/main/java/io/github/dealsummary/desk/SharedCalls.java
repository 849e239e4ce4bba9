package io.github.dealsummary.desk;

import io.github.dealsummary.dataverse.DataverseException;
import io.github.dealsummary.dataverse.DataverseException.Kind;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Shares the result of a call, success or failure, with equal calls that are made while it is in
 * progress. Nothing is kept after the call has ended.
 *
 * <p>One kind of result is not shared: the first caller's thread was interrupted, or its own time
 * ran out. Then one of those who wait makes the call itself.
 */
final class SharedCalls<K, V> {
  /**
   * The least time for another call. With less, a thousand waiting threads would each try in vain.
   */
  private static final Duration WORTH_A_TRY = Duration.ofSeconds(1);

  private final ConcurrentMap<K, CompletableFuture<V>> running = new ConcurrentHashMap<>();
  private final Predicate<V> cutShort;

  /**
   * @param cutShort true for a value that is only poor because its caller had little time
   */
  SharedCalls(Predicate<V> cutShort) {
    this.cutShort = cutShort;
  }

  /**
   * Makes the call, or waits for an equal one.
   *
   * @param patience how long to wait for an equal call
   * @param late makes the value if that was not enough
   */
  V get(K key, Duration patience, Supplier<V> call, Supplier<V> late) {
    long end = System.nanoTime() + patience.toNanos();
    while (true) {
      CompletableFuture<V> own = new CompletableFuture<>();
      CompletableFuture<V> other = running.putIfAbsent(key, own);
      if (other == null) {
        return lead(key, own, call);
      }
      Optional<V> shared = await(other, end);
      if (shared.isPresent()) {
        return shared.get();
      }
      if (end - System.nanoTime() <= 0) {
        return late.get();
      }
    }
  }

  private V lead(K key, CompletableFuture<V> own, Supplier<V> call) {
    try {
      V value = call.get();
      own.complete(value);
      return value;
    } catch (RuntimeException | Error e) {
      if (Thread.currentThread().isInterrupted()) {
        // Cancelled, so that one of those who wait makes the call: only this thread was stopped.
        own.cancel(false);
      } else {
        own.completeExceptionally(e);
      }
      throw e;
    } finally {
      running.remove(key, own);
    }
  }

  /** Waits for an equal call. Empty if its result is not to be shared, or took too long. */
  private Optional<V> await(CompletableFuture<V> other, long end) {
    try {
      V value = other.get(end - System.nanoTime(), TimeUnit.NANOSECONDS);
      return cutShort.test(value) && isWorthATry(end) ? Optional.empty() : Optional.of(value);
    } catch (TimeoutException | CancellationException e) {
      return Optional.empty();
    } catch (ExecutionException e) {
      if (hadTooLittleTime(e) && isWorthATry(end)) {
        return Optional.empty();
      }
      throw failure(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw DataverseException.of(Kind.UNAVAILABLE, "The thread that asked was interrupted.")
          .cause(e)
          .build();
    }
  }

  private static boolean isWorthATry(long end) {
    return end - System.nanoTime() >= WORTH_A_TRY.toNanos();
  }

  private static boolean hadTooLittleTime(ExecutionException outcome) {
    return outcome.getCause() instanceof DataverseException e && e.deadlinePassed();
  }

  private static RuntimeException failure(ExecutionException outcome) {
    return outcome.getCause() instanceof RuntimeException failure
        ? failure
        : new IllegalStateException("The call that was shared failed.", outcome.getCause());
  }
}
