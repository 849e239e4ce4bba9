package io.github.dealsummary.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.dealsummary.acceptance.CutConnections.Step;
import io.github.dealsummary.acceptance.Doors.Door;
import io.github.dealsummary.acceptance.Doors.Replied;
import io.github.dealsummary.contract.Operation;
import io.github.dealsummary.dataverse.AccessToken;
import io.github.dealsummary.dataverse.DataverseClient;
import io.github.dealsummary.dataverse.Lookup;
import io.github.dealsummary.dataverse.Query;
import io.github.dealsummary.dataverse.Row;
import io.github.dealsummary.emulator.DataverseEmulator;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Insights that two callers share through three servers at once, over connections that are cut at
 * every step: with keys of their own, with keys that stand for several insights, and without.
 */
@Timeout(900)
class SharedOnceIT {
  private static final int SERVERS = 3;
  private static final int AT_ONCE = 30;
  private static final List<String> CUSTOMERS =
      List.of("Fourth Coffee", "Fabrikam", "Alpine Ski House");
  private static final List<UUID> CALLERS =
      Stream.of("a1", "a2")
          .map(end -> UUID.fromString("c0a50000-0000-4000-8000-0000000000" + end))
          .toList();

  /** A thousand shares, or a share of them. */
  private static final int SHARES =
      Math.max(80, (int) (1_000 * Double.parseDouble(System.getProperty("seeded.share", "0.02"))));

  private final DataverseEmulator sales = DataverseEmulator.start();
  private final List<Doors> servers = new ArrayList<>();
  private final long seed = Long.getLong("seed", System.nanoTime());

  /**
   * What somebody shares. The key may be empty.
   *
   * @param withTask an insight under a key that stands for several has no task, so that it does not
   *     matter which of them is the first
   */
  record Share(UUID caller, String key, String customer, String text, boolean withTask) {
    /** What may be written once: the key of a caller, or a text of a caller on a deal. */
    String once() {
      return caller + (key.isEmpty() ? "|" + customer + "|" + text : "#" + key);
    }

    Map<String, String> fields() {
      Map<String, String> fields = new HashMap<>();
      fields.put("customerName", customer);
      fields.put("text", text);
      fields.put("format", "json");
      if (!key.isEmpty()) {
        fields.put("idempotencyKey", key);
      }
      if (withTask) {
        fields.put("dueDate", "2126-01-15");
      }
      return fields;
    }
  }

  /** A share and its final answer. */
  record Told(Share share, int status, JsonNode body) {
    boolean isShared() {
      return status == 200;
    }
  }

  @AfterEach
  void close() {
    servers.forEach(Doors::close);
    sales.close();
  }

  @Test
  void eachKeyAndEachTextWithoutOneIsWrittenOnce() throws Exception {
    System.out.println(SHARES + " shares through three servers: -Dseed=" + seed);
    Random random = new Random(seed);
    try (CutConnections way = new CutConnections(sales.url(), new Random(random.nextLong()))) {
      Map<String, String> variables = new HashMap<>(sales.variables());
      variables.put("DATAVERSE_URL", way.url());
      variables.put("AZURE_AUTHORITY_HOST", way.url());
      variables.put("DEAL_SUMMARY_CALLER", "easy-auth");
      variables.put("DEAL_SUMMARY_DEADLINE_SECONDS", "10");
      for (int i = 0; i < SERVERS; i++) {
        servers.add(new Doors(variables));
      }
      long began = System.nanoTime();
      List<Told> told = shareAll(random);
      System.out.printf(
          "%d shares in %d s, %d notes, %d refused, cuts: %s%n",
          told.size(),
          (System.nanoTime() - began) / 1_000_000_000,
          rows("annotations").size(),
          told.stream().filter(one -> !one.isShared()).count(),
          way.cuts());
      assertThat(way.cuts())
          .containsKeys(
              Step.BEFORE_THE_REQUEST,
              Step.IN_THE_REQUEST,
              Step.BEFORE_THE_ANSWER,
              Step.IN_THE_ANSWER);
      assertEachOnce(told);
    }
  }

  private void assertEachOnce(List<Told> told) {
    Map<String, List<Told>> shared =
        told.stream().filter(Told::isShared).collect(Collectors.groupingBy(t -> t.share().once()));
    Set<String> asked = told.stream().map(one -> one.share().once()).collect(Collectors.toSet());
    assertThat(shared.keySet()).as("each is written").isEqualTo(asked);
    shared.values().forEach(SharedOnceIT::assertOneInsight);
    Map<UUID, Row> notes =
        rows("annotations").stream()
            .collect(Collectors.toMap(row -> row.requiredId("annotationid"), row -> row));
    assertThat(notes.keySet()).isEqualTo(ids(told, "noteId"));
    assertThat(notes).hasSameSizeAs(asked);
    told.stream().filter(Told::isShared).forEach(one -> assertIsTheNoteOf(one, notes));
    assertThat(rows("tasks").stream().map(row -> row.requiredId("activityid")))
        .containsExactlyInAnyOrderElementsOf(ids(told, "taskId"));
    told.stream()
        .filter(one -> !one.isShared())
        .forEach(
            one -> {
              assertThat(one.share().key()).isNotEmpty();
              assertThat(one.status()).isEqualTo(400);
              assertThat(one.body().path("detail").asText()).contains("used for another insight");
            });
  }

  /** All who are told that it is shared have shared the same, and one of them at most wrote it. */
  private static void assertOneInsight(List<Told> told) {
    assertThat(told).extracting(Told::share).containsOnly(told.get(0).share());
    assertThat(told)
        .extracting(one -> one.body().path("noteId"))
        .containsOnly(told.get(0).body().path("noteId"));
    assertThat(told.stream().filter(one -> !one.body().path("noteWasThere").asBoolean()))
        .hasSizeLessThan(2);
  }

  private static void assertIsTheNoteOf(Told told, Map<UUID, Row> notes) {
    UUID id = UUID.fromString(told.body().path("noteId").asText());
    Row note = requireNonNull(notes.get(id));
    assertThat(note.string("notetext").orElseThrow()).contains(told.share().text());
    assertThat(note.lookup("objectid").map(Lookup::id))
        .hasValue(UUID.fromString(told.body().path("opportunityId").asText()));
  }

  private static Set<UUID> ids(List<Told> told, String field) {
    return told.stream()
        .filter(one -> one.body().has(field))
        .map(one -> UUID.fromString(one.body().path(field).asText()))
        .collect(Collectors.toCollection(HashSet::new));
  }

  private List<Told> shareAll(Random random) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
    try {
      List<Future<Told>> all = new ArrayList<>();
      for (Share share : shares(random)) {
        Doors server = servers.get(random.nextInt(SERVERS));
        all.add(threads.submit(() -> share(server, share)));
      }
      List<Told> told = new ArrayList<>();
      for (Future<Told> one : all) {
        told.add(one.get());
      }
      return told;
    } finally {
      threads.shutdownNow();
    }
  }

  /** Each of some keys and texts comes about ten times, in any order. */
  private static List<Share> shares(Random random) {
    int several = Math.max(1, SHARES / 10);
    return IntStream.range(0, SHARES)
        .mapToObj(i -> share(random, random.nextInt(several)))
        .toList();
  }

  private static Share share(Random random, int number) {
    UUID caller = CALLERS.get(random.nextInt(CALLERS.size()));
    String customer = CUSTOMERS.get(number % CUSTOMERS.size());
    String text = "Text " + number + " of somebody.";
    return switch (number % 3) {
      case 0 -> new Share(caller, "", customer, text, number % 2 == 0);
      case 1 -> new Share(caller, "key " + number, customer, text, number % 2 == 0);
      default ->
          new Share(
              caller,
              "key " + number,
              CUSTOMERS.get(random.nextInt(CUSTOMERS.size())),
              "Text " + random.nextInt(4) + " under one key.",
              false);
    };
  }

  /** As somebody who is told that it failed shares it again. */
  private Told share(Doors server, Share share) throws Exception {
    Map<String, String> as = Map.of("X-MS-CLIENT-PRINCIPAL", principal(share.caller()));
    Replied reply = server.ask(Door.SERVER, Operation.SHARE, share.fields(), as);
    while (reply.status() > 502 || reply.body().contains("\"kind\":\"unreadable\"")) {
      reply = server.ask(Door.SERVER, Operation.SHARE, share.fields(), as);
    }
    assertThat(reply.status()).as(reply.body()).isIn(200, 400);
    return new Told(share, reply.status(), new ObjectMapper().readTree(reply.body()));
  }

  private String principal(UUID caller) {
    String claims =
        """
        {"auth_typ":"aad","claims":[{"typ":"oid","val":"%s"},{"typ":"tid","val":"%s"}]}
        """
            .formatted(caller, sales.tenantId());
    return Base64.getEncoder().encodeToString(claims.getBytes(UTF_8));
  }

  private List<Row> rows(String table) {
    String token = sales.token();
    try (DataverseClient client =
        DataverseClient.builder(sales.url().toString())
            .tokens(request -> new AccessToken(token, Instant.MAX))
            .build()) {
      return client.stream(Query.of(table)).toList();
    }
  }
}
