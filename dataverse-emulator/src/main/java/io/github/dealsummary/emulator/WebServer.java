package io.github.dealsummary.emulator;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.dealsummary.emulator.identity.Entra;
import io.github.dealsummary.emulator.identity.TokenReply;
import io.github.dealsummary.emulator.store.ODataError;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes requests off the wire: token endpoint and Web API, authentication, log, headers. */
final class WebServer {
  private static final Pattern TOKEN = Pattern.compile("/([^/]+)/oauth2/v2\\.0/token");
  private static final Pattern API = Pattern.compile("/api/data/v9\\.[0-2](?:/(.*))?");
  private static final int MAX_URL = 32_768;
  private static final int BURST_LIMIT = 8_000;

  private final ObjectMapper mapper = new ObjectMapper();
  private final Entra entra;
  private final WebApi api;
  private final Batch batch;
  private final Faults faults;
  private final RequestLog log;
  private final String challenge;
  private final AtomicInteger tokenRequests = new AtomicInteger();
  private final AtomicInteger apiRequests = new AtomicInteger();

  WebServer(Entra entra, WebApi api, Faults faults, RequestLog log, String challenge) {
    this.entra = entra;
    this.api = api;
    this.batch = new Batch(api::answerPart, api.store());
    this.faults = faults;
    this.log = log;
    this.challenge = challenge;
  }

  void serve(HttpServer server) {
    server.createContext("/", this::handle);
  }

  int tokenRequests() {
    return tokenRequests.get();
  }

  void reset() {
    tokenRequests.set(0);
    apiRequests.set(0);
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      send(exchange, answerOrError(exchange));
    } catch (Faults.EmulatorClosed closed) {
      // Closing the exchange without an answer is what a client of a stopped server sees.
    }
  }

  private Reply answerOrError(HttpExchange exchange) throws IOException {
    try {
      return answer(exchange);
    } catch (Faults.EmulatorClosed e) {
      throw e;
    } catch (ODataError e) {
      return Reply.error(e);
    } catch (RuntimeException e) {
      return Reply.unexpected(e);
    }
  }

  private Reply answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getRawPath();
    Matcher token = TOKEN.matcher(path);
    if (token.matches()) {
      return token(exchange, token.group(1));
    }
    Matcher inApi = API.matcher(path);
    if (inApi.matches()) {
      String relative = Optional.ofNullable(inApi.group(1)).orElse("");
      return api(call(exchange, relative));
    }
    return Reply.error(
        path.startsWith("/api/")
            ? ODataError.notImplemented(path)
            : ODataError.segmentNotFound(path));
  }

  private Reply token(HttpExchange exchange, String tenant) throws IOException {
    Map<String, String> form = Urls.decodeParameters(body(exchange));
    Reply reply =
        faults
            .meet("token")
            .orElseGet(
                () ->
                    exchange.getRequestMethod().equals("POST")
                        ? json(entra.answer(tenant, form))
                        : Reply.error(ODataError.methodNotAllowed(exchange.getRequestMethod())));
    tokenRequests.incrementAndGet();
    return reply;
  }

  private Reply json(TokenReply reply) {
    try {
      return Reply.json(reply.status(), mapper.writeValueAsString(reply.body()))
          .with("Content-Type", "application/json; charset=utf-8")
          .with("Cache-Control", "no-store, no-cache");
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private Reply api(Call call) {
    RequestLog.Entry entry = log.arrived(call);
    Reply reply = faults.meet(call.segment()).orElseGet(() -> authenticated(call, entry));
    Reply told = reply.status() == 401 ? reply.with("WWW-Authenticate", challenge) : reply;
    entry.answered(told.status());
    return limits(told);
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
    return call.path().equals("$batch") ? batch.answer(call, entry) : api.answer(call);
  }

  /** The ids and the state of the service protection limits that every answer carries. */
  private Reply limits(Reply reply) {
    String id = UUID.randomUUID().toString();
    int left = Math.max(0, BURST_LIMIT - apiRequests.incrementAndGet());
    return reply
        .with("x-ms-service-request-id", UUID.randomUUID() + "," + id)
        .with("REQ_ID", id + "," + id)
        .with("x-ms-dop-hint", "4")
        .with("x-ms-ratelimit-time-remaining-xrm-requests", "1,200.00")
        .with("x-ms-ratelimit-burst-remaining-xrm-requests", String.valueOf(left));
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
        body(exchange));
  }

  private static String body(HttpExchange exchange) throws IOException {
    return new String(exchange.getRequestBody().readAllBytes(), UTF_8);
  }

  private static void send(HttpExchange exchange, Reply reply) throws IOException {
    reply.headers().forEach(exchange.getResponseHeaders()::set);
    byte[] body = reply.body().getBytes(UTF_8);
    exchange.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
    if (body.length > 0) {
      exchange.getResponseBody().write(body);
    }
  }
}
