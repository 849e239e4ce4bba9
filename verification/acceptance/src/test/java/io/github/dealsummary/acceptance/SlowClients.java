package io.github.dealsummary.acceptance;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.util.concurrent.TimeUnit.MILLISECONDS;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Clients that hold a server's connections by being slow. One thread moves all of them on, twice a
 * second. A client whose connection is cut opens another one.
 */
final class SlowClients implements AutoCloseable {
  private static final String SWAGGER = "GET /api/swagger.json HTTP/1.1\r\nHost: localhost\r\n\r\n";
  private static final String POST =
      "POST /api/Insights HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n";

  /** A way of being slow: what is sent at first, and what twice a second after it. */
  enum Kind {
    HEAD("GET /health HTTP/1.1\r\nHost: localhost\r\nX-Slow: ", "a"),
    BODY(POST + "%sContent-Length: 60000\r\n\r\n", " "),
    CHUNKED_BODY(POST + "%sTransfer-Encoding: chunked\r\n\r\n", "1\r\n \r\n"),
    UNREAD_REPLIES(SWAGGER.repeat(200), SWAGGER),
    IDLE("", ""),
    KEPT_ALIVE("GET /health HTTP/1.1\r\nHost: localhost\r\n\r\n", "");

    private final String first;
    private final String later;

    Kind(String first, String later) {
      this.first = first;
      this.later = later;
    }
  }

  private final InetSocketAddress server;
  private final String key;
  private final List<Client> clients = new ArrayList<>();
  private final AtomicInteger opened = new AtomicInteger();
  private final ScheduledExecutorService pace = Executors.newSingleThreadScheduledExecutor();

  /**
   * @param each how many of each kind
   * @param key a header with its line end
   */
  SlowClients(int port, String key, int each, Kind... kinds) {
    this.server = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    this.key = key;
    for (int i = 0; i < each; i++) {
      for (Kind kind : kinds) {
        clients.add(new Client(kind));
      }
    }
    var unused =
        pace.scheduleWithFixedDelay(() -> clients.forEach(Client::moveOn), 0, 500, MILLISECONDS);
  }

  int size() {
    return clients.size();
  }

  /** How many connections they opened, those in place of cut ones among them. */
  int opened() {
    return opened.get();
  }

  @Override
  public void close() throws InterruptedException {
    pace.shutdown();
    pace.awaitTermination(30, TimeUnit.SECONDS);
    clients.forEach(Client::cut);
  }

  private final class Client {
    private final Kind kind;
    private @Nullable SocketChannel channel;
    private ByteBuffer unsent = ByteBuffer.allocate(0);

    Client(Kind kind) {
      this.kind = kind;
    }

    void moveOn() {
      try {
        SocketChannel known = channel;
        if (known == null) {
          channel = open();
        } else if (!unsent.hasRemaining()) {
          unsent = ByteBuffer.wrap(kind.later.getBytes(US_ASCII));
        }
        send();
      } catch (IOException e) {
        cut(); // another one is opened next time
      }
    }

    private SocketChannel open() throws IOException {
      SocketChannel fresh = SocketChannel.open();
      if (kind == Kind.UNREAD_REPLIES) {
        fresh.setOption(StandardSocketOptions.SO_RCVBUF, 4096);
      }
      fresh.connect(server);
      fresh.configureBlocking(false);
      opened.incrementAndGet();
      unsent = ByteBuffer.wrap(kind.first.formatted(key).getBytes(US_ASCII));
      return fresh;
    }

    private void send() throws IOException {
      SocketChannel known = channel;
      if (known == null) {
        return;
      }
      known.write(unsent);
      if (kind != Kind.UNREAD_REPLIES && known.read(ByteBuffer.allocate(8192)) < 0) {
        cut();
      }
    }

    void cut() {
      try {
        if (channel != null) {
          channel.close();
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } finally {
        channel = null;
      }
    }
  }
}
