package io.github.dealsummary.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.dealsummary.Meant;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a client can hold by being slow, and for how long. */
@Timeout(30)
class SlowStepsTest {
  private static final String KEY = "first-key-of-sixteen-or-more";
  private static final String WITH_KEY = "x-functions-key: " + KEY + "\r\n";
  private static final String HEALTH = "GET /health HTTP/1.1\r\nHost: localhost\r\n";
  private static final String ASK =
      "GET /api/DealSummary?customerName=Litware HTTP/1.1\r\nHost: localhost\r\n";
  private static final String POST =
      "POST /api/Insights HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n";
  private static final String LONG_BODY = "Content-Length: 60000\r\n\r\n";

  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final CountDownLatch arrived = new CountDownLatch(1);
  private final CountDownLatch mayAnswer = new CountDownLatch(1);
  private final ScheduledExecutorService pace = Executors.newSingleThreadScheduledExecutor();
  private TestDoor door = open(Map.of());

  @AfterEach
  void close() throws IOException {
    pace.shutdownNow();
    mayAnswer.countDown();
    door.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "GET /health HTTP/1.1\r\nX: ", HEALTH + "\r\n", HEALTH + "\r\nGET /"})
  void headHasATimeForAllOfIt(String first) throws Exception {
    reopen(Map.of("DEAL_SUMMARY_CLIENT_SECONDS", "1"));
    Socket socket = door.sent(first);
    if (!first.isEmpty() && !first.endsWith("\n")) {
      trickle(socket, "x");
    }

    assertThat(untilCut(socket)).doesNotContain("HTTP/1.1 4");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        LONG_BODY,
        "Transfer-Encoding: chunked\r\n\r\n",
        "Expect: 100-continue\r\n" + LONG_BODY
      })
  void bodyHasATimeForAllOfIt(String rest) throws Exception {
    reopen(Map.of("DEAL_SUMMARY_CLIENT_SECONDS", "1"));
    Socket socket = door.sent(POST + WITH_KEY + rest);
    trickle(socket, rest.contains("chunked") ? "1\r\n \r\n" : " ");

    assertThat(untilCut(socket)).contains("HTTP/1.1 400 ", "cannot be read");
    assertThat(asked).isEmpty();
  }

  @Test
  void replyHasATimeForAllOfIt() throws Exception {
    reopen(Map.of("DEAL_SUMMARY_CLIENT_SECONDS", "1"));
    String swagger = "GET /api/swagger.json HTTP/1.1\r\nHost: localhost\r\n\r\n";
    Socket socket = door.sent(swagger.repeat(1000)); // more than the system keeps unread
    CountDownLatch cut = new CountDownLatch(1);
    var unused =
        pace.scheduleWithFixedDelay(
            () -> {
              try {
                socket.getInputStream().read(); // one byte, now and then
                socket.getOutputStream().write(swagger.getBytes(UTF_8));
              } catch (IOException e) {
                cut.countDown();
              }
            },
            100,
            100,
            MILLISECONDS);

    assertThat(cut.await(20, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void questionInProgressIsNotCut() throws Exception {
    door =
        open(
            Map.of(
                "DEAL_SUMMARY_CLIENT_SECONDS",
                "1",
                "DEAL_SUMMARY_MAX_CONNECTIONS",
                "10",
                "DEAL_SUMMARY_MAX_QUESTIONS",
                "1"));
    Socket asking = door.sent(ASK + WITH_KEY + "Connection: close\r\n\r\n");
    assertThat(arrived.await(10, TimeUnit.SECONDS)).isTrue();
    for (int i = 0; i < 30; i++) {
      door.sent("");
    }
    assertThat(untilCut(door.sent(""))).isEmpty(); // by now it waits for longer than a client may

    mayAnswer.countDown();

    assertThat(TestDoor.rest(asking)).startsWith("HTTP/1.1 200 ");
  }

  @Test
  void newConnectionTakesThePlaceOfTheOneWaitedForTheLongest() throws Exception {
    reopen(fewConnections());
    Socket oldest = door.sent("GET /health HTTP/1.1\r\nX: ");
    for (int i = 0; i < 10; i++) {
      assertThat(door.sent(HEALTH + "\r\n").getInputStream().read()).isEqualTo('H');
    }
    var unused = pace.scheduleWithFixedDelay(() -> answered(), 0, 100, MILLISECONDS);

    assertThat(untilCut(oldest)).isEmpty();
  }

  @Test
  void rushIsBoundedToo() throws Exception {
    reopen(fewConnections());
    Socket oldest = door.sent("GET /health HTTP/1.1\r\nX: ");
    for (int i = 0; i < 60; i++) { // the server may open them in another order than they were sent
      door.sent("");
    }

    assertThat(untilCut(oldest)).isEmpty();
    answered();
  }

  /** Each with so much time that only others can make it give up its place. */
  private static Map<String, String> fewConnections() {
    return Map.of(
        "DEAL_SUMMARY_MAX_CONNECTIONS", "10",
        "DEAL_SUMMARY_MAX_QUESTIONS", "1",
        "DEAL_SUMMARY_CLIENT_SECONDS", "600");
  }

  private void answered() {
    try {
      assertThat(door.said(HEALTH + "Connection: close\r\n\r\n")).startsWith("HTTP/1.1 200 ");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void questionBeyondThoseAtATimeIsRefusedBeforeItsBody() throws Exception {
    reopen(Map.of("DEAL_SUMMARY_MAX_QUESTIONS", "1"));
    Socket first = door.sent(ASK + WITH_KEY + "Connection: close\r\n\r\n");
    assertThat(arrived.await(10, TimeUnit.SECONDS)).isTrue();

    for (String second : List.of(ASK + WITH_KEY + "\r\n", POST + WITH_KEY + LONG_BODY)) {
      assertThat(door.said(second.replace("\r\nHost", "\r\nConnection: close\r\nHost")))
          .startsWith("HTTP/1.1 503 ")
          .contains("application/problem+json", "\"kind\":\"busy\"", "\r\nRetry-After: 5\r\n");
    }
    assertThat(door.said(ASK + "Connection: close\r\n\r\n")).startsWith("HTTP/1.1 401 ");
    assertThat(door.said(HEALTH + "Connection: close\r\n\r\n")).startsWith("HTTP/1.1 200 ");

    mayAnswer.countDown();
    assertThat(TestDoor.rest(first)).startsWith("HTTP/1.1 200 ");
    assertThat(door.said(ASK + WITH_KEY + "Connection: close\r\n\r\n")).startsWith("HTTP/1.1 200 ");
  }

  @Test
  void bodiesThatDoNotComeKeepNobodyFromAsking() throws Exception {
    mayAnswer.countDown();
    reopen(Map.of("DEAL_SUMMARY_MAX_QUESTIONS", "1"));
    for (int i = 0; i < 10; i++) {
      Socket waiting = door.sent(POST + WITH_KEY + "Expect: 100-continue\r\n" + LONG_BODY);
      assertThat(waiting.getInputStream().readNBytes(12)).asString().isEqualTo("HTTP/1.1 100");
    }

    assertThat(door.said(ASK + WITH_KEY + "Connection: close\r\n\r\n")).startsWith("HTTP/1.1 200 ");
  }

  private void reopen(Map<String, String> limits) throws IOException {
    door.close();
    door = open(limits);
  }

  private TestDoor open(Map<String, String> limits) {
    Map<String, String> variables = new HashMap<>(limits);
    variables.put("DEAL_SUMMARY_KEYS", KEY);
    return new TestDoor(
        variables,
        (environment, question) -> {
          asked.add("" + question);
          arrived.countDown();
          await(mayAnswer);
          return new Meant.Nobody();
        });
  }

  /** Sends this ten times a second, so that no single read of the server takes long. */
  private void trickle(Socket socket, String bytes) {
    var unused =
        pace.scheduleWithFixedDelay(
            () -> {
              try {
                socket.getOutputStream().write(bytes.getBytes(UTF_8));
              } catch (IOException e) {
                throw new IllegalStateException("It was cut, so nothing more is sent.", e);
              }
            },
            100,
            100,
            MILLISECONDS);
  }

  /** All that comes until the server cuts the connection, within many times its patience. */
  private static String untilCut(Socket socket) throws IOException {
    socket.setSoTimeout((int) Duration.ofSeconds(20).toMillis());
    StringBuilder said = new StringBuilder();
    try {
      for (int c = socket.getInputStream().read(); c >= 0; c = socket.getInputStream().read()) {
        said.append((char) c);
      }
      return said.toString();
    } catch (SocketException e) { // a reset, since bytes were on their way
      return said.toString();
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
