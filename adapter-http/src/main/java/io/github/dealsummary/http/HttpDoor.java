package io.github.dealsummary.http;

import io.github.dealsummary.DealAnswer;
import io.github.dealsummary.Insight;
import io.github.dealsummary.Question;
import io.github.dealsummary.contract.Call;
import io.github.dealsummary.contract.DealContract;
import io.github.dealsummary.contract.Reply;
import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HttpResponseException;
import io.javalin.util.JavalinException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The routes, and who may take them. Listens from construction until closed. */
final class HttpDoor implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(HttpDoor.class);

  /** What platforms leave between asking a process to end and ending it is seldom under 30 s. */
  static final Duration LONGEST_FAREWELL = Duration.ofSeconds(20);

  /** For the request line and the headers. */
  private static final int LARGEST_HEAD = 16 * 1024;

  private static final Pattern OWN_MACHINE =
      Pattern.compile(
          "(?:localhost|127(?:\\.[0-9]{1,3}){3}|\\[::1])(?::[0-9]{1,5})?",
          Pattern.CASE_INSENSITIVE);

  /** What the routes ask a desk for. */
  record Operations(
      Function<Question, DealAnswer> summarize,
      Function<Question, DealAnswer> find,
      Function<Question, DealAnswer> brief,
      Function<Insight, DealAnswer> share) {}

  private final DealContract contract;
  private final AccessKeys keys;
  private final boolean anybodyHereMayAsk;
  private final Operations operations;
  private final Javalin javalin;

  /**
   * @throws io.javalin.util.JavalinBindException if something else listens there
   */
  HttpDoor(ServerSettings settings, Operations operations) {
    this.contract = new DealContract(settings::callers);
    this.keys = settings.keys();
    this.anybodyHereMayAsk = settings.anybodyMayAsk();
    this.operations = operations;
    this.javalin = Javalin.create(this::configure).start(settings.host(), settings.port());
  }

  int port() {
    return javalin.port();
  }

  /** Takes no more requests, and finishes those in progress as long as the farewell may last. */
  @Override
  public void close() {
    try {
      javalin.stop();
    } catch (JavalinException e) {
      log.warn("Requests were still in progress when the time to finish them was over.");
    }
  }

  private void configure(JavalinConfig config) {
    config.startup.showJavalinBanner = false;
    config.startup.startupWatcherEnabled = false;
    config.startup.showOldJavalinVersionWarning = false;
    config.concurrency.useVirtualThreads = true;
    config.router.caseInsensitiveRoutes = true;
    config.http.prefer405over404 = true;
    config.http.compressionStrategy = CompressionStrategy.NONE;
    config.jetty.modifyServer(HttpDoor::endGracefully);
    config.jetty.modifyServer(server -> server.setErrorHandler(HttpDoor::refuseUnreadable));
    config.jetty.modifyHttpConfiguration(
        http -> {
          http.setSendServerVersion(false);
          http.setRequestHeaderSize(LARGEST_HEAD);
        });
    addRoutes(config);
  }

  private static void endGracefully(Server server) {
    server.setHandler(new GracefulHandler());
    server.setStopTimeout(LONGEST_FAREWELL.toMillis());
  }

  /** Jetty's own page for what never becomes a request repeats what was sent, as HTML. */
  private static boolean refuseUnreadable(Request request, Response response, Callback callback) {
    Reply reply = Refusals.of(response.getStatus());
    reply.headers().forEach(response.getHeaders()::put);
    Content.Sink.write(response, true, reply.body(), callback);
    return true;
  }

  private void addRoutes(JavalinConfig config) {
    if (anybodyHereMayAsk) {
      config.routes.before(HttpDoor::refuseForeignNames);
    }
    addRoute(
        config,
        "/api/DealSummary",
        context -> answer(context, call -> contract.dealSummary(call, operations.summarize)));
    addRoute(
        config,
        "/api/Deals",
        context -> answer(context, call -> contract.findDeals(call, operations.find)));
    addRoute(
        config,
        "/api/CustomerBrief",
        context -> answer(context, call -> contract.customerBrief(call, operations.brief)));
    config.routes.post(
        Refusals.INSIGHTS,
        context -> answer(context, call -> contract.shareInsight(call, operations.share)));
    addRoute(
        config,
        "/api/swagger.json",
        context -> send(context, contract.swagger(Received.call(context), "http")));
    addRoute(config, "/health", HttpDoor::health);
    config.routes.exception(
        HttpResponseException.class,
        (e, context) ->
            send(
                context,
                e.getStatus() == 405
                    ? Refusals.wrongMethod(context.path())
                    : Refusals.of(e.getStatus())));
    config.routes.exception(Exception.class, HttpDoor::failed);
  }

  /** Javalin would answer HEAD as GET, which asks Sales for a summary and throws it away. */
  private static void addRoute(JavalinConfig config, String path, Handler handler) {
    config.routes.get(path, handler);
    config.routes.head(path, context -> send(context, Refusals.wrongMethod(context.path())));
  }

  /**
   * Without keys or tokens, being on this machine is what lets a caller in. A web page in its
   * browser is too, once the page's own name leads here (DNS rebinding), but the browser still says
   * that name.
   */
  private static void refuseForeignNames(Context context) {
    if (Received.header(context, "host")
        .filter(host -> OWN_MACHINE.matcher(host).matches())
        .isEmpty()) {
      send(context, Refusals.of(421));
      context.skipRemainingHandlers();
    } else if (Received.header(context, "sec-fetch-site")
        .filter("cross-site"::equals)
        .isPresent()) {
      // Such a page could not read the answer, but have it made, and Copilot billed.
      send(context, Refusals.of(403));
      context.skipRemainingHandlers();
    }
  }

  private void answer(Context context, Function<Call, Reply> operation) {
    if (Received.isMalformed(context)) {
      send(context, Refusals.of(400));
    } else if (!mayAsk(context)) {
      send(context, DealContract.unauthorized());
    } else {
      send(context, operation.apply(Received.call(context)));
    }
  }

  private boolean mayAsk(Context context) {
    return keys.none()
        || Received.header(context, "x-functions-key")
            .or(() -> Optional.ofNullable(Received.parameters(context).get("code")))
            .filter(keys::admit)
            .isPresent();
  }

  private static void health(Context context) {
    context.contentType("application/json").header("Cache-Control", "no-store");
    context.header("X-Content-Type-Options", "nosniff").result("{\"status\":\"up\"}");
  }

  private static void failed(Exception failure, Context context) {
    send(
        context,
        failure instanceof HttpException unreadable
            ? Refusals.of(unreadable.getCode())
            : DealContract.failure(failure));
  }

  private static void send(Context context, Reply reply) {
    reply.trouble().ifPresent(log::warn);
    context.status(reply.status());
    reply.headers().forEach(context::header);
    context.result(reply.body());
  }
}
