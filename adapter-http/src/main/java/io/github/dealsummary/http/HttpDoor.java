package io.github.dealsummary.http;

import io.github.dealsummary.contract.DealContract;
import io.github.dealsummary.contract.Operation;
import io.github.dealsummary.contract.Reply;
import io.github.dealsummary.contract.UnusableBody;
import io.github.dealsummary.desk.DealDesk;
import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpResponseException;
import io.javalin.util.JavalinException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The routes, and who may use them. Listens from construction until closed. */
final class HttpDoor implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(HttpDoor.class);

  /** Platforms seldom give a process less than 30 seconds to end. */
  static final Duration LONGEST_FAREWELL = Duration.ofSeconds(20);

  private static final Pattern OWN_MACHINE =
      Pattern.compile(
          "(?:localhost|127(?:\\.[0-9]{1,3}){3}|\\[::1])(?::[0-9]{1,5})?",
          Pattern.CASE_INSENSITIVE);

  private final DealContract contract;
  private final AccessKeys keys;
  private final boolean anybodyHereMayAsk;
  private final QuestionLimit questions;
  private final Javalin javalin;

  /**
   * @throws io.javalin.util.JavalinBindException if something else listens there
   */
  HttpDoor(ServerSettings settings, DealDesk desk) {
    this.contract = new DealContract(() -> desk, settings::callers);
    this.keys = settings.keys();
    this.anybodyHereMayAsk = settings.anybodyMayAsk();
    this.questions = new QuestionLimit(settings.limits().questions());
    this.javalin = Javalin.create(config -> configure(config, settings)).start();
  }

  int port() {
    return javalin.port();
  }

  /** Takes no more requests and finishes those in progress within {@link #LONGEST_FAREWELL}. */
  @Override
  public void close() {
    try {
      javalin.stop();
    } catch (JavalinException e) {
      log.warn("Requests were still in progress when the time to finish them was over.");
    }
  }

  private void configure(JavalinConfig config, ServerSettings settings) {
    config.startup.showJavalinBanner = false;
    config.startup.startupWatcherEnabled = false;
    config.startup.showOldJavalinVersionWarning = false;
    config.router.caseInsensitiveRoutes = true; // as the Functions host's are
    config.http.prefer405over404 = true;
    config.http.compressionStrategy = CompressionStrategy.NONE;
    config.http.asyncTimeout = 0; // a client's time is bounded elsewhere, a question has a deadline
    JettySetup.apply(config, settings);
    addRoutes(config);
  }

  private void addRoutes(JavalinConfig config) {
    if (anybodyHereMayAsk) {
      config.routes.before(HttpDoor::refuseForeignNames);
    }
    for (Operation operation : Operation.values()) {
      addRoute(
          config,
          HandlerType.findOrCreate(operation.method()),
          operation.path(),
          context -> answer(context, operation));
    }
    addRoute(
        config,
        HandlerType.GET,
        Operation.BASE_PATH + "/" + DealContract.SWAGGER_ROUTE,
        context ->
            send(context, contract.swagger(RequestReader.call(context, Optional::empty), "http")));
    addRoute(config, HandlerType.GET, "/health", HttpDoor::health);
    config.routes.exception(
        HttpResponseException.class,
        (e, context) ->
            send(
                context,
                e.getStatus() == 405
                    ? ProblemReplies.wrongMethod(context.path())
                    : ProblemReplies.of(e.getStatus())));
    config.routes.exception(Exception.class, HttpDoor::failed);
  }

  /** Javalin would answer HEAD as GET, asking Sales for a summary that nobody gets to read. */
  private static void addRoute(
      JavalinConfig config, HandlerType method, String path, Handler handler) {
    config.routes.addHttpHandler(method, path, handler);
    config.routes.head(path, context -> send(context, ProblemReplies.wrongMethod(context.path())));
  }

  /**
   * Without keys or tokens a caller is let in because it is on this machine. A web page in a
   * browser on this machine is there, too, once the page's own name leads here (DNS rebinding). But
   * the browser still sends that name.
   */
  private static void refuseForeignNames(Context context) {
    if (RequestReader.header(context, "host")
        .filter(host -> OWN_MACHINE.matcher(host).matches())
        .isEmpty()) {
      send(context, ProblemReplies.of(421));
      context.skipRemainingHandlers();
    } else if (RequestReader.header(context, "sec-fetch-site")
        .filter("cross-site"::equals)
        .isPresent()) {
      // Such a page cannot read the answer, but its request would still cost Copilot credits.
      send(context, ProblemReplies.of(403));
      context.skipRemainingHandlers();
    }
  }

  private void answer(Context context, Operation operation) {
    Optional<Reply> refusal = refusal(context);
    if (refusal.isPresent()) {
      send(context, refusal.get());
      return;
    }
    AtomicBoolean bodyIsNeeded = new AtomicBoolean();
    Reply reply =
        ask(
            context,
            operation,
            () -> {
              bodyIsNeeded.set(true);
              throw UnusableBody.unreadable(); // not yet
            });
    if (bodyIsNeeded.get()) {
      context.future(() -> answerWithBody(context, operation));
    } else {
      send(context, reply);
    }
  }

  /** A question waits for its body without a thread, and without keeping others from asking. */
  private CompletableFuture<?> answerWithBody(Context context, Operation operation) {
    return RequestBody.of(context.req())
        .handle(
            (body, unusable) ->
                unusable == null
                    ? ask(context, operation, () -> Optional.of(body).filter(b -> !b.isEmpty()))
                    : DealContract.failure(unusable))
        .thenAccept(reply -> send(context, reply));
  }

  private Reply ask(Context context, Operation operation, Supplier<Optional<String>> body) {
    return questions.answer(() -> contract.answer(operation, RequestReader.call(context, body)));
  }

  private Optional<Reply> refusal(Context context) {
    if (RequestReader.isMalformed(context)) {
      return Optional.of(ProblemReplies.of(400).with("Connection", "close"));
    }
    return RequestReader.identityTwice(context)
        .map(ProblemReplies::identityTwice)
        .or(() -> mayAsk(context) ? Optional.empty() : Optional.of(DealContract.unauthorized()));
  }

  private boolean mayAsk(Context context) {
    return keys.none()
        || RequestReader.header(context, DealContract.KEY_HEADER)
            .or(
                () ->
                    Optional.ofNullable(
                        RequestReader.parameters(context).get(DealContract.KEY_PARAMETER)))
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
            ? ProblemReplies.of(unreadable.getCode())
            : DealContract.failure(failure));
  }

  private static void send(Context context, Reply reply) {
    reply.trouble().ifPresent(log::warn);
    context.status(reply.status());
    reply.headers().forEach(context::header);
    context.result(reply.body());
  }
}
