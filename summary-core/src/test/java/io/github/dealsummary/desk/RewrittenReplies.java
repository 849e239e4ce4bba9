package io.github.dealsummary.desk;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.dealsummary.Environment;
import io.github.dealsummary.Matching;
import io.github.dealsummary.Ranking;
import io.github.dealsummary.dataverse.AccessToken;
import io.github.dealsummary.dataverse.DataverseClient;
import io.github.dealsummary.emulator.DataverseEmulator;
import io.github.dealsummary.find.DataverseOpportunityFinder;
import io.github.dealsummary.summary.TemplateSummaryGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;

/** A way to an environment on which replies are rewritten, for values that no emulator stores. */
final class RewrittenReplies implements AutoCloseable {
  private static final Set<String> OF_THE_CONNECTION =
      Set.of("connection", "host", "content-length", "upgrade", "expect", "transfer-encoding");

  private final HttpServer server;
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final DataverseEmulator environment;
  private volatile UnaryOperator<String> change = UnaryOperator.identity();

  RewrittenReplies(DataverseEmulator environment) throws IOException {
    this.environment = environment;
    this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::pass);
    server.setExecutor(threads);
    server.start();
  }

  /** Rewrites the bodies of all replies from now on. */
  void by(UnaryOperator<String> rewriting) {
    change = rewriting;
  }

  /** Opens a desk that asks the environment on this way and writes summaries from rows. */
  DealDesk desk() {
    String token = environment.token();
    DataverseClient dataverse =
        DataverseClient.builder("http://127.0.0.1:" + server.getAddress().getPort())
            .tokens(request -> new AccessToken(token, Instant.MAX))
            .build();
    return DealDesk.of(
        List.of(new Environment("sales", dataverse, Duration.ofSeconds(60))),
        new DataverseOpportunityFinder(Ranking.VALUE, Matching.standard()),
        new TemplateSummaryGenerator());
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private void pass(HttpExchange exchange) throws IOException {
    try (exchange) {
      HttpResponse<String> reply =
          client.send(asked(exchange), HttpResponse.BodyHandlers.ofString());
      byte[] body = change.apply(reply.body()).getBytes(UTF_8);
      reply
          .headers()
          .map()
          .forEach(
              (name, values) -> {
                if (!OF_THE_CONNECTION.contains(name)) {
                  exchange.getResponseHeaders().put(name, values);
                }
              });
      exchange.sendResponseHeaders(reply.statusCode(), body.length == 0 ? -1 : body.length);
      try (OutputStream out = exchange.getResponseBody()) {
        out.write(body);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private HttpRequest asked(HttpExchange exchange) throws IOException {
    URI target = environment.url().resolve(exchange.getRequestURI().toString());
    HttpRequest.Builder request =
        HttpRequest.newBuilder(target)
            .method(
                exchange.getRequestMethod(),
                HttpRequest.BodyPublishers.ofByteArray(exchange.getRequestBody().readAllBytes()));
    exchange
        .getRequestHeaders()
        .forEach(
            (name, values) -> {
              if (!OF_THE_CONNECTION.contains(name.toLowerCase(Locale.ROOT))
                  && !name.equalsIgnoreCase("accept-encoding")) {
                values.forEach(value -> request.header(name, value));
              }
            });
    return request.build();
  }
}
