package io.github.dealsummary.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dealsummary.Environment;
import io.github.dealsummary.Insight;
import io.github.dealsummary.Matching;
import io.github.dealsummary.Outcome.Shared;
import io.github.dealsummary.Question;
import io.github.dealsummary.Ranking;
import io.github.dealsummary.Seeded;
import io.github.dealsummary.dataverse.AccessToken;
import io.github.dealsummary.dataverse.DataverseClient;
import io.github.dealsummary.dataverse.DataverseException;
import io.github.dealsummary.dataverse.Query;
import io.github.dealsummary.dataverse.Row;
import io.github.dealsummary.emulator.DataverseEmulator;
import io.github.dealsummary.find.DataverseOpportunityFinder;
import io.github.dealsummary.settings.Settings;
import io.github.dealsummary.summary.TemplateSummaryGenerator;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A thousand shares of a hundred insights, from three places, over connections that break. */
class ManySharesTest {
  private static final int INSIGHTS = 100;
  private static final int EACH = 10;
  private static final int PLACES = 3;
  private static final LocalDate DAY = LocalDate.of(2126, 1, 15);
  private static final List<String> CUSTOMERS =
      List.of("Fourth Coffee", "Fabrikam", "Alpine Ski House", "Coho Winery");

  private final DataverseEmulator sales = DataverseEmulator.start();

  @AfterEach
  void close() {
    sales.close();
  }

  @Test
  @Timeout(180)
  void leaveEachInsightOnce() throws Exception {
    Random random = Seeded.random("many shares");
    Random breaks = new Random(random.nextLong());
    try (BreakingSocket socket = new BreakingSocket(sales.url(), breaks)) {
      List<DealDesk> places = new ArrayList<>();
      for (int i = 0; i < PLACES; i++) {
        places.add(place(socket.url()));
      }
      Map<Integer, Set<UUID>> notes = shareAll(places, random);
      places.forEach(DealDesk::close);
      assertThat(socket.broken()).isGreaterThan(INSIGHTS);
      assertThat(notes.values()).allSatisfy(ids -> assertThat(ids).hasSize(1));
      assertThat(rows("annotations")).hasSize(INSIGHTS);
      assertThat(rows("tasks")).as("one of three has a task").hasSize((INSIGHTS + 2) / 3);
      assertEachIsWhatWasShared();
    }
  }

  /** The ids of the notes that the answers name, by the number of the insight. */
  private static Map<Integer, Set<UUID>> shareAll(List<DealDesk> places, Random random)
      throws Exception {
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < INSIGHTS * EACH; i++) {
      order.add(i % INSIGHTS);
    }
    Collections.shuffle(order, random);
    ExecutorService threads = Executors.newFixedThreadPool(100);
    try {
      Map<Integer, List<Future<UUID>>> shares = new HashMap<>();
      for (int number : order) {
        DealDesk place = places.get(random.nextInt(PLACES));
        shares
            .computeIfAbsent(number, first -> new ArrayList<>())
            .add(threads.submit(() -> share(place, insight(number))));
      }
      Map<Integer, Set<UUID>> notes = new HashMap<>();
      for (Map.Entry<Integer, List<Future<UUID>>> one : shares.entrySet()) {
        for (Future<UUID> share : one.getValue()) {
          notes.computeIfAbsent(one.getKey(), first -> new HashSet<>()).add(share.get());
        }
      }
      return notes;
    } finally {
      threads.shutdownNow();
    }
  }

  /** As somebody who is told that it failed shares it again. */
  private static UUID share(DealDesk desk, Insight insight) {
    while (true) {
      try {
        return ((Shared) desk.share(insight).outcomes().findFirst().orElseThrow()).note().id();
      } catch (DataverseException e) {
        if (e.kind() != DataverseException.Kind.UNAVAILABLE
            && e.kind() != DataverseException.Kind.UNREADABLE) {
          throw e;
        }
      }
    }
  }

  private static Insight insight(int number) {
    Question customer = Question.about(CUSTOMERS.get(number % CUSTOMERS.size()));
    Insight insight = Insight.about(customer, "Insight <" + number + "> & more.");
    Insight keyed = number % 2 == 0 ? insight.withKey("insight-" + number) : insight;
    return number % 3 == 0 ? keyed.dueOn(DAY) : keyed;
  }

  private void assertEachIsWhatWasShared() {
    Set<String> texts =
        rows("annotations").stream()
            .map(row -> row.string("notetext").orElseThrow())
            .collect(Collectors.toSet());
    assertThat(texts).hasSize(INSIGHTS).allMatch(text -> text.contains("Insight &lt;"));
  }

  private List<Row> rows(String table) {
    try (DataverseClient client =
        Settings.from(sales.variables()).environments().get(0).open().client()) {
      return client.stream(Query.of(table)).toList();
    }
  }

  private DealDesk place(String url) {
    String token = sales.token();
    DataverseClient client =
        DataverseClient.builder(url)
            .tokens(request -> new AccessToken(token, Instant.MAX))
            .callLimit(Duration.ofSeconds(60))
            .build();
    return DealDesk.of(
        List.of(new Environment("sales", client, Duration.ofSeconds(60))),
        new DataverseOpportunityFinder(Ranking.VALUE, Matching.standard()),
        new TemplateSummaryGenerator());
  }
}
