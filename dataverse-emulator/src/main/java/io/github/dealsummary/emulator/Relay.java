package io.github.dealsummary.emulator;

import com.sun.net.httpserver.HttpExchange;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Stands in front of the HTTP server, which cannot reset a connection, and passes bytes on. */
final class Relay implements AutoCloseable {
  private final ExecutorService threads = Executors.newCachedThreadPool(LoopbackListener::daemon);
  private final ServerSocket server;
  private final InetSocketAddress target;
  private final Patience patience;
  private final Map<Integer, Socket> clients = new ConcurrentHashMap<>();
  private final CompletableFuture<Void> accepting;

  Relay(InetAddress address, int port, InetSocketAddress target, Patience patience)
      throws IOException {
    this.server = new ServerSocket(port, 0, address);
    this.target = target;
    this.patience = patience;
    this.accepting = CompletableFuture.runAsync(this::accept, threads);
  }

  int port() {
    return server.getLocalPort();
  }

  /** Resets the connection that a request came over. */
  void reset(HttpExchange exchange) {
    Socket client = clients.remove(exchange.getRemoteAddress().getPort());
    try {
      if (client != null) {
        // Without time to linger, closing sends a reset.
        client.setSoLinger(true, 0);
        client.close();
      }
    } catch (IOException alreadyGone) {
      exchange.close();
    }
  }

  @Override
  public void close() {
    closeQuietly(server);
    accepting.join(); // a thread in accept() keeps the port open a moment longer
    clients.values().forEach(Relay::closeQuietly);
    threads.shutdownNow();
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        passOn(server.accept());
      } catch (IOException closed) {
        // Or one connection that was not to be.
      }
    }
  }

  private void passOn(Socket client) throws IOException {
    if (clients.size() >= RequestThreads.MOST) {
      client.close();
      return;
    }
    try {
      Socket inner = new Socket(target.getAddress(), target.getPort());
      client.setTcpNoDelay(true);
      inner.setTcpNoDelay(true);
      // The server knows the inner connection only, so its port finds the client.
      clients.put(inner.getLocalPort(), client);
      threads.execute(() -> pass(client, inner));
      threads.execute(() -> pass(inner, client));
    } catch (IOException e) {
      client.close();
      throw e;
    }
  }

  private void pass(Socket from, Socket to) {
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      byte[] bytes = new byte[16_384];
      for (int read = in.read(bytes); read >= 0; read = in.read(bytes)) {
        // Who does not take these bytes would not notice that the other side has gone, either.
        try (Patience.Wait taken = patience.begin(() -> closeQuietly(to))) {
          out.write(bytes, 0, read);
          out.flush();
        }
      }
    } catch (IOException eitherSideHasGone) {
      // Both are closed now.
    } finally {
      clients.values().removeIf(Socket::isClosed);
    }
  }

  private static void closeQuietly(Closeable socket) {
    try {
      socket.close();
    } catch (IOException alreadyClosed) {
      // There is nothing left to close.
    }
  }
}
