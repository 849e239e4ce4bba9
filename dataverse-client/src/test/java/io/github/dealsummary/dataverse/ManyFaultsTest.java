package io.github.dealsummary.dataverse;

import static io.github.dealsummary.dataverse.Condition.column;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.dealsummary.dataverse.DataverseException.Kind;
import io.github.dealsummary.dataverse.FaultySocket.Trouble;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Calls over a socket in which half of the exchanges go wrong in one way or another. */
@Tag("thorough")
class ManyFaultsTest {
  private static final int THREADS = 8;
  private static final Duration LIMIT = Duration.ofSeconds(5);
  private static final int[] STATUSES = {401, 408, 429, 500, 501, 502, 503, 504};

  @RegisterExtension private final Emulated sales = new Emulated();
  private final UUID known = sales.environment.add("account", Map.of("name", "known"));

  @Test
  void everyCallEndsInTheRightRowOrTheRightFailureAndNoWriteIsDoneTwice() throws Exception {
    Random random = Seeded.random("faults");
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try (FaultySocket socket = new FaultySocket(sales.environment.url(), () -> trouble(random));
        DataverseClient client =
            sales
                .through(socket.url())
                .tokens(request -> shortLived(sales.environment.token()))
                .callLimit(LIMIT)
                .retry(new RetryPolicy(6, Duration.ofMillis(1), Duration.ofMillis(5)))
                .build()) {
      List<Long> seeds = random.longs(Seeded.count(10_000)).boxed().toList();
      List<CompletableFuture<Void>> calls = new ArrayList<>();
      for (int thread = 0; thread < THREADS; thread++) {
        List<Long> own = every(THREADS, thread, seeds);
        calls.add(
            CompletableFuture.runAsync(
                () -> own.forEach(seed -> call(client, new Random(seed))), threads));
      }
      calls.forEach(CompletableFuture::join);
      assertNoPlaceIsLost(client, threads);
      client.close();
      while (socket.connections() > 0) {
        Thread.onSpinWait(); // those in the middle of an answer notice a little later
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private void assertNoPlaceIsLost(DataverseClient client, ExecutorService threads) {
    List<CompletableFuture<Void>> all =
        IntStream.range(0, 4 * THREADS)
            .mapToObj(i -> CompletableFuture.runAsync(() -> call(client, new Random(i)), threads))
            .toList();
    all.forEach(CompletableFuture::join);
    assertThat(client.gate().underWay()).isZero();
    assertThat(client.gate().waiting()).isZero();
    while (Thread.getAllStackTraces().keySet().stream()
        .anyMatch(thread -> thread.getName().startsWith("dataverse-token"))) {
      Thread.onSpinWait(); // a renewal of a moment ago
    }
  }

  private void call(DataverseClient client, Random random) {
    long start = System.nanoTime();
    switch (random.nextInt(4)) {
      case 0 -> read(client);
      case 1 -> batch(client);
      case 2 -> create(client, UUID.randomUUID());
      default -> createOnce(client, UUID.randomUUID().toString());
    }
    // Twice its limit is no measure of speed: a call that hangs does not end at all.
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(LIMIT.multipliedBy(2));
  }

  private void read(DataverseClient client) {
    try {
      Row row = client.find(Key.of("accounts", known), "name").orElseThrow();
      assertThat(row.string("name")).hasValue("known");
    } catch (DataverseException failure) {
      assertExpected(failure);
    }
  }

  private void batch(DataverseClient client) {
    try {
      Batch.Reply reply =
          client.send(
              Batch.of(
                  Query.of("accounts").where(column("accountid").eq(known)),
                  Query.of("contacts").top(1)));
      assertThat(reply.page(0).rows()).hasSize(1);
    } catch (DataverseException failure) {
      assertExpected(failure);
    }
  }

  /** With an id: repeated, and there exactly if the call says so, or if its outcome was lost. */
  private void create(DataverseClient client, UUID id) {
    try {
      client.send(Write.create("accounts", id).set("name", id.toString()));
      assertThat(copies(id.toString())).isEqualTo(1);
    } catch (DataverseException failure) {
      assertExpected(failure);
      assertThat(failure.status()).as("it was not there before").isNotEqualTo(412);
      assertThat(copies(id.toString())).isLessThanOrEqualTo(1);
    }
  }

  /** Without: sent once unless refused before it began, so that it is there once at the most. */
  private void createOnce(DataverseClient client, String name) {
    try {
      client.send(Write.create("accounts").set("name", name));
      assertThat(copies(name)).isEqualTo(1);
    } catch (DataverseException failure) {
      assertExpected(failure);
      assertThat(copies(name)).isLessThanOrEqualTo(1);
    }
  }

  private long copies(String name) {
    return sales.client.count(Query.of("accounts").where(column("name").eq(name)));
  }

  private static void assertExpected(DataverseException failure) {
    assertThat(failure.kind())
        .as(failure.getMessage())
        .isIn(Set.of(Kind.UNAUTHENTICATED, Kind.THROTTLED, Kind.UNAVAILABLE, Kind.UNREADABLE));
    if (failure.kind() == Kind.UNREADABLE) {
      assertThat(failure.status()).hasValue(200);
    } else if (failure.status().isPresent()) {
      assertThat(failure.status().getAsInt()).isIn(IntStream.of(STATUSES).boxed().toList());
    }
    assertThat(failure.cancelled()).isFalse();
    assertThat(failure).hasMessageNotContaining("known");
  }

  /** So that tokens expire and are renewed all the time. */
  private static AccessToken shortLived(String token) {
    return new AccessToken(token, Instant.now().plusMillis(200));
  }

  private static Trouble trouble(Random random) {
    synchronized (random) {
      if (random.nextBoolean()) {
        return Trouble.of(Trouble.Kind.NONE);
      }
      // A stall lasts as long as its call may take, so there are few.
      int chance = random.nextInt(400);
      Trouble.Kind kind =
          chance == 0
              ? Trouble.Kind.STALL
              : List.of(
                      Trouble.Kind.RESET_BEFORE,
                      Trouble.Kind.RESET_AFTER,
                      Trouble.Kind.TRUNCATE,
                      Trouble.Kind.TOO_LONG,
                      Trouble.Kind.TOO_SHORT,
                      Trouble.Kind.STATUS,
                      Trouble.Kind.HTML)
                  .get(chance % 7);
      return new Trouble(kind, STATUSES[random.nextInt(STATUSES.length)]);
    }
  }

  private static <T> List<T> every(int step, int from, List<T> all) {
    return IntStream.range(0, all.size()).filter(i -> i % step == from).mapToObj(all::get).toList();
  }
}
