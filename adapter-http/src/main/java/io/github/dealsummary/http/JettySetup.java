package io.github.dealsummary.http;

import io.github.dealsummary.contract.Reply;
import io.javalin.config.JavalinConfig;
import org.eclipse.jetty.http.HttpCompliance;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.LowResourceMonitor;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.VirtualThreads;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** The web server below the routes: its threads, its connections and how strictly it reads. */
final class JettySetup {
  /** The most bytes of a request line and its headers. */
  private static final int LARGEST_HEAD = 16 * 1024;

  /**
   * The most bytes of replies that the system keeps for a client that does not read them. They are
   * made before they are missed, so a smaller number also means less work for such a client.
   */
  private static final int SEND_BUFFER = 32 * 1024;

  /** Connections that the system keeps until they are accepted. */
  private static final int BACKLOG = 1024;

  /**
   * Threads beyond those that questions may take. Nothing else waits in a thread, so these are
   * always there for new connections, for {@code /health} and for refusals.
   */
  static final int FREE_THREADS = 32;

  private JettySetup() {}

  static void apply(JavalinConfig config, ServerSettings settings) {
    Connections connections = new Connections(settings.limits());
    config.jetty.threadPool = threads(settings.limits());
    config.jetty.modifyServer(server -> handle(server, connections));
    config.jetty.modifyHttpConfiguration(JettySetup::readStrictly);
    config.jetty.addConnector((server, http) -> connector(server, http, settings, connections));
  }

  private static QueuedThreadPool threads(ServerLimits limits) {
    QueuedThreadPool threads = new QueuedThreadPool(limits.questions() + FREE_THREADS);
    threads.setName("server");
    if (VirtualThreads.areSupported()) {
      threads.setVirtualThreadsExecutor(VirtualThreads.getDefaultVirtualThreadsExecutor());
    }
    return threads;
  }

  private static void handle(Server server, Connections connections) {
    // It would shorten the time of all connections, those of questions in progress among them.
    server.getBeans(LowResourceMonitor.class).forEach(server::removeBean);
    server.setHandler(new GracefulHandler(connections));
    server.setStopTimeout(HttpDoor.LONGEST_FAREWELL.toMillis());
    server.setErrorHandler(JettySetup::refuseUnreadable);
  }

  private static void readStrictly(HttpConfiguration http) {
    http.setSendServerVersion(false);
    http.setRequestHeaderSize(LARGEST_HEAD);
    // What a proxy in front reads in another way could hide a header or a request from it.
    http.setHttpCompliance(HttpCompliance.STRICT);
  }

  private static Connector connector(
      Server server, HttpConfiguration http, ServerSettings settings, Connections connections) {
    ServerConnector connector = new ServerConnector(server, new HttpConnectionFactory(http));
    connector.setHost(settings.host());
    connector.setPort(settings.port());
    connector.setAcceptQueueSize(BACKLOG);
    connector.setAcceptedSendBufferSize(SEND_BUFFER);
    connector.setIdleTimeout(0); // a byte now and then would extend it: Connections counts steps
    connector.addBean(connections, false);
    return connector;
  }

  /** Jetty's own page for a request that it cannot read would repeat in HTML what was sent. */
  private static boolean refuseUnreadable(Request request, Response response, Callback callback) {
    Reply reply = ProblemReplies.of(response.getStatus());
    reply.headers().forEach(response.getHeaders()::put);
    Content.Sink.write(response, true, reply.body(), callback);
    return true;
  }
}
