package io.github.dealsummary.contract;

import static io.github.dealsummary.contract.EntraStandIn.OTHER_TENANT;
import static io.github.dealsummary.contract.EntraStandIn.token;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import io.github.dealsummary.Question;
import io.github.dealsummary.contract.EntraStandIn.Answer;
import io.github.dealsummary.contract.EntraStandIn.SigningKey;
import io.github.dealsummary.desk.DealDesk;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the authority's address answers when it is asked for its keys. */
@Timeout(60)
class EntraKeySetTest {
  private static final SigningKey KEY = new SigningKey("of-today");
  private static final SigningKey NEXT = new SigningKey("of-tomorrow");

  private final EntraStandIn entra = new EntraStandIn(KEY);
  private final List<Question> asked = new ArrayList<>();
  private final DealDesk desk = Desks.noting(asked);
  private final DealContract contract = contract(entra.variables());

  @AfterEach
  void close() {
    entra.close();
  }

  static Stream<Arguments> keysThatAreLeftOut() {
    return Stream.of(
        Arguments.of("kty", null),
        Arguments.of("kty", "EC"),
        Arguments.of("kty", "oct"),
        Arguments.of("kty", "of next year"),
        Arguments.of("kty", 7),
        Arguments.of("kid", null),
        Arguments.of("kid", List.of("of-today")),
        Arguments.of("use", "enc"),
        Arguments.of("use", List.of("sig")),
        Arguments.of("alg", "RS512"),
        Arguments.of("n", null),
        Arguments.of("n", ""),
        Arguments.of("n", 7),
        Arguments.of("n", "not base64!"),
        Arguments.of("n", "AQAB"),
        Arguments.of("n", "_".repeat(100_000)),
        Arguments.of("e", null),
        Arguments.of("e", "AQ"),
        Arguments.of("e", "%%%"),
        Arguments.of("issuer", "https://sts.windows.net/" + OTHER_TENANT + "/"));
  }

  @ParameterizedTest
  @MethodSource("keysThatAreLeftOut")
  void keyThatCannotBeUsedIsLeftOutAndTheOthersStay(String field, Object value) {
    Map<String, Object> spoilt = KEY.jwk(Map.of());
    spoilt.remove(field);
    if (value != null) {
      spoilt.put(field, value);
    }
    entra.publish(List.of(spoilt, NEXT.jwk(Map.of())));

    assertThat(bearing(KEY).status()).isEqualTo(401);
    assertThat(bearing(NEXT).status()).isEqualTo(200);
  }

  @Test
  void whatIsNoKeyIsLeftOut() {
    entra.answerKeysWith(
        (same, exchange) ->
            send(
                same,
                exchange,
                200,
                "{\"keys\":[null,7,\"x\",[],{}," + json(KEY.jwk(Map.of())) + "]}"));

    assertThat(bearing(KEY).status()).isEqualTo(200);
  }

  @Test
  void certificateAndOtherFieldsOfAKeyAreNotRead() {
    entra.publish(List.of(KEY.jwk(Map.of("x5c", List.of("not base64!"), "x5t", 7, "new", true))));

    assertThat(bearing(KEY).status()).isEqualTo(200);
  }

  @Test
  void eachOfTwoKeysWithOneIdVerifiesItsOwnTokens() {
    SigningKey twin = new SigningKey(KEY.id(), NEXT.pair());
    entra.publish(List.of(KEY.jwk(Map.of()), twin.jwk(Map.of())));

    assertThat(bearing(KEY).status()).isEqualTo(200);
    assertThat(bearing(twin).status()).isEqualTo(200);
  }

  @Test
  void shortKeyIsLeftOut() throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(1_024);
    KeyPair pair = generator.generateKeyPair();
    SigningKey small = new SigningKey("small", pair);
    entra.publish(List.of(small.jwk(Map.of()), KEY.jwk(Map.of())));

    assertThat(bearing(small).status()).isEqualTo(401);
    assertThat(bearing(KEY).status()).isEqualTo(200);
  }

  static Stream<Arguments> troubles() {
    Map<String, Object> foreign =
        KEY.jwk(Map.of("issuer", "https://sts.windows.net/" + OTHER_TENANT + "/"));
    return Stream.of(
        Arguments.of(EntraStandIn.status(500, "text/plain", ""), "status 500"),
        Arguments.of(EntraStandIn.status(404, "text/plain", ""), "status 404"),
        Arguments.of(page("<html><p>Sign in</html>"), "not a set of keys"),
        Arguments.of(page(""), "no key"),
        Arguments.of(page("{\"keys\":[]}"), "no key"),
        Arguments.of(page("{\"keys\":{}}"), "no key"),
        Arguments.of(page("{\"keys\":[" + json(foreign) + "]}"), "no key"),
        Arguments.of(page("[1]"), "no key"),
        Arguments.of(page("[".repeat(5_000)), "not a set of keys"),
        Arguments.of(page("x".repeat(1 << 20)), "longer than 256 KB"),
        Arguments.of((Answer) (same, exchange) -> exchange.close(), "cut"));
  }

  @ParameterizedTest
  @MethodSource("troubles")
  void withoutKeysNobodyIsAnswered(Answer answer, String says) throws Exception {
    entra.answerKeysWith(answer);

    Reply reply = bearing(KEY);

    assertUnavailable(reply, says);
    assertThat(asked).isEmpty();
    entra.answerKeysWith(EntraStandIn::sendKeys);
    assertThat(bearing(KEY).status()).isEqualTo(200);
  }

  @Test
  void redirectToAnotherHostIsNotFollowed() throws Exception {
    try (EntraStandIn other = new EntraStandIn(KEY)) {
      for (int status : List.of(301, 302, 303, 307, 308)) {
        DealContract each = contract(entra.variables());
        entra.answerKeysWith(
            (same, exchange) -> {
              exchange
                  .getResponseHeaders()
                  .set("Location", other.url() + exchange.getRequestURI().getPath());
              send(same, exchange, status, "");
            });

        assertUnavailable(bearing(each, KEY), "another address, which is not followed");
      }
      assertThat(other.fetches()).isZero();
    }
  }

  @Test
  void nobodyListensAtTheAuthority() throws Exception {
    entra.close();

    assertUnavailable(bearing(KEY), "could not be reached");
  }

  /** Each waits for as long as the whole fetch may take, so that they wait side by side. */
  @Test
  void slowAnswerOfAnyKindIsGivenUp() throws Exception {
    String head = "HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n";
    try (Trickle silence = new Trickle("", "");
        Trickle status = new Trickle("", "HTTP/1.1 200 OK" + "K".repeat(10_000));
        Trickle field = new Trickle("HTTP/1.1 200 OK\r\n", "X-A: b\r\n".repeat(10_000));
        Trickle body = new Trickle(head, " ".repeat(100_000));
        Trickle chunks =
            new Trickle(
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n",
                "1\r\n \r\n".repeat(10_000))) {
      List<CompletableFuture<Reply>> replies =
          Stream.of(silence, status, field, body, chunks)
              .map(slow -> CompletableFuture.supplyAsync(() -> bearing(slow.contract(), KEY)))
              .toList();
      for (CompletableFuture<Reply> reply : replies) {
        assertUnavailable(reply.get(50, TimeUnit.SECONDS), "not answer within 5 seconds");
      }
      for (Trickle slow : List.of(status, field, body, chunks)) {
        assertThat(slow.hungUp.await(50, TimeUnit.SECONDS)).as("its connection ends").isTrue();
      }
    }
  }

  @Test
  void keysThatStayAwayAreNotAskedForByEachCall() {
    entra.answerKeysWith(EntraStandIn.status(500, "text/plain", ""));
    for (int i = 0; i < 20; i++) {
      assertThat(bearing(KEY).status()).isEqualTo(503);
    }

    assertThat(entra.fetches()).isEqualTo(2);
    assertThat(asked).isEmpty();
  }

  /** An authority that sends the rest of its answer byte by byte, without an end. */
  private final class Trickle implements AutoCloseable {
    private static final Duration PAUSE = Duration.ofMillis(200);

    private final ServerSocket listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    private final CountDownLatch closed = new CountDownLatch(1);
    private final CountDownLatch hungUp = new CountDownLatch(1);

    Trickle(String atOnce, String slowly) throws IOException {
      Thread thread = new Thread(() -> serve(atOnce, slowly));
      thread.setDaemon(true);
      thread.start();
    }

    private void serve(String atOnce, String slowly) {
      try (Socket socket = listening.accept()) {
        OutputStream out = socket.getOutputStream();
        out.write(atOnce.getBytes(US_ASCII));
        byte[] rest = slowly.getBytes(US_ASCII);
        for (int i = 0; !closed.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS); i++) {
          out.write(
              Arrays.copyOfRange(rest, Math.min(i, rest.length), Math.min(i + 1, rest.length)));
        }
      } catch (IOException e) {
        hungUp.countDown();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    DealContract contract() {
      Map<String, String> variables = new HashMap<>(entra.variables());
      variables.put("AZURE_AUTHORITY_HOST", "http://127.0.0.1:" + listening.getLocalPort());
      return EntraKeySetTest.this.contract(variables);
    }

    @Override
    public void close() throws IOException {
      closed.countDown();
      listening.close();
    }
  }

  private static Answer page(String body) {
    return EntraStandIn.status(200, "text/html", body);
  }

  private static void send(EntraStandIn entra, HttpExchange exchange, int status, String body)
      throws IOException {
    EntraStandIn.status(status, "application/json", body).to(entra, exchange);
  }

  private static String json(Map<String, Object> key) {
    return new ObjectMapper().valueToTree(new LinkedHashMap<>(key)).toString();
  }

  private DealContract contract(Map<String, String> variables) {
    Callers callers = Callers.from(variables);
    return new DealContract(() -> desk, () -> callers);
  }

  private Reply bearing(SigningKey key) {
    return bearing(contract, key);
  }

  private Reply bearing(DealContract asking, SigningKey key) {
    return asking.answer(
        Operation.SUMMARIZE,
        new Call(
            Map.of("customerName", "Fourth Coffee"),
            name ->
                Optional.of("Bearer " + token(key, entra.claims()))
                    .filter(any -> name.equals("authorization")),
            Optional::empty));
  }

  private static void assertUnavailable(Reply reply, String says) throws Exception {
    assertThat(reply.status()).isEqualTo(503);
    assertThat(new ObjectMapper().readTree(reply.body()).path("kind").textValue())
        .isEqualTo("unavailable");
    assertThat(reply.headers())
        .containsEntry("Retry-After", "30")
        .doesNotContainKey("WWW-Authenticate");
    assertThat(reply.trouble().orElseThrow())
        .contains("keys of Entra ID", says)
        .doesNotContain("Exception");
  }
}
