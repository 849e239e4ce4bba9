package io.github.dealsummary.emulator;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.dealsummary.emulator.identity.Entra;
import io.github.dealsummary.emulator.store.ODataError;
import io.github.dealsummary.emulator.web.ApiCall;
import io.github.dealsummary.emulator.web.Reply;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes requests off the wire: token endpoint and Web API, authentication, log, headers. */
final class WebServer {
  private static final Pattern API = Pattern.compile("/api/data/v9\\.[0-2](?:/(.*))?");
  private static final int MAX_URL = 32_768;
  private static final Pattern SEARCH = Pattern.compile("/api/search/v2\\.0/query");

  private final LocalCallers callers;
  private final Entra entra;
  private final SignInRoutes signIn;
  private final WebApi api;
  private final BatchEndpoint batch;
  private final EmulatorHandles handles;
  private final Conditions conditions;
  private final RequestLog log;
  private final Consumer<HttpExchange> breaker;
  private final AtomicInteger tokenRequests = new AtomicInteger();

  /**
   * Creates the server.
   *
   * @param breaker breaks a connection
   */
  WebServer(
      LocalCallers callers,
      Routes routes,
      Conditions conditions,
      RequestLog log,
      Consumer<HttpExchange> breaker) {
    this.callers = callers;
    this.entra = routes.entra();
    this.api = routes.api();
    this.handles = routes.handles();
    this.signIn = new SignInRoutes(entra, api.store());
    this.batch = new BatchEndpoint(api);
    this.conditions = conditions;
    this.log = log;
    this.breaker = breaker;
  }

  /** The parts that answer requests: signing in, the Web API, the handles of the emulator. */
  record Routes(Entra entra, WebApi api, EmulatorHandles handles) {}

  /** The causes of trouble: scripted faults, the weather, too many requests. */
  record Conditions(Faults faults, Weather weather, ServiceProtection protection) {}

  void serve(HttpServer server, RequestThreads threads) {
    server.createContext("/", http -> handle(http, threads));
  }

  int tokenRequests() {
    return tokenRequests.get();
  }

  void reset() {
    tokenRequests.set(0);
    conditions.protection().reset();
  }

  private void handle(HttpExchange http, RequestThreads threads) throws IOException {
    // Closing the exchange without an answer is what a client of a stopped server sees.
    try (http) {
      answerOrBreakOff(new ServerExchange(http, threads));
    } catch (Faults.EmulatorClosed closed) {
      return;
    }
  }

  private void answerOrBreakOff(ServerExchange exchange) throws IOException {
    try {
      exchange.send(answerOrError(exchange));
    } catch (Faults.Broken broken) {
      breakOff(exchange, broken.how());
    }
  }

  private void breakOff(ServerExchange exchange, Fault.Kind how) throws IOException {
    if (how == Fault.Kind.RESET) {
      breaker.accept(exchange.http());
      return;
    }
    exchange.sendHalf();
    if (how == Fault.Kind.STALL) {
      // Closing the emulator ends this wait.
      conditions.faults().await(Duration.ofDays(1));
    }
  }

  private Reply answerOrError(ServerExchange exchange) throws IOException {
    try {
      return answer(exchange);
    } catch (Faults.EmulatorClosed | Faults.Broken e) {
      throw e;
    } catch (ODataError e) {
      return Reply.error(e);
    } catch (OutOfMemoryError e) {
      // Writing an answer would need memory, too.
      throw e;
    } catch (RuntimeException | Error e) {
      return Reply.unexpected(e);
    }
  }

  private Reply answer(ServerExchange exchange) throws IOException {
    callers.check(exchange);
    String path = exchange.path();
    if (SignInRoutes.isTokenEndpoint(path)) {
      return token(exchange);
    }
    if (path.startsWith(EmulatorHandles.ROOT)) {
      if (!exchange.options().isEmpty()) {
        throw ODataError.badRequest(path + " does not take query options.");
      }
      return handles.answer(exchange.method(), path, exchange.body());
    }
    Matcher inApi = API.matcher(path);
    if (inApi.matches()) {
      String relative = Optional.ofNullable(inApi.group(1)).orElse("");
      if (relative.startsWith("api/")) { // the search is beside the Web API, not below it
        return Reply.error(ODataError.segmentNotFound("api"));
      }
      return api(call(exchange, relative));
    }
    if (SEARCH.matcher(path).matches()) {
      return api(call(exchange, path.substring(1)));
    }
    Optional<Reply> signedIn = signIn(exchange);
    if (signedIn.isPresent()) {
      return signedIn.get();
    }
    // Dataverse has more below /api than the emulator, so "not found" would be wrong.
    return Reply.error(
        path.startsWith("/api/")
            ? ODataError.notImplemented(path)
            : ODataError.segmentNotFound(path));
  }

  private Reply token(ServerExchange exchange) throws IOException {
    String body = exchange.body();
    Reply reply = conditions.faults().meet("token").orElse(null);
    // After the delay of a fault: the request is answered only now.
    tokenRequests.incrementAndGet();
    return reply != null ? reply : signIn(exchange, body).orElseThrow();
  }

  private Optional<Reply> signIn(ServerExchange exchange) throws IOException {
    return signIn(exchange, exchange.body());
  }

  private Optional<Reply> signIn(ServerExchange exchange, String body) {
    return signIn.answer(exchange.method(), exchange.path(), exchange.options(), body);
  }

  private ApiCall call(ServerExchange exchange, String path) throws IOException {
    return exchange.call(path, isKnown(exchange.header("Authorization")));
  }

  private boolean isKnown(String authorization) {
    return authorization.regionMatches(true, 0, "Bearer ", 0, 7)
        && entra.accepts(authorization.substring(7).strip());
  }

  private Reply api(ApiCall call) {
    RequestLog.Entry entry = log.arrived(call);
    String target = call.target();
    Reply reply = conditions.faults().meet(target).orElseGet(() -> authenticated(call, entry));
    Reply told = reply.status() == 401 ? reply.with("WWW-Authenticate", entra.challenge()) : reply;
    entry.answered(told.status());
    // Dataverse joins two ids by a comma in each of these headers.
    String id = UUID.randomUUID().toString();
    return told.with("x-ms-service-request-id", UUID.randomUUID() + "," + id)
        .with("REQ_ID", id + "," + id)
        .with("x-ms-dop-hint", "4");
  }

  private Reply authenticated(ApiCall call, RequestLog.Entry entry) {
    String authorization = call.headers().getOrDefault("authorization", "");
    if (!isKnown(authorization)) {
      String reason =
          authorization.isEmpty()
              ? "Authorization header is missing."
              : "The token is not valid or has expired.";
      return new Reply(401, Map.of("401_error_reason", reason), "");
    }
    // The server in front of Dataverse answers this, and in HTML.
    if (call.options().length() + call.path().length() > MAX_URL) {
      return Reply.html(414, "<html><body><h2>Request URL Too Long</h2></body></html>");
    }
    return limited(call.by(entra.user(authorization.substring(7).strip())), entry);
  }

  /** Answers within the limits of the user whom the request is charged to. */
  private Reply limited(ApiCall call, RequestLog.Entry entry) {
    String user = api.charged(call);
    Optional<Reply> refusal = conditions.protection().begin(user);
    if (refusal.isPresent()) {
      return refusal.get();
    }
    long start = System.nanoTime();
    // Nobody sees this one: it stays only if answering throws.
    Reply reply = Reply.empty(500);
    try {
      conditions.faults().await(conditions.weather().latency(call.target()));
      reply = call.path().equals("$batch") ? batch.answer(call, entry) : api.answer(call);
    } finally {
      Duration took =
          Duration.ofNanos(System.nanoTime() - start)
              .plus(conditions.weather().cost(call.target()));
      reply = conditions.protection().end(user, took, reply);
    }
    return reply;
  }
}
