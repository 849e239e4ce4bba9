package io.github.dealsummary.dataverse;

import static io.github.dealsummary.dataverse.Condition.column;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpServer;
import io.github.dealsummary.dataverse.DataverseException.Kind;
import io.github.dealsummary.dataverse.ScriptedServer.Reply;
import io.github.dealsummary.emulator.Fault;
import io.github.dealsummary.emulator.RecordedRequest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What other clients of Dataverse were seen to get wrong, one test for each. */
class KnownDefectsTest {
  private static final Reply NO_ROWS = Reply.of(200, "{\"value\":[]}");
  private static final String NAME = "O'Brien & Co/1 #2, Inc";

  @RegisterExtension private final Emulated sales = new Emulated();
  private final FakeTimeSource time = new FakeTimeSource();
  private final DataverseClient client = sales.builder().time(time).build();
  private final Query query = Query.of("accounts").top(1);

  /** Compared as decimal numbers, the codes never match and nothing is repeated. */
  @ParameterizedTest
  @ValueSource(strings = {"0x80072321", "0x80072322", "0x80072326", ""})
  void throttlingIsKnownByItsStatusWhateverItsCode(String code) throws IOException {
    Reply refusal = new Reply(429, Map.of("Retry-After", "3"), Reply.error(429, code).body());
    try (ScriptedServer server = new ScriptedServer(refusal, NO_ROWS);
        DataverseClient throttled = server.client(time)) {
      assertThat(throttled.page(query).rows()).isEmpty();
      assertThat(time.sleeps).contains(Duration.ofSeconds(3));
    }
  }

  /** Flagged as transient, and yet not repeated. */
  @ParameterizedTest
  @ValueSource(ints = {408, 502, 503, 504})
  void readIsRepeatedAfterATransientFailure(int status) {
    sales.environment.inject(Fault.on("accounts").status(status).times(1));
    assertThat(client.page(query).rows()).hasSize(1);
  }

  /** Deadlocks, time-outs and locks pass, and come with the status of a mistake. */
  @ParameterizedTest
  @ValueSource(strings = {"0x80044150", "0x80044151", "0x80044339", "0x80071151"})
  void readIsRepeatedAfterATransientCode(String code) throws IOException {
    try (ScriptedServer server = new ScriptedServer(Reply.error(400, code), NO_ROWS);
        DataverseClient repeating = server.client(time)) {
      assertThat(repeating.page(query).rows()).isEmpty();
    }
  }

  /** The shape of a batch's own refusal: its code is a number. */
  @Test
  void faultOfTheWebApiIsReadLikeAnyError() {
    byte[] fault = "{\"Message\":\"x\",\"ErrorCode\":-2147220989}".getBytes(StandardCharsets.UTF_8);
    DataverseException failure =
        Failures.ofReply("reading accounts", new ReplyHead(400, name -> null), fault);
    assertThat(failure.code()).hasValue("0x80040203");
    assertThat(failure.detail()).hasValue("x");
  }

  /** Reading it as JSON throws inside of the error handling. */
  @ParameterizedTest
  @CsvSource({"414, REJECTED", "502, UNAVAILABLE", "503, UNAVAILABLE"})
  void failureWithoutJsonKeepsItsStatus(int status, Kind kind) {
    sales.environment.inject(Fault.on("accounts").html(status));
    DataverseException failure = failureOf(() -> client.page(query));
    assertThat(failure.status()).hasValue(status);
    assertThat(failure.kind()).isEqualTo(kind);
  }

  /** Set once outside of the loop, the token is as old as the wait is long. */
  @Test
  void tokenThatExpiresDuringAWaitIsNotSentAgain() {
    List<String> tokens = new ArrayList<>();
    TokenSource short20Seconds =
        request -> {
          tokens.add(sales.environment.token());
          return new AccessToken(tokens.get(tokens.size() - 1), time.now().plusSeconds(20));
        };
    try (DataverseClient waiting =
        DataverseClient.builder(sales.environment.url().toString())
            .tokens(short20Seconds)
            .time(time)
            .build()) {
      sales.environment.inject(
          Fault.on("accounts").status(429).retryAfter(Duration.ofSeconds(30)).times(1));
      assertThat(waiting.page(query).rows()).hasSize(1);
      assertThat(tokens).hasSize(2);
    }
  }

  /** A create that times out and is sent again makes two rows. */
  @Test
  void createThatWasNotAnsweredIsNotSentAgain() {
    sales.environment.inject(Fault.on("accounts").status(504).times(1));
    failureOf(() -> client.send(Write.create("accounts").set("name", "x")));
    assertThat(sales.environment.requests()).hasSize(1);
  }

  /** Parsed as a number, a date ends the call, or makes a wait of nothing. */
  @Test
  void waitMayBeADateOrNonsense() throws IOException {
    String soon =
        DateTimeFormatter.RFC_1123_DATE_TIME.format(
            Instant.now().plusSeconds(20).atZone(ZoneOffset.UTC));
    for (String wait : List.of(soon, "soon")) {
      time.sleeps.clear();
      try (ScriptedServer server =
              new ScriptedServer(new Reply(503, Map.of("Retry-After", wait), ""), NO_ROWS);
          DataverseClient told = server.client(time)) {
        assertThat(told.page(query).rows()).isEmpty();
        assertThat(time.sleeps).hasSize(1);
        assertThat(time.sleeps.get(0))
            .isBetween(
                wait.equals(soon) ? Duration.ofSeconds(5) : Duration.ofMillis(1),
                Duration.ofSeconds(20));
      }
    }
  }

  /** Counted down before it is looked at, one repetition is none. */
  @Test
  void oneRepetitionIsOne() {
    sales.environment.inject(Fault.on("accounts").status(503).times(1));
    try (DataverseClient once =
        sales
            .builder()
            .time(time)
            .retry(new RetryPolicy(1, Duration.ZERO, Duration.ZERO))
            .build()) {
      assertThat(once.page(query).rows()).hasSize(1);
    }
  }

  /** Not encoded, the value ends at the first of these characters. */
  @Test
  void valueArrivesWholeInEveryPlaceWhereOneMayStand() {
    UUID id = UUID.randomUUID();
    client.send(
        Write.create("accounts", id).set("name", NAME).set("accountnumber", "O'B & C/1#2,+%"));
    assertThat(client.page(Query.of("accounts").where(column("name").eq(NAME))).rows()).hasSize(1);
    Key key = Key.of("accounts", "accountnumber", "O'B & C/1#2,+%");
    assertThat(client.find(key, "name").orElseThrow().requiredId("accountid")).isEqualTo(id);
    client.send(Write.upsert(key).set("name", "changed"));
    assertThat(client.find(Key.of("accounts", id), "name").orElseThrow().string("name"))
        .hasValue("changed");
    assertThat(
            client
                .send(
                    Batch.of(
                        Query.of("accounts").where(column("accountnumber").eq("O'B & C/1#2,+%"))))
                .page(0)
                .rows())
        .hasSize(1);
  }

  /** The proxy's own address in the Host header is that of no environment. */
  @Test
  void hostIsTheEnvironmentsBehindAProxyToo() throws IOException {
    List<String> hosts = new CopyOnWriteArrayList<>();
    HttpServer proxy = server();
    proxy.createContext(
        "/",
        exchange -> {
          hosts.add(exchange.getRequestHeaders().getFirst("Host"));
          byte[] body = "{\"value\":[]}".getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    OkHttpClient behind =
        new OkHttpClient.Builder().proxy(new Proxy(Proxy.Type.HTTP, proxy.getAddress())).build();
    try (DataverseClient proxied =
        DataverseClient.builder("http://localhost:9")
            .tokens(request -> new AccessToken("t", Instant.MAX))
            .http(behind)
            .build()) {
      proxied.page(query);
      assertThat(hosts).containsExactly("localhost:9");
    } finally {
      proxy.stop(0);
    }
  }

  /** A shared field makes one caller's request another's. */
  @Test
  void callersOfOneClientAreNotMixedUp() {
    List<UUID> people = List.of(UUID.randomUUID(), UUID.randomUUID());
    people.parallelStream()
        .forEach(
            person -> {
              for (int i = 0; i < 20; i++) {
                Query own = Query.of("accounts").where(column("accountid").eq(person));
                failureOf(() -> client.onBehalfOf(person).page(own));
              }
            });
    assertThat(sales.environment.requests()).hasSize(40);
    for (RecordedRequest request : sales.environment.requests()) {
      assertThat(request.query().get("$filter"))
          .endsWith(String.valueOf(request.headers().get("callerobjectid")));
    }
  }

  /** Parsed as doubles, they end a call that had succeeded. */
  @Test
  void headersOfLimitsMayHaveThousandsAndListsOfIds() throws IOException {
    Map<String, String> headers =
        Map.of(
            "x-ms-ratelimit-time-remaining-xrm-requests", "1,200.00",
            "x-ms-ratelimit-burst-remaining-xrm-requests", "7,999",
            "x-ms-dop-hint", "four",
            "REQ_ID", "a,b");
    try (ScriptedServer server = new ScriptedServer(new Reply(200, headers, "{\"value\":[]}"));
        DataverseClient headed = server.client(time)) {
      assertThat(headed.page(query).rows()).isEmpty();
      assertThat(headed.page(query).rows()).isEmpty();
    }
  }

  /** A line feed alone is "Stream was not readable" to Dataverse. */
  @Test
  void batchIsWrittenWithWholeLineEnds() {
    client.send(Batch.of(query, query));
    String body = sales.environment.requests().get(0).body();
    assertThat(body.toLowerCase(Locale.ROOT)).contains("content-type: application/http\r\n");
    assertThat(body.replace("\r\n", "")).doesNotContain("\n");
  }

  private static HttpServer server() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.start();
    return server;
  }

  private static DataverseException failureOf(Runnable call) {
    return catchThrowableOfType(DataverseException.class, call::run);
  }
}
