package io.github.dealsummary.emulator;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import io.github.dealsummary.emulator.store.ODataError;
import io.github.dealsummary.emulator.web.ApiCall;
import io.github.dealsummary.emulator.web.CallUrl;
import io.github.dealsummary.emulator.web.Reply;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A request on the wire, and the way back.
 *
 * @param threads is told while the client is waited for
 */
record ServerExchange(HttpExchange http, RequestThreads threads) {
  private static final String HALF_AN_ANSWER = "{\"@odata.context\":\"";
  // 116.85 MB, where the messages of Dataverse end.
  private static final int MOST = 122_526_105;
  private static final int MOST_OF_A_STRANGER = 1 << 17;
  private static final int WHOLE_LENGTH = 4_096;

  String method() {
    return http.getRequestMethod();
  }

  /** The path as written. */
  String path() {
    return http.getRequestURI().getRawPath();
  }

  /** The query options as written. */
  String options() {
    return Optional.ofNullable(http.getRequestURI().getRawQuery()).orElse("");
  }

  /** The host and port in a target that is a whole URL, as clients of proxies write it. */
  Optional<String> targetAuthority() {
    URI target = http.getRequestURI();
    return target.isAbsolute()
        ? Optional.of(Optional.ofNullable(target.getRawAuthority()).orElse(""))
        : Optional.empty();
  }

  /** All values of a header; none if it is missing. */
  List<String> headers(String name) {
    return http.getRequestHeaders().getOrDefault(name, List.of());
  }

  /** The first value of a header; empty text if it is missing. */
  String header(String name) {
    return Optional.ofNullable(http.getRequestHeaders().getFirst(name)).orElse("");
  }

  /** The body of a request that needs no token. */
  String body() throws IOException {
    return body(MOST_OF_A_STRANGER).orElseThrow(() -> tooLong(MOST_OF_A_STRANGER));
  }

  /** The body; empty, and not read to its end, where it is longer than this. */
  private Optional<String> body(int most) throws IOException {
    String announced = header("Content-Length");
    if (announced.matches("\\d{1,18}") && Long.parseLong(announced) > most) {
      return Optional.empty();
    }
    // One byte more tells a body that is too long from one that just fits.
    byte[] bytes = http.getRequestBody().readNBytes(most + 1);
    threads.clientHasDone();
    try {
      // A decoder reports bytes that are not UTF-8. A String would replace them.
      return bytes.length > most
          ? Optional.empty()
          : Optional.of(UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException e) {
      throw ODataError.badRequest("The request body is not text in UTF-8.");
    }
  }

  private static ODataError tooLong(int most) {
    return new ODataError(413, "0x80060888", "The request body is longer than " + most + " bytes.");
  }

  /**
   * The request, taken apart, with a path of its own.
   *
   * @param known whether a token came with it, without which no long body is read
   */
  ApiCall call(String rawPath, boolean known) throws IOException {
    CallUrl url = CallUrl.decoded(rawPath, options());
    Map<String, String> headers = new LinkedHashMap<>();
    http.getRequestHeaders()
        .forEach(
            (name, values) -> headers.put(name.toLowerCase(Locale.ROOT), String.join(",", values)));
    // Without a token the answer is 401, whatever the body says.
    String body =
        known ? body(MOST).orElseThrow(() -> tooLong(MOST)) : body(MOST_OF_A_STRANGER).orElse("");
    return new ApiCall(method(), url, new ApiCall.Content(headers, body), Optional.empty());
  }

  void send(Reply reply) throws IOException {
    reply.headers().forEach(http.getResponseHeaders()::set);
    byte[] body = reply.bytes();
    threads.waitForClient(); // to take the answer, and to send what is left of the request
    // The JDK's server takes -1 for an empty body, and 0 for one of unknown length.
    http.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
    if (body.length > 0) {
      http.getResponseBody().write(body);
      http.getResponseBody().flush(); // before what is left of the request's body is waited for
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
