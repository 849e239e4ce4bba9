package io.github.dealsummary.http;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.component.Graceful;

/**
 * Bounds what clients hold by being slow. A client has a certain time for each whole step, whatever
 * it sends in between. Where there are too many connections, or too many bytes of unfinished bodies
 * and replies, the client that has been waited for the longest makes room. So a new connection is
 * always taken, and no question is dropped while it is answered.
 */
final class Connections extends Handler.Wrapper implements Connection.Listener, Graceful {
  /** The attribute of a request that holds its {@link ClientConnection}. */
  static final String CLIENT = ClientConnection.class.getName();

  /** How long a client may take for a step while the server ends. */
  static final Duration LAST_PATIENCE = Duration.ofSeconds(2);

  /**
   * How long a client may take even where it has to make room. Else those who are cut and come back
   * at once, all together, would drive out a request that was about to be read.
   */
  private static final Duration LEAST_PATIENCE = Duration.ofSeconds(1);

  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(250);

  private final Map<Connection, ClientConnection> open = new ConcurrentHashMap<>();
  private final AtomicLong heldBytes = new AtomicLong();
  private final int mostConnections;
  private final long mostBytes;
  private volatile Duration patience;
  private volatile boolean ending;

  Connections(ServerLimits limits) {
    this.mostConnections = limits.usableConnections();
    this.mostBytes = ServerLimits.unfinishedBytes();
    this.patience = limits.patience();
  }

  @Override
  protected void doStart() throws Exception {
    super.doStart();
    lookAgain();
  }

  /** Gives up waiting for each client that has taken too long, and looks again in a moment. */
  private void look() {
    try {
      open.values().forEach(client -> client.giveUpAfter(patience.toNanos()));
    } finally {
      if (isRunning()) {
        lookAgain();
      }
    }
  }

  private void lookAgain() {
    getServer().getScheduler().schedule(this::look, BETWEEN_LOOKS.toMillis(), MILLISECONDS);
  }

  @Override
  public void onOpened(Connection connection) {
    open.put(connection, new ClientConnection(connection.getEndPoint(), this));
    if (open.size() > mostConnections) {
      boolean rush = open.size() > 2 * mostConnections;
      evict(client -> rush || client.waitedNanos() > LEAST_PATIENCE.toNanos());
    }
  }

  @Override
  public void onClosed(Connection connection) {
    Optional.ofNullable(open.remove(connection)).ifPresent(ClientConnection::release);
  }

  void hold(long bytes, ClientConnection holder) {
    heldBytes.addAndGet(bytes);
    boolean others = true;
    while (heldBytes.get() > mostBytes && others) {
      others = evict(client -> client != holder && client.holdsBytes());
    }
  }

  void release(long bytes) {
    heldBytes.addAndGet(-bytes);
  }

  /** Returns whether there was a client to evict. */
  private boolean evict(Predicate<ClientConnection> which) {
    Optional<Map.Entry<Connection, ClientConnection>> longest =
        open.entrySet().stream()
            .filter(entry -> entry.getValue().waitedNanos() >= 0 && which.test(entry.getValue()))
            .max(Comparator.comparingLong(entry -> entry.getValue().waitedNanos()));
    longest.ifPresent(
        entry -> {
          entry.getValue().close();
          onClosed(entry.getKey()); // its room is free now, not when Jetty gets round to it
        });
    return longest.isPresent();
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    Connection connection = request.getConnectionMetaData().getConnection();
    ClientConnection client =
        open.getOrDefault(
            connection, new ClientConnection(connection.getEndPoint(), this)); // just evicted
    client.work();
    request.setAttribute(CLIENT, client);
    return super.handle(
        request, new WholeReply(request, response, client), new Done(callback, client));
  }

  /** Before the next request of the same connection can begin. */
  private static final class Done extends Callback.Nested {
    private final ClientConnection client;

    Done(Callback callback, ClientConnection client) {
      super(callback);
      this.client = client;
    }

    @Override
    public void succeeded() {
      client.awaitNext();
      super.succeeded();
    }

    @Override
    public void failed(Throwable failure) {
      client.awaitNext();
      super.failed(failure);
    }
  }

  @Override
  public CompletableFuture<Void> shutdown() {
    ending = true;
    patience = LAST_PATIENCE;
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public boolean isShutdown() {
    return ending;
  }
}
