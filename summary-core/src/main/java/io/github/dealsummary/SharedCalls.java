package io.github.dealsummary;

import io.github.dealsummary.dataverse.DataverseException;
import io.github.dealsummary.dataverse.DataverseException.Kind;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;

/**
 * Equal calls that are made while one of them is in progress share its outcome, success or failure.
 * Nothing is kept once it has ended.
 */
final class SharedCalls<K, V> {
  private final ConcurrentMap<K, CompletableFuture<V>> running = new ConcurrentHashMap<>();

  V get(K key, Supplier<V> call) {
    CompletableFuture<V> own = new CompletableFuture<>();
    CompletableFuture<V> other = running.putIfAbsent(key, own);
    if (other != null) {
      return await(other);
    }
    try {
      V value = call.get();
      own.complete(value);
      return value;
    } catch (RuntimeException | Error e) {
      own.completeExceptionally(e);
      throw e;
    } finally {
      running.remove(key, own);
    }
  }

  private V await(CompletableFuture<V> other) {
    try {
      return other.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw new IllegalStateException("The call that was shared failed.", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw DataverseException.of(Kind.UNAVAILABLE, "The thread that asked was interrupted.")
          .cause(e)
          .build();
    }
  }
}
