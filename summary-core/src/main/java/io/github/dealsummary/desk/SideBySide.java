package io.github.dealsummary.desk;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/** Runs a task for several items at once and waits for all. A single item runs on this thread. */
final class SideBySide implements AutoCloseable {
  private final ExecutorService threads = threads();

  /**
   * Returns the results in the order of the items.
   *
   * @throws InterruptedException if the waiting thread is interrupted; the tasks are interrupted,
   *     too
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
      // After a failure or an interrupt nobody waits for the others.
      running.forEach(one -> one.cancel(true));
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }

  /** Returns virtual threads if the JVM has them. Our bytecode is for JVMs that may not. */
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
