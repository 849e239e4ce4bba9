package io.github.dealsummary.emulator;

import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The threads that read and answer requests, one for each. Where all are busy, the JDK's server
 * closes the connection of a further request.
 *
 * <p>A client that keeps its thread waiting for too long loses its connection: an interrupt ends
 * the reading or writing and closes the channel. The time for finding the answer has no limit,
 * because a fault may hold an answer back.
 */
final class RequestThreads implements Executor, AutoCloseable {
  /** As many as wait for answers in a large test. */
  static final int MOST = 500;

  /** The wait of each thread, which works for one emulator only. */
  private static final ThreadLocal<Patience.Wait> WAIT = new ThreadLocal<>();

  private final ExecutorService threads =
      new ThreadPoolExecutor(
          0, MOST, 60, TimeUnit.SECONDS, new SynchronousQueue<>(), LoopbackListener::daemon);
  private final Patience patience;

  RequestThreads(Patience patience) {
    this.patience = patience;
  }

  @Override
  public void execute(Runnable request) {
    threads.execute(
        () -> {
          waitForClient(); // to send the head of its request
          try {
            request.run();
          } finally {
            clientHasDone();
          }
        });
  }

  /** The thread that calls waits for its client from now on. */
  void waitForClient() {
    clientHasDone();
    WAIT.set(patience.begin(Thread.currentThread()::interrupt));
  }

  /** The thread that calls does not wait for its client any more. */
  void clientHasDone() {
    Optional.ofNullable(WAIT.get()).ifPresent(Patience.Wait::close);
    WAIT.remove();
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
