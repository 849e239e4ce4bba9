package io.github.dealsummary.desk;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A way to an environment on which connections are reset: before a request is handed on, when the
 * environment has done it and answers, or in the middle of the answer.
 */
final class BreakingSocket implements AutoCloseable {
  /** Of a hundred pieces that pass, in either direction. */
  private static final int BREAK = 6;

  private final ServerSocket server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final AtomicInteger broken = new AtomicInteger();
  private final URI target;
  private final Random random;
  private final CompletableFuture<Void> accepting;

  BreakingSocket(URI target, Random random) throws IOException {
    this.server = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
    this.target = target;
    this.random = random;
    this.accepting = CompletableFuture.runAsync(this::accept, threads);
  }

  String url() {
    return "http://127.0.0.1:" + server.getLocalPort();
  }

  /** How many connections were reset. */
  int broken() {
    return broken.get();
  }

  @Override
  public void close() throws IOException {
    server.close();
    accepting.join(); // a thread in accept() keeps the port open a moment longer
    for (Socket one : open) {
      one.close();
    }
    threads.shutdownNow();
  }

  private void accept() {
    try {
      while (true) {
        Socket client = server.accept();
        Socket environment = new Socket(target.getHost(), target.getPort());
        open.add(client);
        open.add(environment);
        threads.execute(() -> pass(client, environment));
        threads.execute(() -> pass(environment, client));
      }
    } catch (IOException e) {
      // Closed.
    }
  }

  private void pass(Socket from, Socket to) {
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      byte[] piece = new byte[8_192];
      for (int length = in.read(piece); length >= 0; length = in.read(piece)) {
        int passing = passing(length);
        out.write(piece, 0, passing);
        if (passing < length) {
          broken.incrementAndGet();
          from.setSoLinger(true, 0);
          to.setSoLinger(true, 0);
          return;
        }
      }
    } catch (IOException e) {
      // The other direction was reset.
    } finally {
      open.remove(from);
      open.remove(to);
    }
  }

  private synchronized int passing(int length) {
    return random.nextInt(100) < BREAK ? random.nextInt(length) : length;
  }
}
