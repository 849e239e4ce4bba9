package io.github.dealsummary.emulator;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.dealsummary.emulator.identity.Entra;
import io.github.dealsummary.emulator.store.ODataError;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
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
  private static final String HALF_AN_ANSWER = "{\"@odata.context\":\"";
  private static final int WHOLE_LENGTH = 4_096;

  private final Entra entra;
  private final SignIn signIn;
  private final WebApi api;
  private final Batch batch;
  private final Faults faults;
  private final RequestLog log;
  private final String challenge;
  private final AtomicInteger tokenRequests = new AtomicInteger();
  private final Weather weather;
  private final ServiceProtection protection;
  private final Control control;
  private final Consumer<HttpExchange> breaker;

  /**
   * Creates the server.
   *
   * @param breaker breaks a connection
   */
  WebServer(
      Entra entra,
      WebApi api,
      Conditions conditions,
      RequestLog log,
      String challenge,
      Control control,
      Consumer<HttpExchange> breaker) {
    this.entra = entra;
    this.signIn = new SignIn(entra, api.store());
    this.api = api;
    this.batch = new Batch(api);
    this.faults = conditions.faults();
    this.weather = conditions.weather();
    this.protection = conditions.protection();
    this.log = log;
    this.challenge = challenge;
    this.control = control;
    this.breaker = breaker;
  }

  /** What can go wrong: by script, by the weather, by too many requests. */
  record Conditions(Faults faults, Weather weather, ServiceProtection protection) {}

  void serve(HttpServer server) {
    server.createContext("/", this::handle);
  }

  int tokenRequests() {
    return tokenRequests.get();
  }

  void reset() {
    tokenRequests.set(0);
    protection.reset();
  }

  private void handle(HttpExchange exchange) throws IOException {
    // Closing the exchange without an answer is what a client of a stopped server sees.
    try (exchange) {
      answerOrBreakOff(exchange);
    } catch (Faults.EmulatorClosed closed) {
      return;
    }
  }

  private void answerOrBreakOff(HttpExchange exchange) throws IOException {
    try {
      send(exchange, answerOrError(exchange));
    } catch (Faults.Broken broken) {
      breakOff(exchange, broken.how());
    }
  }

  private void breakOff(HttpExchange exchange, Fault.Kind how) throws IOException {
    if (how == Fault.Kind.RESET) {
      breaker.accept(exchange);
      return;
    }
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, WHOLE_LENGTH);
    exchange.getResponseBody().write(HALF_AN_ANSWER.getBytes(UTF_8));
    exchange.getResponseBody().flush();
    if (how == Fault.Kind.STALL) {
      faults.await(Duration.ofDays(1));
    }
  }

  private Reply answerOrError(HttpExchange exchange) throws IOException {
    try {
      return answer(exchange);
    } catch (Faults.EmulatorClosed | Faults.Broken e) {
      throw e;
    } catch (ODataError e) {
      return Reply.error(e);
    } catch (OutOfMemoryError e) {
      throw e;
    } catch (RuntimeException | Error e) {
      return Reply.unexpected(e);
    }
  }

  private Reply answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getRawPath();
    if (SignIn.isTokenEndpoint(path)) {
      return token(exchange);
    }
    if (path.startsWith(Control.ROOT)) {
      return control.answer(exchange.getRequestMethod(), path, body(exchange));
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
    return Reply.error(
        path.startsWith("/api/")
            ? ODataError.notImplemented(path)
            : ODataError.segmentNotFound(path));
  }

  private Reply token(HttpExchange exchange) throws IOException {
    String body = body(exchange);
    Reply reply = faults.meet("token").orElse(null);
    tokenRequests.incrementAndGet();
    return reply != null ? reply : signIn(exchange, body).orElseThrow();
  }

  private Optional<Reply> signIn(HttpExchange exchange) throws IOException {
    return signIn(exchange, body(exchange));
  }

  private Optional<Reply> signIn(HttpExchange exchange, String body) {
    String query = Optional.ofNullable(exchange.getRequestURI().getRawQuery()).orElse("");
    String path = exchange.getRequestURI().getRawPath();
    return signIn.answer(exchange.getRequestMethod(), path, query, body);
  }

  private Reply api(Call call) {
    RequestLog.Entry entry = log.arrived(call);
    String target = call.target();
    Reply reply = faults.meet(target).orElseGet(() -> authenticated(call, entry));
    Reply told = reply.status() == 401 ? reply.with("WWW-Authenticate", challenge) : reply;
    entry.answered(told.status());
    String id = UUID.randomUUID().toString();
    return told.with("x-ms-service-request-id", UUID.randomUUID() + "," + id)
        .with("REQ_ID", id + "," + id)
        .with("x-ms-dop-hint", "4");
  }

  private Reply authenticated(Call call, RequestLog.Entry entry) {
    String authorization = call.headers().getOrDefault("authorization", "");
    boolean bearer = authorization.regionMatches(true, 0, "Bearer ", 0, 7);
    if (!bearer || !entra.accepts(authorization.substring(7).strip())) {
      String reason =
          authorization.isEmpty()
              ? "Authorization header is missing."
              : "The token is not valid or has expired.";
      return new Reply(401, Map.of("401_error_reason", reason), "");
    }
    if (call.options().length() + call.path().length() > MAX_URL) {
      return Reply.html(414, "<html><body><h2>Request URL Too Long</h2></body></html>");
    }
    return limited(call.by(entra.user(authorization.substring(7).strip())), entry);
  }

  /** Answers within the limits of the user whom the request is charged to. */
  private Reply limited(Call call, RequestLog.Entry entry) {
    String user = api.charged(call);
    Optional<Reply> refusal = protection.begin(user);
    if (refusal.isPresent()) {
      return refusal.get();
    }
    long start = System.nanoTime();
    Reply reply = Reply.empty(500);
    try {
      faults.await(weather.latency(call.target()));
      reply = call.path().equals("$batch") ? batch.answer(call, entry) : api.answer(call);
    } finally {
      Duration took = Duration.ofNanos(System.nanoTime() - start).plus(weather.cost(call.target()));
      reply = protection.end(user, took, reply);
    }
    return reply;
  }

  private static Call call(HttpExchange exchange, String rawPath) throws IOException {
    String options = Optional.ofNullable(exchange.getRequestURI().getRawQuery()).orElse("");
    Map<String, String> headers = new LinkedHashMap<>();
    exchange
        .getRequestHeaders()
        .forEach(
            (name, values) -> headers.put(name.toLowerCase(Locale.ROOT), String.join(",", values)));
    return new Call(
        exchange.getRequestMethod(),
        Urls.decodePath(rawPath),
        Urls.decodeParameters(options),
        options,
        headers,
        body(exchange),
        Optional.empty());
  }

  private static String body(HttpExchange exchange) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(exchange.getRequestBody().readAllBytes());
    try {
      return UTF_8.newDecoder().decode(bytes).toString();
    } catch (CharacterCodingException e) {
      throw ODataError.badRequest("The request body is not text in UTF-8.");
    }
  }

  private static void send(HttpExchange exchange, Reply reply) throws IOException {
    reply.headers().forEach(exchange.getResponseHeaders()::set);
    byte[] body = reply.bytes();
    exchange.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
    if (body.length > 0) {
      exchange.getResponseBody().write(body);
    }
  }
}
