package io.github.dealsummary.emulator;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import io.github.dealsummary.emulator.store.ODataError;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A request on the wire, and the way back. */
record Exchange(HttpExchange http) {
  private static final String HALF_AN_ANSWER = "{\"@odata.context\":\"";
  private static final int WHOLE_LENGTH = 4_096;

  String method() {
    return http.getRequestMethod();
  }

  /** As written. */
  String path() {
    return http.getRequestURI().getRawPath();
  }

  /** The query options as written. */
  String options() {
    return Optional.ofNullable(http.getRequestURI().getRawQuery()).orElse("");
  }

  String body() throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(http.getRequestBody().readAllBytes());
    try {
      return UTF_8.newDecoder().decode(bytes).toString();
    } catch (CharacterCodingException e) {
      throw ODataError.badRequest("The request body is not text in UTF-8.");
    }
  }

  /** The request, taken apart, with a path of its own. */
  Call call(String rawPath) throws IOException {
    Map<String, String> headers = new LinkedHashMap<>();
    http.getRequestHeaders()
        .forEach(
            (name, values) -> headers.put(name.toLowerCase(Locale.ROOT), String.join(",", values)));
    return new Call(
        method(),
        Urls.decodePath(rawPath),
        Urls.decodeParameters(options()),
        options(),
        headers,
        body(),
        Optional.empty());
  }

  void send(Reply reply) throws IOException {
    reply.headers().forEach(http.getResponseHeaders()::set);
    byte[] body = reply.bytes();
    http.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
    if (body.length > 0) {
      http.getResponseBody().write(body);
    }
  }

  /** Begins an answer and does not end it. */
  void sendHalf() throws IOException {
    http.getResponseHeaders().set("Content-Type", "application/json");
    http.sendResponseHeaders(200, WHOLE_LENGTH);
    http.getResponseBody().write(HALF_AN_ANSWER.getBytes(UTF_8));
    http.getResponseBody().flush();
  }
}
