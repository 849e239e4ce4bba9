package io.github.dealsummary.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.dealsummary.acceptance.SlowClients.Kind;
import io.github.dealsummary.emulator.DataverseEmulator;
import io.github.dealsummary.emulator.Fault;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Others are answered by the packaged server, however slow some of its clients are. */
@Timeout(240)
class SlowClientsIT {
  private static final boolean THOROUGH =
      Double.parseDouble(System.getProperty("seeded.share", "0.02")) >= 1;

  /** In all more than the server has connections; a kind more than it had threads. */
  private static final int OF_EACH_KIND = THOROUGH ? 500 : 150;

  private static final Duration ATTACK = Duration.ofSeconds(THOROUGH ? 60 : 5);

  /** Far more than an answer takes, far less than a slow client may. */
  private static final Duration SOON = Duration.ofSeconds(15);

  private static final String KEY = "first-key-of-sixteen-or-more";
  private static final String KEY_HEADER = "x-functions-key: " + KEY + "\r\n";
  private static final String COFFEE = "/api/DealSummary?customerName=Fourth%20Coffee";

  @Test
  void othersAreAnsweredBesideSlowClientsOfEachKind() throws Exception {
    try (DataverseEmulator sales = DataverseEmulator.start();
        ServerProcess server = new ServerProcess(variables(sales))) {
      ask(server, COFFEE); // the first one takes longer
      String before = server.figures();
      long descriptors = server.descriptors();
      List<Long> health = new ArrayList<>();
      List<Long> questions = new ArrayList<>();
      String during;
      try (SlowClients slow = new SlowClients(server.port(), KEY_HEADER, OF_EACH_KIND, kinds())) {
        long end = System.nanoTime() + ATTACK.toNanos();
        while (System.nanoTime() < end) {
          health.add(answered(server, "/health"));
          questions.add(answered(server, COFFEE));
        }
        during = server.figures();
        System.out.printf(
            "Java %d, %d slow clients that opened %d connections in %d s%n/health:  %s%ndeals:    %s%n",
            Runtime.version().feature(),
            slow.size(),
            slow.opened(),
            ATTACK.toSeconds(),
            spread(health),
            spread(questions));
      }
      eventually(() -> server.descriptors() <= descriptors + 20);
      System.out.printf(
          "before:   %s%nduring:   %s%nafter:    %s%n", before, during, server.figures());
      assertThat(server.end()).isEmpty();
    }
  }

  @Test
  void stalledEnvironmentTakesNoMoreThanTheQuestionsAtATime() throws Exception {
    int callers = THOROUGH ? 400 : 150;
    try (DataverseEmulator sales = DataverseEmulator.start()) {
      Map<String, String> variables = variables(sales);
      variables.put("DEAL_SUMMARY_DEADLINE_SECONDS", "5");
      variables.put("DEAL_SUMMARY_MAX_QUESTIONS", "60");
      try (ServerProcess server = new ServerProcess(variables)) {
        ask(server, COFFEE);
        sales.inject(Fault.on("$batch").stall());
        List<CompletableFuture<Reply>> asked = new ArrayList<>();
        ExecutorService threads = Executors.newFixedThreadPool(callers);
        for (int i = 0; i < callers; i++) {
          String path = "/api/DealSummary?customerName=Customer" + i;
          asked.add(CompletableFuture.supplyAsync(() -> ask(server, path), threads));
        }
        List<Long> health = new ArrayList<>();
        while (!asked.stream().allMatch(CompletableFuture::isDone)) {
          health.add(answered(server, "/health"));
        }
        threads.shutdown();
        Map<Integer, List<Reply>> replies =
            asked.stream().map(CompletableFuture::join).collect(groupingBy(Reply::status));
        replies.forEach(
            (status, some) ->
                System.out.printf(
                    "%d callers, stalled: %d x %d after %s%n",
                    callers,
                    some.size(),
                    status,
                    spread(some.stream().map(Reply::nanos).toList())));
        System.out.println("health meanwhile: " + spread(health));
        assertThat(replies).containsOnlyKeys(503, 504);
        assertThat(replies.get(503))
            .allSatisfy(
                reply ->
                    assertThat(reply.text())
                        .contains("\r\nRetry-After: 5\r\n", "\"kind\":\"busy\""));
        assertThat(replies.values().stream().flatMap(List::stream))
            .allSatisfy(reply -> assertThat(reply.nanos()).isLessThan(SOON.toNanos()));
        assertThat(server.end())
            .filteredOn(line -> line.contains("DEAL_SUMMARY_MAX_QUESTIONS"))
            .hasSize(1); // and not one for each caller
      }
    }
  }

  @Test
  void bytesOfUnfinishedBodiesAreBounded() throws Exception {
    try (DataverseEmulator sales = DataverseEmulator.start();
        ServerProcess server = new ServerProcess(variables(sales), "-Xmx64m");
        Sockets unfinished = new Sockets()) {
      String body = " ".repeat(60_000);
      String head =
          "POST /api/Insights HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
              + KEY_HEADER
              + "Expect: 100-continue\r\nContent-Length: 60001\r\n\r\n";
      for (int i = 0; i < 300; i++) { // 18 MB, and an eighth of the heap is 8
        Socket socket = unfinished.open(server.port(), head);
        byte[] allowed =
            socket.getInputStream().readNBytes("HTTP/1.1 100 Continue\r\n\r\n".length());
        assertThat(new String(allowed, UTF_8)).startsWith("HTTP/1.1 100 ");
        socket.getOutputStream().write(body.getBytes(UTF_8));
      }

      assertThat(unfinished.first().read()).isEqualTo(-1);
      assertThat(answered(server, COFFEE)).isPositive();
      assertThat(server.end()).isEmpty();
    }
  }

  @Test
  void endsInTimeBesideSlowClients() throws Exception {
    try (DataverseEmulator sales = DataverseEmulator.start();
        ServerProcess server = new ServerProcess(variables(sales));
        SlowClients slow = new SlowClients(server.port(), KEY_HEADER, 50, Kind.values())) {
      eventually(() -> slow.opened() >= slow.size());
      ask(server, "/health");
      long start = System.nanoTime();

      assertThat(server.end()).isEmpty(); // or it logs that requests were still in progress

      assertThat(System.nanoTime() - start).isLessThan(SOON.toNanos());
    }
  }

  private static Kind[] kinds() {
    return THOROUGH
        ? new Kind[] {Kind.HEAD, Kind.BODY, Kind.UNREAD_REPLIES, Kind.KEPT_ALIVE}
        : Kind.values();
  }

  private static Map<String, String> variables(DataverseEmulator sales) {
    Map<String, String> variables = new HashMap<>(sales.variables());
    variables.put("DEAL_SUMMARY_KEYS", KEY);
    return variables;
  }

  private record Reply(int status, String text, long nanos) {}

  /** Asks on a connection of its own, within seconds; how long it took. */
  private static long answered(ServerProcess server, String path) {
    Reply reply = ask(server, path);
    assertThat(reply.text()).startsWith("HTTP/1.1 200 ");
    assertThat(reply.nanos()).as(path).isLessThan(SOON.toNanos());
    return reply.nanos();
  }

  private static Reply ask(ServerProcess server, String path) {
    long start = System.nanoTime();
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
      socket.setSoTimeout((int) Duration.ofSeconds(60).toMillis());
      String head = "GET " + path + " HTTP/1.1\r\nHost: localhost\r\n" + KEY_HEADER;
      socket.getOutputStream().write((head + "Connection: close\r\n\r\n").getBytes(UTF_8));
      String text = new String(socket.getInputStream().readAllBytes(), UTF_8);
      long nanos = System.nanoTime() - start;
      assertThat(text).as("%s after %d ms", path, nanos / 1_000_000).startsWith("HTTP/1.1 ");
      return new Reply(Integer.parseInt(text.substring(9, 12)), text, nanos);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String spread(List<Long> nanos) {
    long[] sorted = nanos.stream().mapToLong(Long::longValue).sorted().toArray();
    return String.format(
        Locale.ROOT,
        "%d times, p50 %.1f ms, p99 %.1f ms, max %.1f ms",
        sorted.length,
        sorted[sorted.length / 2] / 1e6,
        sorted[sorted.length * 99 / 100] / 1e6,
        sorted[sorted.length - 1] / 1e6);
  }

  private static void eventually(Callable<Boolean> condition) throws Exception {
    while (!condition.call()) { // the test's time limit ends it
      Thread.onSpinWait();
    }
  }

  /** Connections that are opened and left as they are. */
  private static final class Sockets implements AutoCloseable {
    private final List<Socket> open = new ArrayList<>();

    Socket open(int port, String firstBytes) throws IOException {
      Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
      open.add(socket);
      socket.getOutputStream().write(firstBytes.getBytes(UTF_8));
      return socket;
    }

    InputStream first() throws IOException {
      return open.get(0).getInputStream();
    }

    @Override
    public void close() throws IOException {
      for (Socket socket : open) {
        socket.close();
      }
    }
  }
}
