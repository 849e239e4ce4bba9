package io.github.dealsummary.dataverse;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.dealsummary.dataverse.DataverseException.Kind;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What replies may take, alone and together. */
class ReplySpaceTest {
  private static final int STEP = 64 << 10;
  private static final int MB = 1 << 20;
  private static final Query BIG = Query.of("big");
  private static final Query SMALL = Query.of("small");

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final HttpServer server =
      HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);

  ReplySpaceTest() throws IOException {
    server.setExecutor(threads);
    server.createContext("/api/data/v9.2/big", reply -> answer(reply, page(2 * MB), false));
    server.createContext("/api/data/v9.2/small", reply -> answer(reply, page(100), false));
    server.createContext("/api/data/v9.2/packed", reply -> answer(reply, page(40 * MB), true));
    server.createContext("/api/data/v9.2/pages", reply -> answer(reply, linked(reply), false));
    server.start();
  }

  @AfterEach
  void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  @ParameterizedTest
  @ValueSource(strings = {"big", "packed"})
  void replyLargerThanAViewReadsIsUnreadableAndSaysWhatToDo(String table) {
    try (DataverseClient client = client(ReplyLimit.OF_DATAVERSE)) {
      DataverseException failure = failureOf(() -> client.readingAtMost(MB).page(Query.of(table)));
      assertThat(failure.kind()).isEqualTo(Kind.UNREADABLE);
      assertThat(failure).hasMessageContaining("larger than 1 MB. Ask for less");
      assertThat(client.page(BIG).rows()).as("the client itself").hasSize(1);
      assertThatThrownBy(() -> client.readingAtMost(0))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void callsThatHoldHalfOfTheSpaceEachComeToAnEnd() throws Exception {
    ReplySpace space = new ReplySpace(2 * STEP);
    try (InputStream first = space.share(zeros(), callEnd(60_000));
        InputStream second = space.share(zeros(), callEnd(60_000))) {
      first.readNBytes(ReplySpace.FREE + STEP);
      second.readNBytes(ReplySpace.FREE + STEP);
      first.readNBytes(10 * STEP);
      CompletableFuture<byte[]> waits =
          CompletableFuture.supplyAsync(() -> read(second, STEP), threads);
      awaitWaiting(space);
      assertThat(waits).isNotDone();
      first.readNBytes(STEP);
      first.close();
      assertThat(waits.get(30, TimeUnit.SECONDS)).hasSize(STEP);
    }
    assertThat(space.waiting()).isZero();
  }

  @Test
  void ordinaryReplyIsReadWhileOthersTakeAllTheSpace() throws IOException {
    ReplySpace space = new ReplySpace(0);
    try (InputStream hog = space.share(zeros(), callEnd(60_000));
        DataverseClient client = client(new ReplyLimit(4 * MB, space))) {
      hog.readNBytes(MB);
      assertThat(client.page(SMALL).rows()).hasSize(1);
      DataverseException failure = failureOf(() -> client.within(Duration.ofSeconds(3)).page(BIG));
      assertThat(failure.kind()).isEqualTo(Kind.UNAVAILABLE);
      assertThat(failure.deadlinePassed()).isTrue();
      assertThat(failure).hasMessageContaining("reading big").hasMessageContaining("memory");
      hog.close();
      assertThat(client.page(BIG).rows()).hasSize(1);
    }
  }

  @Test
  void waitEndsWithTheCall() throws Exception {
    ReplySpace space = new ReplySpace(0);
    Cancellation cancellation = new Cancellation();
    DataverseClient client = client(new ReplyLimit(4 * MB, space));
    try (InputStream hog = space.share(zeros(), callEnd(60_000))) {
      hog.readNBytes(MB);
      CompletableFuture<DataverseException> cancelled =
          CompletableFuture.supplyAsync(
              () -> failureOf(() -> client.endedBy(cancellation).page(BIG)), threads);
      awaitWaiting(space);
      cancellation.cancel();
      assertThat(cancelled.get(30, TimeUnit.SECONDS).cancelled()).isTrue();
      CompletableFuture<DataverseException> closed =
          CompletableFuture.supplyAsync(() -> failureOf(() -> client.page(BIG)), threads);
      awaitWaiting(space);
      client.close();
      assertThat(closed.get(30, TimeUnit.SECONDS)).hasMessageContaining("closed");
    }
  }

  @Test
  void manyLargeRepliesAreReadInASpaceThatHoldsHalfOfOne() {
    try (DataverseClient client = client(new ReplyLimit(4 * MB, new ReplySpace(MB)))) {
      List<CompletableFuture<Integer>> pages =
          IntStream.range(0, 20)
              .mapToObj(
                  i -> CompletableFuture.supplyAsync(() -> client.page(BIG).rows().size(), threads))
              .toList();
      assertThat(pages).allSatisfy(page -> assertThat(page.get(60, TimeUnit.SECONDS)).isEqualTo(1));
    }
  }

  @Test
  void streamOfLargePagesTakesSpaceForOnePageAtATime() {
    try (DataverseClient client = client(new ReplyLimit(4 * MB, new ReplySpace(0)))) {
      long rows =
          client.stream(Query.of("pages"))
              .peek(row -> assertThat(client.page(BIG).rows()).hasSize(1))
              .count();
      assertThat(rows).isEqualTo(3);
    }
  }

  private static void awaitWaiting(ReplySpace space) {
    Instant end = Instant.now().plusSeconds(60);
    while (space.waiting() == 0) {
      assertThat(Instant.now()).as("nobody waits").isBefore(end);
      Thread.onSpinWait();
    }
  }

  private static byte[] read(InputStream body, int length) {
    try {
      return body.readNBytes(length);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static InputStream zeros() {
    return new ByteArrayInputStream(new byte[4 * MB]);
  }

  private static CallEnd callEnd(int millis) {
    Deadline deadline = Deadline.in(Duration.ofMillis(millis), TimeSource.system());
    return new CallEnd(deadline, new Signal(), List.of());
  }

  private DataverseClient client(ReplyLimit limit) {
    return DataverseClient.builder("http://127.0.0.1:" + server.getAddress().getPort())
        .tokens(request -> new AccessToken("t", Instant.MAX))
        .replies(limit)
        .build();
  }

  /** Three pages of a megabyte. */
  private static String linked(HttpExchange exchange) {
    String query = String.valueOf(exchange.getRequestURI().getRawQuery());
    String next = query.equals("p=2") ? "p=3" : "p=2";
    String link =
        "http://" + exchange.getRequestHeaders().getFirst("Host") + "/api/data/v9.2/pages?" + next;
    return query.equals("p=3")
        ? page(MB)
        : page(MB).replaceFirst("^\\{", "{\"@odata.nextLink\":\"" + link + "\",");
  }

  private static String page(int characters) {
    return "{\"value\":[{\"id\":\"%s\",\"name\":\"%s\"}]}"
        .formatted(UUID.randomUUID(), "x".repeat(characters));
  }

  private static void answer(HttpExchange exchange, String page, boolean packed)
      throws IOException {
    byte[] body = packed ? gzip(page) : page.getBytes(UTF_8);
    if (packed) {
      exchange.getResponseHeaders().set("Content-Encoding", "gzip");
    }
    exchange.sendResponseHeaders(200, body.length);
    try (exchange) {
      exchange.getResponseBody().write(body);
    }
  }

  private static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream packed = new GZIPOutputStream(bytes)) {
      packed.write(text.getBytes(UTF_8));
    }
    return bytes.toByteArray();
  }

  private static DataverseException failureOf(Runnable call) {
    return catchThrowableOfType(DataverseException.class, call::run);
  }
}
