package io.github.dealsummary.dataverse;

import static io.github.dealsummary.dataverse.Condition.column;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.dealsummary.dataverse.DataverseException.Kind;
import io.github.dealsummary.dataverse.entra.EntraTokens;
import io.github.dealsummary.emulator.DataverseEmulator;
import io.github.dealsummary.emulator.Fault;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every way a call can go wrong, as an exception and as attempts. */
class FailureTest {
  private static final Query QUERY = Query.of("accounts").where(column("name").eq("Fourth Coffee"));
  private static final ActionCall ACTION =
      ActionCall.named("msdyn_SalesOpportunitySummary").with("msdyn_id", "x");

  private final DataverseEmulator environment = DataverseEmulator.start();
  private final FakeTimeSource time = new FakeTimeSource();
  private final DataverseClient client = client(environment.url().toString(), time);

  @AfterEach
  void close() {
    client.close();
    environment.close();
  }

  @ParameterizedTest
  @CsvSource({
    "400, REJECTED",
    "403, FORBIDDEN",
    "404, REJECTED",
    "412, REJECTED",
    "429, THROTTLED",
    "500, UNAVAILABLE",
    "502, UNAVAILABLE",
    "503, UNAVAILABLE",
    "504, UNAVAILABLE"
  })
  void statusHasItsKind(int status, Kind kind) {
    environment.inject(Fault.on("accounts").status(status));
    DataverseException failure = failureOf(() -> client.page(QUERY));
    assertThat(failure.kind()).isEqualTo(kind);
    assertThat(failure.status()).hasValue(status);
    assertThat(failure.requestIds()).isNotEmpty().doesNotHaveDuplicates();
    assertThat(failure).hasMessageContaining("reading accounts").hasMessageNotContaining("Fourth");
  }

  @ParameterizedTest
  @CsvSource({"408, did not get the request in time", "500, reported a server error"})
  void unavailableEnvironmentSaysOfWhichKind(int status, String words) {
    environment.inject(Fault.on("accounts").status(status));
    assertThat(failureOf(() -> client.page(QUERY))).hasMessageContaining(words);
  }

  @Test
  void missingPrivilegeIsNamed() {
    environment.deny("prvReadAccount");
    DataverseException failure = failureOf(() -> client.page(QUERY));
    assertThat(failure.code()).hasValue("0x80040220");
    assertThat(failure).hasMessageContaining("the privilege prvReadAccount");
  }

  @Test
  void htmlFromAFrontEndIsAFailureLikeAnyOther() {
    environment.inject(Fault.on("accounts").html(502));
    DataverseException failure = failureOf(() -> client.page(QUERY));
    assertThat(failure.kind()).isEqualTo(Kind.UNAVAILABLE);
    assertThat(failure.code()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "<html>sign in</html>", "{\"value\":[{\"name\":\"Fourth", "[]"})
  void successThatIsNoPageIsUnreadableAndNotRepeated(String body) {
    environment.inject(Fault.on("accounts").body(body));
    DataverseException failure = failureOf(() -> client.page(QUERY));
    assertThat(failure.kind()).isEqualTo(Kind.UNREADABLE);
    assertThat(failure).hasMessageNotContaining("Fourth");
    assertThat(environment.requests()).hasSize(1);
  }

  @Test
  void throttledCallWaitsAsToldAndIsRepeatedThoughNotMarkedSafe() {
    environment.inject(
        Fault.on("msdyn_SalesOpportunitySummary")
            .status(429)
            .retryAfter(Duration.ofSeconds(7))
            .times(2));
    failureOf(() -> client.call(ACTION)); // then refused for its parameter
    assertThat(time.sleeps).containsExactly(Duration.ofSeconds(7), Duration.ofSeconds(7));
    assertThat(environment.requests()).hasSize(3);
  }

  @Test
  void waitThatWouldPassTheDeadlineIsNotBegun() {
    environment.inject(Fault.on("accounts").status(429).retryAfter(Duration.ofSeconds(61)));
    DataverseException failure = failureOf(() -> client.page(QUERY));
    assertThat(time.sleeps).isEmpty();
    assertThat(failure.retryAfter()).hasValue(Duration.ofSeconds(61));
    assertThat(failure).hasMessageContaining("61 seconds");
  }

  @ParameterizedTest
  @ValueSource(strings = {"99999999999", "Tue, 31 Dec 2999 23:59:59 GMT"})
  void waitOfYearsIsAWaitOfADayAndNotBegunEither(String wait) throws IOException {
    String reply = "HTTP/1.1 503 X\r\nContent-Length: 0\r\nRetry-After: " + wait + "\r\n\r\n";
    try (RawServer server = new RawServer(reply, false)) {
      DataverseException failure = failureOf(() -> rawClient(server).page(QUERY));
      assertThat(failure.retryAfter()).hasValue(Duration.ofDays(1));
      assertThat(server.connections).hasValue(1);
    }
  }

  @Test
  void okHttpRepeatsNothingOfItsOwn() throws IOException {
    for (String status : new String[] {"503 X\r\nRetry-After: 0", "408 X"}) {
      String reply = "HTTP/1.1 " + status + "\r\nContent-Length: 0\r\n\r\n";
      try (RawServer server = new RawServer(reply, false)) {
        failureOf(() -> rawClient(server).call(ACTION));
        assertThat(server.connections).hasValue(1);
      }
    }
  }

  @Test
  void codeThatIsNoneDoesNotReachTheMessage() throws IOException {
    String error = "{\"error\":{\"code\":\"Fourth Coffee\\n\\u001b[31m\",\"message\":\"x\"}}";
    String reply = "HTTP/1.1 400 X\r\nContent-Length: " + error.length() + "\r\n\r\n" + error;
    try (RawServer server = new RawServer(reply, false)) {
      DataverseException failure = failureOf(() -> rawClient(server).page(QUERY));
      assertThat(failure.code()).isEmpty();
      assertThat(failure).hasMessageNotContaining("Fourth").hasMessageNotContaining("\n");
    }
  }

  @Test
  void errorWhoseBodyBreaksOffKeepsItsStatus() throws IOException {
    String reply = "HTTP/1.1 403 X\r\nContent-Length: 1000\r\n\r\n{\"error\":";
    try (RawServer server = new RawServer(reply, false)) {
      DataverseException failure = failureOf(() -> rawClient(server).page(QUERY));
      assertThat(failure.kind()).isEqualTo(Kind.FORBIDDEN);
    }
  }

  @Test
  void partThatStaysThrottledLeavesTheOthersTheirPages() {
    environment.inject(Fault.on("contacts").status(429));
    Batch.Reply reply = client.send(Batch.of(Query.of("contacts"), Query.of("accounts").top(1)));
    assertThat(reply.page(1).rows()).hasSize(1);
    assertThat(failureOf(() -> reply.page(0)).kind()).isEqualTo(Kind.THROTTLED);
    assertThat(environment.requests()).hasSize(5);
  }

  @Test
  void numbersInMessagesAreThoseOfHttpInEveryLocale() {
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
    try {
      environment.inject(Fault.on("accounts").status(403));
      assertThat(failureOf(() -> client.page(QUERY))).hasMessageContaining("403");
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void interruptedCallIsSaidToBeThatAndKeepsTheInterrupt() {
    environment.inject(Fault.on("accounts").status(503));
    Thread.currentThread().interrupt();
    DataverseException failure = failureOf(() -> client.page(QUERY));
    assertThat(Thread.interrupted()).isTrue();
    assertThat(failure).hasMessageContaining("interrupted");
    assertThat(failure.deadlinePassed()).isFalse();
  }

  @Test
  void readIsRepeatedWithGrowingPausesAndSucceeds() {
    environment.inject(Fault.on("accounts").status(503).times(3));
    assertThat(client.page(QUERY).rows()).isEmpty();
    assertThat(time.sleeps)
        .containsExactly(Duration.ofMillis(250), Duration.ofMillis(500), Duration.ofSeconds(1));
  }

  @Test
  void repetitionsEndWithThePolicy() {
    environment.inject(Fault.on("accounts").status(503));
    failureOf(() -> client.page(QUERY));
    assertThat(environment.requests()).hasSize(5);
  }

  @Test
  void actionIsNotRepeatedUnlessMarkedSafe() {
    environment.inject(Fault.on("msdyn_SalesOpportunitySummary").status(503).times(1));
    failureOf(() -> client.call(ACTION));
    assertThat(environment.requests()).hasSize(1);
    environment.inject(Fault.on("msdyn_SalesOpportunitySummary").status(503).times(1));
    failureOf(() -> client.call(ACTION.repeatable()));
    assertThat(environment.requests()).hasSize(3);
  }

  @Test
  void throttledPartOfABatchRepeatsTheBatch() {
    environment.inject(Fault.on("contacts").status(429).times(1));
    assertThat(client.send(Batch.of(Query.of("contacts"), QUERY)).page(0).rows()).isNotEmpty();
    assertThat(environment.requests()).hasSize(2);
  }

  @Test
  void refusedTokenIsFetchedAnewOnce() {
    client.whoAmI();
    environment.inject(Fault.on("WhoAmI").status(401).times(1));
    client.whoAmI();
    assertThat(environment.tokenRequests()).isEqualTo(2);
    environment.inject(Fault.on("WhoAmI").status(401));
    assertThat(failureOf(client::whoAmI).kind()).isEqualTo(Kind.UNAUTHENTICATED);
    assertThat(environment.tokenRequests()).isEqualTo(3);
  }

  @Test
  void revokedSecretIsSaidWithoutShowingIt() {
    environment.revokeSecret();
    DataverseException failure = failureOf(client::whoAmI);
    assertThat(failure.kind()).isEqualTo(Kind.UNAUTHENTICATED);
    assertThat(failure.code()).hasValue("invalid_client");
    assertThat(failure).hasMessageContaining("AADSTS7000215").hasMessageContaining("client secret");
    assertThat(stackTrace(failure)).doesNotContain(environment.clientSecret());
  }

  @Test
  void issuerThatIsNotWellIsAskedAgainAndKeepsItsStatus() {
    environment.inject(Fault.on("token").html(503).times(1));
    assertThat(client.whoAmI()).isNotNull();
    assertThat(time.sleeps).hasSize(1);
    DataverseClient another = client(environment.url().toString(), new FakeTimeSource());
    environment.inject(Fault.on("token").html(503));
    DataverseException failure = failureOf(another::whoAmI);
    assertThat(failure.kind()).isEqualTo(Kind.UNAVAILABLE);
    assertThat(failure.status()).hasValue(503);
  }

  @Test
  void deadEnvironmentIsUnavailable() {
    environment.close();
    DataverseException failure = failureOf(client::whoAmI);
    assertThat(failure.kind()).isEqualTo(Kind.UNAVAILABLE);
    assertThat(failure.status()).isEmpty();
    assertThat(failure.deadlinePassed()).isFalse();
  }

  @Test
  void bodyThatStallsEndsWithTheDeadline() throws IOException {
    try (RawServer server =
        new RawServer("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n{\"value\":[", true)) {
      DataverseClient stalled = rawClient(server).within(Duration.ofMillis(300));
      DataverseException failure = failureOf(() -> stalled.page(QUERY));
      assertThat(failure.kind()).isEqualTo(Kind.UNAVAILABLE);
      assertThat(failure.deadlinePassed()).isTrue();
    }
  }

  @Test
  void bodyThatBreaksOffIsAskedForAgain() throws IOException {
    try (RawServer server =
        new RawServer("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n{\"value\":[", false)) {
      DataverseException failure = failureOf(() -> rawClient(server).page(QUERY));
      assertThat(failure.kind()).isEqualTo(Kind.UNAVAILABLE);
      assertThat(server.connections).hasValue(5);
    }
  }

  @Test
  void redirectIsNotFollowed() throws IOException {
    try (RawServer server =
        new RawServer(
            "HTTP/1.1 302 Found\r\nLocation: http://evil.example/\r\nContent-Length: 0\r\n\r\n",
            false)) {
      assertThat(failureOf(() -> rawClient(server).page(QUERY)).status()).hasValue(302);
    }
  }

  @Test
  void closingEndsAWaitForTheNextAttempt() throws Exception {
    environment.inject(Fault.on("accounts").status(429).retryAfter(Duration.ofSeconds(30)));
    DataverseClient waiting = client(environment.url().toString(), TimeSource.system());
    CompletableFuture<DataverseException> call =
        CompletableFuture.supplyAsync(() -> failureOf(() -> waiting.page(QUERY)));
    while (environment.requests().isEmpty()) {
      Thread.onSpinWait();
    }
    waiting.close();
    assertThat(call.get(10, TimeUnit.SECONDS)).hasMessageContaining("closed");
    assertThatThrownBy(waiting::whoAmI).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void closingEndsACallInProgress() throws IOException {
    try (RawServer server = new RawServer("HTTP/1.1 200 OK\r\n", true)) {
      DataverseClient slow = rawClient(server);
      CompletableFuture<DataverseException> call =
          CompletableFuture.supplyAsync(() -> failureOf(() -> slow.page(QUERY)));
      server.connected.join();
      slow.close();
      assertThat(call.join())
          .hasMessageContaining("closed")
          .extracting(DataverseException::kind)
          .isEqualTo(Kind.UNAVAILABLE);
      assertThatThrownBy(slow::whoAmI).isInstanceOf(IllegalStateException.class);
    }
  }

  private static DataverseClient rawClient(RawServer server) {
    return DataverseClient.builder(server.url())
        .tokens(request -> new AccessToken("t", Instant.MAX))
        .retry(new RetryPolicy(4, Duration.ofMillis(1), Duration.ofMillis(1)))
        .build();
  }

  private DataverseClient client(String url, TimeSource ownTime) {
    return DataverseClient.builder(url)
        .tokens(
            EntraTokens.clientSecret(
                    environment.tenantId(), environment.clientId(), environment.clientSecret())
                .at(environment.authority()))
        .time(ownTime)
        .build();
  }

  private static DataverseException failureOf(Runnable call) {
    return catchThrowableOfType(DataverseException.class, call::run);
  }

  private static String stackTrace(Throwable failure) {
    StringWriter text = new StringWriter();
    failure.printStackTrace(new PrintWriter(text));
    return text.toString();
  }

  /** Answers each connection with the same bytes, then hangs or hangs up. */
  private static final class RawServer implements AutoCloseable {
    private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final byte[] answer;
    private final boolean hangs;
    private final CompletableFuture<Void> connected = new CompletableFuture<>();
    private final AtomicInteger connections = new AtomicInteger();

    RawServer(String answer, boolean hangs) throws IOException {
      this.answer = answer.getBytes(StandardCharsets.US_ASCII);
      this.hangs = hangs;
      Thread thread = new Thread(this::serve, "raw-server");
      thread.setDaemon(true);
      thread.start();
    }

    String url() {
      return "http://127.0.0.1:" + server.getLocalPort();
    }

    private void serve() {
      try {
        while (true) {
          Socket socket = server.accept();
          InputStream in = socket.getInputStream();
          if (in.read(new byte[8192]) < 0) {
            continue;
          }
          connections.incrementAndGet();
          socket.getOutputStream().write(answer);
          connected.complete(null);
          if (!hangs) {
            socket.close();
          }
        }
      } catch (IOException e) {
        connected.complete(null); // closed
      }
    }

    @Override
    public void close() throws IOException {
      server.close();
    }
  }
}
