package io.github.dealsummary.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.dealsummary.acceptance.Doors.Replied;
import io.github.dealsummary.emulator.DataverseEmulator;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A server of 300 MB whose environment answers with more than it can hold. */
class LargeRepliesIT {
  private static final int MB = 1 << 20;
  private static final String PART =
      "--b\r\nContent-Type: application/http\r\n\r\nHTTP/1.1 200 OK\r\nOData-Version: 4.0\r\n\r\n";

  private final DataverseEmulator sales = DataverseEmulator.start();
  private final HttpClient onwards = HttpClient.newHttpClient();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final HttpServer environment =
      HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);

  /** What a large reply is made of; empty for the emulator's own replies. */
  private volatile String row = "";

  private volatile int megabytes;

  LargeRepliesIT() throws IOException {
    environment.setExecutor(threads);
    environment.createContext("/", this::answer);
    environment.start();
  }

  @AfterEach
  void close() {
    environment.stop(0);
    threads.shutdownNow();
    sales.close();
  }

  @ParameterizedTest(name = "{1} MB, {0} at once: {2}")
  @CsvSource({"6, 60, text, larger than 8 MB", "24, 7, objects, unreadable"})
  void questionsFailInWordsAndTheNextIsAnswered(int callers, int size, String of, String says)
      throws Exception {
    try (Doors doors = new Doors(variables())) {
      megabytes = size;
      row = of.equals("text") ? "{\"name\":\"" + "x".repeat(1_000) + "\"}," : "{},";
      List<Future<Replied>> asked = new ArrayList<>();
      for (int i = 0; i < callers; i++) {
        String name = "Customer " + i; // equal questions would share a call
        asked.add(threads.submit(() -> doors.server(Map.of("customerName", name))));
      }
      for (Future<Replied> reply : asked) {
        assertThat(reply.get().status()).as(reply.get().body()).isEqualTo(502);
        assertThat(reply.get().body()).contains(says).doesNotContain("xxx");
      }
      row = "";
      Replied next = doors.server(Map.of("customerName", "Fourth Coffee"));
      assertThat(next.status()).as(next.body()).isEqualTo(200);
      assertThat(next.body()).contains("Fourth Coffee (sample)");
    }
  }

  private Map<String, String> variables() {
    Map<String, String> variables = new HashMap<>(sales.variables());
    String url = "http://127.0.0.1:" + environment.getAddress().getPort();
    variables.put("DATAVERSE_URL", url);
    variables.put("AZURE_AUTHORITY_HOST", url);
    variables.put("DEAL_SUMMARY_DEADLINE_SECONDS", "60");
    variables.put("JDK_JAVA_OPTIONS", "-Xmx300m");
    return variables;
  }

  private void answer(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    try (exchange) {
      if (exchange.getRequestURI().getPath().endsWith("/token")) {
        token(exchange);
      } else if (row.isEmpty()) {
        pass(exchange, body);
      } else {
        large(exchange, new String(body, UTF_8));
      }
    }
  }

  /** The emulator gives tokens for its own address only. */
  private void token(HttpExchange exchange) throws IOException {
    byte[] token =
        "{\"token_type\":\"Bearer\",\"expires_in\":3600,\"access_token\":\"%s\"}"
            .formatted(sales.token())
            .getBytes(UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, token.length);
    exchange.getResponseBody().write(token);
  }

  /** Answers a batch with one large part and small ones. */
  private void large(HttpExchange exchange, String asked) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "multipart/mixed; boundary=b");
    exchange.sendResponseHeaders(200, 0);
    byte[] rows = row.repeat(MB / 16 / row.length()).getBytes(UTF_8);
    OutputStream reply = exchange.getResponseBody();
    reply.write((PART + "{\"value\":[").getBytes(UTF_8));
    for (int sent = 0; sent < megabytes * MB; sent += rows.length) {
      reply.write(rows);
    }
    int others = asked.split("application/http", -1).length - 2;
    String rest = "{}]}\r\n" + (PART + "{\"value\":[]}\r\n").repeat(others) + "--b--\r\n";
    reply.write(rest.getBytes(UTF_8));
  }

  private void pass(HttpExchange exchange, byte[] body) throws IOException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(sales.url().resolve(uri(exchange)))
            .method(exchange.getRequestMethod(), BodyPublishers.ofByteArray(body));
    for (String name : List.of("Authorization", "Content-Type", "Prefer", "Accept")) {
      String value = exchange.getRequestHeaders().getFirst(name);
      if (value != null) {
        request.header(name, value);
      }
    }
    HttpResponse<byte[]> reply =
        onwards.sendAsync(request.build(), BodyHandlers.ofByteArray()).join();
    reply
        .headers()
        .firstValue("Content-Type")
        .ifPresent(type -> exchange.getResponseHeaders().set("Content-Type", type));
    exchange.sendResponseHeaders(reply.statusCode(), reply.body().length);
    exchange.getResponseBody().write(reply.body());
  }

  private static URI uri(HttpExchange exchange) {
    return URI.create(exchange.getRequestURI().toString());
  }
}
