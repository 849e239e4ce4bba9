package io.github.dealsummary.emulator;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** The loopback port that requests come by, behind a relay where connections are to be reset. */
final class LoopbackListener implements AutoCloseable {
  static {
    // Read once, when the server's classes load. Without it a kept-alive call takes 44 ms, not 0.4.
    if (System.getProperty("sun.net.httpserver.nodelay") == null) {
      System.setProperty("sun.net.httpserver.nodelay", "true");
    }
  }

  private static final byte[] LOOPBACK = {127, 0, 0, 1};

  private final Patience patience;
  private final RequestThreads threads;
  private final HttpServer server;
  private final Optional<Relay> relay;

  /**
   * Takes a port.
   *
   * @param port 0 is a free one
   * @param patience how long a client may take to send a request, and to take its answer
   */
  LoopbackListener(int port, boolean relayed, Duration patience) throws IOException {
    this.patience = new Patience(patience);
    this.threads = new RequestThreads(this.patience);
    InetAddress loopback = InetAddress.getByAddress(LOOPBACK);
    // Behind a relay the given port is that of the relay.
    this.server = HttpServer.create(new InetSocketAddress(loopback, relayed ? 0 : port), 0);
    this.relay =
        relayed
            ? Optional.of(new Relay(loopback, port, server.getAddress(), this.patience))
            : Optional.empty();
  }

  URI url() {
    int port = relay.isPresent() ? relay.get().port() : server.getAddress().getPort();
    return URI.create("http://127.0.0.1:" + port);
  }

  void start(WebServer web) {
    server.setExecutor(threads);
    web.serve(server, threads);
    server.start();
  }

  boolean canReset() {
    return relay.isPresent();
  }

  /** Resets the connection that a request came over, which only a relay can. */
  void reset(HttpExchange exchange) {
    relay.ifPresent(front -> front.reset(exchange));
  }

  @Override
  public void close() {
    relay.ifPresent(Relay::close);
    server.stop(0);
    threads.close();
    patience.close();
  }

  static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "dataverse-emulator");
    // A program that forgets to close the emulator can still end.
    thread.setDaemon(true);
    return thread;
  }
}
