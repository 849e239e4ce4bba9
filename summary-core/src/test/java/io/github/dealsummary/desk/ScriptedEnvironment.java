package io.github.dealsummary.desk;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.Function;

/**
 * An environment that answers what a test says. What the test says nothing about goes on to an
 * emulator.
 */
final class ScriptedEnvironment implements AutoCloseable {
  private static final Set<String> OF_THE_CONNECTION =
      Set.of("host", "connection", "content-length", "transfer-encoding", "upgrade", "date");

  private final HttpServer server =
      HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
  private final HttpClient onwards = HttpClient.newHttpClient();
  private final URI emulator;
  private final Function<Asked, Optional<Answer>> script;
  private final List<String> paths = new CopyOnWriteArrayList<>();

  /** A request: the last part of its path, and its body. */
  record Asked(String path, String body) {}

  record Answer(int status, Map<String, String> headers, String body) {}

  ScriptedEnvironment(URI emulator, Function<Asked, Optional<Answer>> script) throws IOException {
    this.emulator = emulator;
    this.script = script;
    server.createContext("/", this::answer);
    server.setExecutor(Executors.newCachedThreadPool());
    server.start();
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** The last parts of the paths that were asked for. */
  List<String> paths() {
    return paths;
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    String path = exchange.getRequestURI().getPath().replaceFirst(".*/", "");
    paths.add(path);
    Answer answer =
        script
            .apply(new Asked(path, new String(body, UTF_8)))
            .orElseGet(() -> pass(exchange, body));
    answer.headers().forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
    byte[] said = answer.body().getBytes(UTF_8);
    exchange.sendResponseHeaders(answer.status(), said.length == 0 ? -1 : said.length);
    exchange.getResponseBody().write(said);
    exchange.close();
  }

  private Answer pass(HttpExchange exchange, byte[] body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(emulator.resolve(exchange.getRequestURI().toString()))
            .method(exchange.getRequestMethod(), BodyPublishers.ofByteArray(body));
    exchange.getRequestHeaders().entrySet().stream()
        .filter(header -> isPassed(header.getKey()) && !header.getKey().startsWith("Accept-E"))
        .forEach(header -> request.header(header.getKey(), header.getValue().get(0)));
    HttpResponse<String> reply =
        onwards.sendAsync(request.build(), BodyHandlers.ofString(UTF_8)).join();
    Map<String, String> headers = new HashMap<>();
    reply.headers().map().entrySet().stream()
        .filter(header -> isPassed(header.getKey()))
        .forEach(header -> headers.put(header.getKey(), header.getValue().get(0)));
    return new Answer(reply.statusCode(), headers, reply.body());
  }

  private static boolean isPassed(String header) {
    return !OF_THE_CONNECTION.contains(header.toLowerCase(Locale.ROOT));
  }
}
