package io.github.dealsummary.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Locale.ROOT;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.dealsummary.DealAnswer;
import io.github.dealsummary.Environment;
import io.github.dealsummary.EnvironmentAnswer.Answered;
import io.github.dealsummary.Meant;
import io.github.dealsummary.OpportunityFinder;
import io.github.dealsummary.Outcome.UnknownCustomer;
import io.github.dealsummary.Question;
import io.github.dealsummary.Ranking;
import io.github.dealsummary.contract.Call;
import io.github.dealsummary.contract.Callers;
import io.github.dealsummary.contract.DealContract;
import io.github.dealsummary.contract.Operation;
import io.github.dealsummary.contract.Reply;
import io.github.dealsummary.dataverse.DataverseClient;
import io.github.dealsummary.desk.DealDesk;
import io.github.dealsummary.emulator.DataverseEmulator;
import io.github.dealsummary.settings.Settings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class HttpDoorTest {
  private static final String KEY = "first-key-of-sixteen-or-more";
  private static final UUID KENNY = UUID.fromString("c0a50000-0000-4000-8000-0000000000a1");

  /** Jetty has 250 where there are no virtual ones. */
  private static final int MORE_THAN_THREADS = 300;

  private static final String COFFEE = "/api/DealSummary?customerName=Fourth%20Coffee";

  private final List<Question> asked = new CopyOnWriteArrayList<>();
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private HttpDoor door = open(Map.of());

  @AfterEach
  void close() {
    door.close();
  }

  @Test
  void questionIsAnsweredAsTheContractSays() throws Exception {
    HttpResponse<String> reply = get(COFFEE);

    assertThat(reply.statusCode()).isEqualTo(200);
    assertThat(reply.body()).isEqualTo(answer(Question.about("Fourth Coffee")).text());
    assertThat(reply.headers().firstValue("content-type").orElseThrow())
        .isEqualToIgnoringCase("text/plain;charset=utf-8");
    assertThat(reply.headers().firstValue("cache-control")).hasValue("no-store");
    assertThat(reply.headers().firstValue("x-content-type-options")).hasValue("nosniff");
    assertThat(reply.headers().firstValue("server")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "O'Brien & Söhne #1 (100% \"best\")",
        "a+b",
        "Łódź ☕ 東京",
        "' or 1 eq 1 or name eq '"
      })
  void nameArrivesAsItWasWritten(String name) throws Exception {
    get("/api/DealSummary?customerName=" + URLEncoder.encode(name, UTF_8));

    assertThat(asked).containsExactly(Question.about(name));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Fourth%09Coffee", "Fourth%20Coffee%0A", "%09Fourth%0D%0ACoffee%20%0D%0A"})
  void tabsAndLineEndsInANameAreBlanks(String name) throws Exception {
    assertThat(get("/api/DealSummary?customerName=" + name).statusCode()).isEqualTo(200);

    assertThat(asked).containsExactly(Question.about("Fourth Coffee"));
  }

  @Test
  void dealsHaveARouteOfTheirOwn() throws Exception {
    HttpResponse<String> reply =
        get("/api/deals?customerName=Litware&ranking=recent&wonDeals=true");

    assertThat(reply.statusCode()).isEqualTo(200);
    assertThat(asked)
        .containsExactly(Question.about("Litware").rankedBy(Ranking.RECENT).withWonDeals());
  }

  @Test
  void everyOperationIsAnsweredAtItsPath() throws Exception {
    String body = "{\"customerName\":\"Fourth Coffee\",\"text\":\"They compare us.\"}";
    Call call =
        new Call(
            Map.of("customerName", "Fourth Coffee"),
            name -> Optional.of("application/json").filter(type -> name.equals("content-type")),
            () -> Optional.of(body));
    Set<String> answers = new HashSet<>();
    try (DataverseEmulator sales = DataverseEmulator.start();
        DealDesk desk = DealDesk.open(Settings.from(keepingNoSummaries(sales)))) {
      reopen(desk);
      for (Operation operation : Operation.values()) {
        Reply expected = new DealContract(() -> desk, Callers::none).answer(operation, call);
        sales.reset();

        HttpResponse<String> reply =
            operation.needsBody()
                ? post(operation.path(), "application/json", body)
                : get(operation.path() + "?customerName=Fourth%20Coffee");

        assertThat(reply.statusCode()).isEqualTo(200);
        assertThat(reply.body()).isEqualTo(expected.body());
        answers.add(reply.body());
      }
    }
    assertThat(answers).hasSameSizeAs(Operation.values());
  }

  @ParameterizedTest
  @EnumSource
  void operationSaysWhichMethodItTakes(Operation operation) throws Exception {
    for (String path : List.of(operation.path(), operation.path().toLowerCase(ROOT) + "/")) {
      for (String method : List.of("HEAD", "GET", "POST", "PUT")) {
        if (!method.equals(operation.method())) {
          assertThat(raw(method + " " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n"))
              .startsWith("HTTP/1.1 405 ")
              .containsIgnoringCase("\r\nAllow: " + operation.method() + "\r\n");
        }
      }
    }
    assertThat(asked).isEmpty();
  }

  @Test
  void insightIsPostedAsJson() throws Exception {
    String body = "{\"customerName\":\"Litware\",\"text\":\"Łódź ☕\"}";

    HttpResponse<String> reply = post("/api/insights", "application/json", body);
    assertThat(reply.statusCode()).isEqualTo(200);
    assertThat(reply.body()).startsWith("Nothing was shared.");
    assertThat(asked).containsExactly(Question.about("Litware"));
    assertThat(post("/api/Insights", "text/plain", body).statusCode()).isEqualTo(415);
    HttpResponse<String> read = get("/api/insights/?customerName=Litware");
    assertThat(read.statusCode()).isEqualTo(405);
    assertThat(read.headers().firstValue("allow")).hasValue("POST");
    assertThat(asked).hasSize(1);
  }

  @Test
  void insightNeedsAKeyToo() throws Exception {
    reopen(KEY);
    String body = "{\"customerName\":\"Litware\",\"text\":\"They compare us.\"}";

    assertThat(post("/api/Insights", "application/json", body).statusCode()).isEqualTo(401);
    assertThat(asked).isEmpty();
    assertThat(post("/api/Insights?code=" + KEY, "application/json", body).statusCode())
        .isEqualTo(200);
  }

  @Test
  void repeatedValuesAreJoinedAsTheFunctionsHostDoes() throws Exception {
    get("/api/DealSummary?customerName=Litware&customerName=%20Inc.");

    assertThat(asked).containsExactly(Question.about("Litware, Inc."));
    HttpResponse<String> reply = get(COFFEE + "&format=json&format=json");
    assertThat(reply.statusCode()).isEqualTo(400);
    assertThat(reply.body()).contains("Give text or json once");
  }

  @Test
  void emptyValuesAreDroppedAsTheFunctionsHostDoes() throws Exception {
    get("/api/DealSummary?customerName=&customerName=Litware");

    assertThat(asked).containsExactly(Question.about("Litware"));
  }

  @Test
  void queryThatIsNotPercentEncodedIsSaidToBeUnreadable() throws Exception {
    String reply =
        raw(
            "GET /api/DealSummary?customerName=%zz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");

    assertThat(reply).startsWith("HTTP/1.1 400 ").contains("cannot be read");
    assertThat(asked).isEmpty();
  }

  @Test
  void withoutKeysAnotherSitesPageIsRefused() throws Exception {
    assertThat(get(COFFEE, "Sec-Fetch-Site", "cross-site").statusCode()).isEqualTo(403);
    assertThat(asked).isEmpty();
    assertThat(get(COFFEE, "Sec-Fetch-Site", "none").statusCode()).isEqualTo(200);
  }

  @Test
  void keyIsTakenFromTheHeaderOrTheQuery() throws Exception {
    reopen(KEY + ", second-key-of-sixteen-or-more");

    assertThat(get(COFFEE).statusCode()).isEqualTo(401);
    assertThat(get(COFFEE + "&code=").statusCode()).isEqualTo(401);
    assertThat(get(COFFEE + "&code=" + KEY + "x").statusCode()).isEqualTo(401);
    assertThat(asked).isEmpty();
    assertThat(get(COFFEE + "&code=" + KEY).statusCode()).isEqualTo(200);
    assertThat(get(COFFEE, "x-functions-key", KEY).statusCode()).isEqualTo(200);
    assertThat(get(COFFEE, "x-functions-key", "second-key-of-sixteen-or-more").statusCode())
        .isEqualTo(200);
  }

  @Test
  void contractAndHealthAreOpenToAll() throws Exception {
    reopen(KEY);

    assertThat(get("/api/swagger.json").body())
        .contains("\"host\": \"127.0.0.1:" + door.port() + "\"", "\"schemes\": [\"http\"]");
    assertThat(get("/health").body()).isEqualTo("{\"status\":\"up\"}");
    assertThat(asked).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"HEAD", "POST", "PUT", "DELETE", "OPTIONS", "PATCH", "TRACE"})
  void onlyGetIsAnswered(String method) throws Exception {
    for (String path : List.of(COFFEE, "/api/swagger.json", "/health")) {
      assertThat(raw(method + " " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n"))
          .startsWith("HTTP/1.1 405 ")
          .containsIgnoringCase("\r\nAllow: GET\r\n");
    }
    assertThat(asked).isEmpty();
  }

  @Test
  void otherPathsAreAProblemThatNamesTheRightOne() throws Exception {
    for (String path : List.of("/", "/api", "/api/Deal", "/favicon.ico")) {
      HttpResponse<String> reply = get(path);
      assertThat(reply.statusCode()).isEqualTo(404);
      assertThat(reply.headers().firstValue("content-type").orElseThrow())
          .startsWithIgnoringCase("application/problem+json");
      assertThat(reply.body()).contains("/api/DealSummary");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"Host: evil.com", "Host: 127.0.0.1.evil.com", "Host: localhost.", "X: y"})
  void withoutKeysAnotherNameForThisMachineIsRefused(String header) throws Exception {
    assertThat(raw("GET " + COFFEE + " HTTP/1.0\r\n" + header + "\r\n\r\n")).contains(" 421 ");
    assertThat(asked).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost", "LOCALHOST:80", "127.0.0.1:8080", "[::1]", "[::1]:8080"})
  void withoutKeysTheMachinesOwnNamesAreServed(String host) throws Exception {
    assertThat(raw("GET " + COFFEE + " HTTP/1.1\r\nHost: " + host + "\r\n\r\n"))
        .startsWith("HTTP/1.1 200 ");
  }

  @Test
  void withKeysAnyNameIsServed() throws Exception {
    reopen(KEY);

    assertThat(
            raw("GET " + COFFEE + "&code=" + KEY + " HTTP/1.1\r\nHost: deals.contoso.com\r\n\r\n"))
        .startsWith("HTTP/1.1 200 ");
  }

  @Test
  void tokenSaysWhoAsksAndOpensInPlaceOfAKey() throws Exception {
    try (DataverseEmulator entra = DataverseEmulator.start()) {
      reopenWith(entra, Map.of("DEAL_SUMMARY_CALLER", "token"));
      String token = "Bearer " + entra.userAssertion(KENNY);

      assertThat(get(COFFEE, "Authorization", token).statusCode()).isEqualTo(200);
      assertThat(asked).containsExactly(Question.about("Fourth Coffee").askedBy(KENNY));
      assertThat(
              raw(
                  "GET %s HTTP/1.1\r\nHost: deals.contoso.com\r\nAuthorization: %s\r\n\r\n"
                      .formatted(COFFEE, token)))
          .startsWith("HTTP/1.1 200 ");
    }
  }

  @Test
  void withoutACallerWhoIsRequiredNobodyIsAnswered() throws Exception {
    try (DataverseEmulator entra = DataverseEmulator.start()) {
      reopenWith(entra, Map.of("DEAL_SUMMARY_CALLER", "token"));

      HttpResponse<String> none = get(COFFEE + "&caller=" + KENNY, "CallerObjectId", "" + KENNY);
      HttpResponse<String> bad = get(COFFEE, "Authorization", "Bearer " + entra.token());

      assertThat(none.statusCode()).isEqualTo(401);
      assertThat(none.headers().firstValue("www-authenticate")).hasValue("Bearer");
      assertThat(bad.statusCode()).isEqualTo(401);
      assertThat(bad.headers().firstValue("www-authenticate"))
          .hasValue("Bearer error=\"invalid_token\"");
      assertThat(bad.body()).contains("\"kind\":\"caller_required\"");
      assertThat(asked).isEmpty();
      assertThat(get("/api/swagger.json").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void keyIsStillNeededWhereThereAreKeys() throws Exception {
    try (DataverseEmulator entra = DataverseEmulator.start()) {
      reopenWith(entra, Map.of("DEAL_SUMMARY_CALLER", "token", "DEAL_SUMMARY_KEYS", KEY));
      String token = "Bearer " + entra.userAssertion(KENNY);

      HttpResponse<String> keyless = get(COFFEE, "Authorization", token);

      assertThat(keyless.statusCode()).isEqualTo(401);
      assertThat(keyless.body()).contains("key_required");
      assertThat(get(COFFEE + "&code=" + KEY).body()).contains("caller_required");
      assertThat(get(COFFEE + "&code=" + KEY, "Authorization", token).statusCode()).isEqualTo(200);
    }
  }

  @Test
  void easyAuthsHeaderCountsWhereItIsOnAndNowhereElse() throws Exception {
    String principal =
        "{\"auth_typ\":\"aad\",\"claims\":[{\"typ\":\"oid\",\"val\":\"" + KENNY + "\"}]}";
    String header = Base64.getEncoder().encodeToString(principal.getBytes(UTF_8));

    assertThat(get(COFFEE, "X-MS-CLIENT-PRINCIPAL", header).statusCode()).isEqualTo(200);
    door.close();
    door = open(Map.of("DEAL_SUMMARY_CALLER", "easy-auth"));
    assertThat(get(COFFEE, "X-MS-CLIENT-PRINCIPAL", header).statusCode()).isEqualTo(200);

    assertThat(asked)
        .containsExactly(
            Question.about("Fourth Coffee"), Question.about("Fourth Coffee").askedBy(KENNY));
    assertThat(get(COFFEE).statusCode()).isEqualTo(401);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/DealSummary?customerName=%",
        "/api/DealSummary?customerName=%zz",
        "/api/DealSummary?customerName=%FF%FE",
        "/api/DealSummary?customerName=%ED%A0%80",
        "/api/DealSummary?customerName=%00",
        "/api/DealSummary?customerName=Fourth%07Coffee",
        "/api/DealSummary?customerName=Fourth%20Coffee%1B",
      })
  void textThatCannotBeReadIsTheCallersToMend(String path) throws Exception {
    assertThat(raw("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n"))
        .startsWith("HTTP/1.1 400 ")
        .contains("application/problem+json")
        .doesNotContain("jetty", "Exception");
  }

  @ParameterizedTest
  @CsvSource({"20000, 0, 414", "0, 20000, 431"})
  void requestLargerThanAnyQuestionIsRefused(int query, int header, int status) throws Exception {
    String head = " HTTP/1.1\r\nHost: localhost\r\nx-more: " + "x".repeat(header) + "\r\n\r\n";

    assertThat(raw("GET " + COFFEE + "x".repeat(query) + head))
        .startsWith("HTTP/1.1 " + status + " ")
        .contains("application/problem+json", "\"kind\":\"invalid_request\"")
        .doesNotContain("xxx", "<html>");
    assertThat(asked).isEmpty();
  }

  @Test
  void bodyLargerThanAnyIsRefused() throws Exception {
    String least = "{\"customerName\":\"Litware\",\"text\":\"They compare us.\"}";
    String padded = least + " ".repeat(64 * 1024 - least.length());
    assertThat(post("/api/Insights", "application/json", padded).statusCode()).isEqualTo(200);
    asked.clear();

    HttpResponse<String> reply = post("/api/Insights", "application/json", padded + " ");

    assertThat(reply.statusCode()).isEqualTo(413);
    assertThat(reply.body()).contains("64 KB").contains("\"title\":\"Content Too Large\"");
    assertThat(asked).isEmpty();
  }

  @Test
  void bodyIsCountedInBytes() throws Exception {
    String longest = "{\"customerName\":\"Litware\",\"text\":\"" + "ł".repeat(33 * 1024) + "\"}";

    assertThat(post("/api/Insights", "application/json", longest).statusCode()).isEqualTo(413);
    assertThat(asked).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Content-Length: 50\r\n\r\n{", "Transfer-Encoding: chunked\r\n\r\nzz\r\n"})
  void bodyThatDoesNotComeWholeIsSaidToBeUnreadable(String body) throws Exception {
    String head = "POST /api/Insights HTTP/1.1\r\nHost: localhost\r\n";
    try (Socket socket = opened(head + "Content-Type: application/json\r\n" + body)) {
      socket.shutdownOutput();

      assertThat(new String(socket.getInputStream().readAllBytes(), ISO_8859_1))
          .startsWith("HTTP/1.1 400 ")
          .contains("invalid_request", "cannot be read");
    }
    assertThat(asked).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /api/swagger.json, 200",
    "GET, /api/DealSummary?customerName=Litware, 401",
    "POST, /api/Insights, 401",
    "POST, /api/Deals, 405",
    "GET, /health, 200"
  })
  void bodyThatDoesNotComeHoldsUpNobody(String method, String path, int status) throws Exception {
    try (DataverseEmulator entra = DataverseEmulator.start()) {
      reopenWith(entra, Map.of("DEAL_SUMMARY_CALLER", "token"));
      String half =
          method
              + " "
              + path
              + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
              + "Content-Length: 50\r\n\r\n{\"text\":";
      List<Socket> unfinished = new ArrayList<>();
      try {
        for (int i = 0; i < MORE_THAN_THREADS; i++) {
          unfinished.add(opened(half));
        }

        assertThat(get("/health").statusCode()).isEqualTo(200);
        for (Socket socket : unfinished) {
          assertThat(new String(socket.getInputStream().readNBytes(12), ISO_8859_1))
              .isEqualTo("HTTP/1.1 " + status);
        }
      } finally {
        for (Socket socket : unfinished) {
          socket.close();
        }
      }
    }
  }

  @Test
  void whatIsNoRequestIsAProblemToo() throws Exception {
    assertThat(raw("GET " + COFFEE + " HTTP/1.1\r\nHost: a b\r\n\r\n"))
        .startsWith("HTTP/1.1 400 ")
        .contains("application/problem+json")
        .doesNotContain("a b", "<html>");
  }

  @Test
  void whatNobodyExpectedTellsNothing() throws Exception {
    reopen(
        (environment, question) -> {
          throw new StackOverflowError("deep in Fourth Coffee");
        });

    HttpResponse<String> reply = get(COFFEE);

    assertThat(reply.statusCode()).isEqualTo(500);
    assertThat(reply.body()).contains("\"kind\":\"internal\"").doesNotContain("Coffee", "Stack");
  }

  @Test
  void requestThatComesWhileTheServerEndsIsToldToComeAgain() {
    Reply reply = ProblemReplies.of(503);

    assertThat(reply.headers()).containsEntry("Retry-After", "5");
    assertThat(reply.body()).contains("about to end").doesNotContain("cannot be read");
  }

  @Test
  void closingFinishesTheRequestInProgress() throws Exception {
    CountDownLatch arrived = new CountDownLatch(1);
    CountDownLatch mayAnswer = new CountDownLatch(1);
    reopen(
        (environment, question) -> {
          arrived.countDown();
          await(mayAnswer);
          return new Meant.Nobody();
        });
    int port = door.port();

    CompletableFuture<HttpResponse<String>> reply =
        client.sendAsync(request(COFFEE).build(), BodyHandlers.ofString());
    await(arrived);
    CompletableFuture<Void> closing = CompletableFuture.runAsync(door::close);
    while (accepts(port)) {
      Thread.onSpinWait();
    }
    mayAnswer.countDown();

    assertThat(reply.get(10, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
    closing.get(10, TimeUnit.SECONDS);
  }

  private HttpDoor open(Map<String, String> variables) {
    DealDesk desk =
        finding(
            (environment, question) -> {
              asked.add(question);
              return new Meant.Nobody();
            });
    return new HttpDoor(ServerSettings.from(List.of("--port", "0"), variables), desk);
  }

  /** A desk with a finder of its own, so that nothing is sent to its environment. */
  private static DealDesk finding(OpportunityFinder finder) {
    DataverseClient client =
        DataverseClient.builder("https://contoso-sales.example")
            .tokens(
                request -> {
                  throw new AssertionError("Nobody is asked for a token.");
                })
            .build();
    return DealDesk.of(
        List.of(new Environment("Sales", client, Duration.ofSeconds(30))),
        finder,
        (environment, question, deal) -> {
          throw new AssertionError("There is no deal to summarize.");
        });
  }

  private static Map<String, String> keepingNoSummaries(DataverseEmulator sales) {
    Map<String, String> variables = new HashMap<>(sales.variables());
    variables.put("DEAL_SUMMARY_CACHE_ENTRIES", "0");
    return variables;
  }

  private void reopen(String keys) {
    door.close();
    door = open(Map.of("DEAL_SUMMARY_KEYS", keys));
  }

  private void reopenWith(DataverseEmulator entra, Map<String, String> more) {
    Map<String, String> variables = new HashMap<>(entra.variables());
    variables.putAll(more);
    door.close();
    door = open(variables);
  }

  private void reopen(OpportunityFinder finder) {
    reopen(finding(finder));
  }

  private void reopen(DealDesk desk) {
    door.close();
    door = new HttpDoor(ServerSettings.from(List.of("--port=0"), Map.of()), desk);
  }

  private static DealAnswer answer(Question question) {
    return new DealAnswer(question, List.of(new Answered("Sales", new UnknownCustomer())));
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + door.port() + path))
        .header("Connection", "close");
  }

  private HttpResponse<String> post(String path, String type, String body) throws Exception {
    return client.send(
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + door.port() + path))
            .header("Content-Type", type)
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build(),
        BodyHandlers.ofString(UTF_8));
  }

  private HttpResponse<String> get(String path, String... headers) throws Exception {
    HttpRequest.Builder request = request(path);
    if (headers.length > 0) {
      request.headers(headers);
    }
    return client.send(request.build(), BodyHandlers.ofString());
  }

  /** What no well-behaved client sends. */
  private String raw(String request) throws IOException {
    String closing = request.replaceFirst("\r\n\r\n$", "\r\nConnection: close\r\n\r\n");
    try (Socket socket = opened(closing)) {
      return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
    }
  }

  private Socket opened(String firstBytes) throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), door.port());
    socket.getOutputStream().write(firstBytes.getBytes(UTF_8));
    return socket;
  }

  private static boolean accepts(int port) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (SocketException e) { // refused, or reset while the door was being closed
      return false;
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
