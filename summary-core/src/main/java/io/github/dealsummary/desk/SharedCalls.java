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
 * Equal calls that are made while one of them is in progress share its outcome, success or failure.
 * Nothing is kept once it has ended.
 *
 * <p>An outcome that only concerns the first caller, whose thread was interrupted or whose own time
 * ran out, is not shared: the next of those who wait makes the call itself.
 */
final class SharedCalls<K, V> {
  /** With less time left another call would end the same way, and a thousand would each try. */
  private static final Duration WORTH_A_TRY = Duration.ofSeconds(1);

  private final ConcurrentMap<K, CompletableFuture<V>> running = new ConcurrentHashMap<>();
  private final Predicate<V> cutShort;

  /**
   * @param cutShort whether a value is only what the time of the one who called allowed
   */
  SharedCalls(Predicate<V> cutShort) {
    this.cutShort = cutShort;
  }

  /**
   * @param patience how long to wait for another's call
   * @param late what to do when that was not enough
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
        own.cancel(false);
      } else {
        own.completeExceptionally(e);
      }
      throw e;
    } finally {
      running.remove(key, own);
    }
  }

  /** Empty if the other's outcome is none for those who wait, or took too long for this one. */
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
