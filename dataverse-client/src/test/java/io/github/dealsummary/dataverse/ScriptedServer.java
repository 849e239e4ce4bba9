package io.github.dealsummary.dataverse;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** Answers with replies of a test's own, one after the other, the last again and again. */
final class ScriptedServer implements AutoCloseable {
  private final HttpServer server =
      HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
  private final List<Reply> replies;
  private final List<String> asked = new CopyOnWriteArrayList<>();

  /** A status, headers, and a body that may be empty. */
  record Reply(int status, Map<String, String> headers, String body) {
    static Reply of(int status, String body) {
      return new Reply(status, Map.of(), body);
    }

    static Reply error(int status, String code) {
      return of(status, "{\"error\":{\"code\":\"" + code + "\",\"message\":\"x\"}}");
    }
  }

  ScriptedServer(Reply... replies) throws IOException {
    this.replies = List.of(replies);
    server.createContext("/", this::answer);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** The requests so far, as method, path and query. */
  List<String> asked() {
    return asked;
  }

  DataverseClient client(TimeSource time) {
    return DataverseClient.builder(url())
        .tokens(request -> new AccessToken("t", Instant.MAX))
        .time(time)
        .build();
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    byte[] ignored = exchange.getRequestBody().readAllBytes();
    asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
    Reply reply = replies.get(Math.min(asked.size(), replies.size()) - 1);
    byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
    reply.headers().forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
    exchange.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }
}
