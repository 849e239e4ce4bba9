package io.github.dealsummary.desk;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/** Does the same for several at once, in order, waiting for all. One alone needs no thread. */
final class SideBySide implements AutoCloseable {
  private final ExecutorService threads = threads();

  /**
   * Waits for all of them.
   *
   * @throws InterruptedException if the waiting thread is interrupted; the tasks are too
   */
  <T, R> List<R> run(List<T> items, Function<T, R> task) throws InterruptedException {
    if (items.size() == 1) {
      return List.of(task.apply(items.get(0)));
    }
    List<Future<R>> running =
        items.stream().map(item -> threads.submit(() -> task.apply(item))).toList();
    try {
      List<R> results = new ArrayList<>();
      for (Future<R> one : running) {
        results.add(one.get());
      }
      return results;
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e);
    } finally {
      running.forEach(one -> one.cancel(true));
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }

  /** Virtual threads where the running JVM has them; this is compiled for one that does not. */
  private static ExecutorService threads() {
    try {
      return (ExecutorService)
          Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
    } catch (ReflectiveOperationException e) {
      return Executors.newCachedThreadPool(
          task -> {
            Thread thread = new Thread(task, "deal-summary");
            thread.setDaemon(true);
            return thread;
          });
    }
  }
}
