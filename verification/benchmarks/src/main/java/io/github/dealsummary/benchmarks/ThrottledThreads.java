package io.github.dealsummary.benchmarks;

import io.github.dealsummary.dataverse.DataverseClient;
import io.github.dealsummary.dataverse.DataverseException;
import io.github.dealsummary.dataverse.DataverseListener;
import io.github.dealsummary.dataverse.Query;
import io.github.dealsummary.dataverse.entra.EntraTokens;
import io.github.dealsummary.emulator.DataverseEmulator;
import io.github.dealsummary.emulator.Weather;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/**
 * Many threads share a client whose environment limits it: to 52 requests at a time; and to 600 in
 * 30 seconds besides, a tenth of Dataverse's 6,000 in 5 minutes at the same rate.
 */
public final class ThrottledThreads {
  private static final int THREADS = 200;
  private static final int AT_A_TIME = 52;
  private static final Duration WINDOW = Duration.ofSeconds(30);
  private static final Duration LATENCY = Duration.ofMillis(100);

  private ThrottledThreads() {}

  /** Prints what came of it; takes two minutes. */
  public static void main(String[] arguments) throws InterruptedException {
    Seen places = run(1_000_000, WINDOW);
    System.out.printf(
        Locale.ROOT,
        "52 at a time: %.1f %% of the places in use, %s%n",
        100.0 * places.nanos.sum() / AT_A_TIME / WINDOW.toNanos(),
        places);
    Seen window = run(600, WINDOW.multipliedBy(3));
    System.out.printf(
        Locale.ROOT,
        "600 in 30 s: %.1f %% of the requests allowed, %s%n",
        100.0 * window.succeeded.sum() / (3 * 600),
        window);
  }

  private static Seen run(int requests, Duration time) throws InterruptedException {
    Weather weather =
        Weather.fair()
            .limits(requests, Duration.ofHours(20), AT_A_TIME, WINDOW)
            .latency("accounts", LATENCY);
    Seen seen = new Seen();
    try (DataverseEmulator environment = DataverseEmulator.builder().weather(weather).start();
        DataverseClient client = client(environment, seen)) {
      ExecutorService threads = Executors.newFixedThreadPool(THREADS);
      for (int i = 0; i < THREADS; i++) {
        threads.execute(() -> readUntilClosed(client));
      }
      threads.shutdown();
      Thread.sleep(time.toMillis());
      seen.over = true;
      seen.tokens = environment.tokenRequests();
      client.close();
      boolean ignored = threads.awaitTermination(1, TimeUnit.MINUTES);
      return seen;
    }
  }

  private static DataverseClient client(DataverseEmulator environment, DataverseListener listener) {
    return DataverseClient.builder(environment.url().toString())
        .tokens(
            EntraTokens.clientSecret(
                    environment.tenantId(), environment.clientId(), environment.clientSecret())
                .at(environment.authority()))
        .callLimit(Duration.ofMinutes(5))
        .listener(listener)
        .build();
  }

  private static void readUntilClosed(DataverseClient client) {
    try {
      while (true) {
        client.page(Query.of("accounts").select("name").top(1));
      }
    } catch (DataverseException | IllegalStateException e) {
      // Counted by the listener, or the time is over.
    }
  }

  private static final class Seen implements DataverseListener {
    private final LongAdder sent = new LongAdder();
    private final LongAdder throttled = new LongAdder();
    private final LongAdder succeeded = new LongAdder();
    private final LongAdder failed = new LongAdder();
    private final LongAdder nanos = new LongAdder();
    private volatile boolean over;
    private volatile int tokens;

    @Override
    public void attempted(Attempt attempt) {
      if (over) {
        return;
      }
      sent.increment();
      nanos.add(attempt.took().toNanos());
      if (attempt.status().orElse(0) == 429) {
        throttled.increment();
      }
    }

    @Override
    public void ended(Outcome outcome) {
      if (!over) {
        (outcome.failure().isEmpty() ? succeeded : failed).increment();
      }
    }

    @Override
    public String toString() {
      return String.format(
          Locale.ROOT,
          "%d calls, %d failed, %.2f %% of the requests answered 429, %d token requests",
          succeeded.sum(),
          failed.sum(),
          100.0 * throttled.sum() / sent.sum(),
          tokens);
    }
  }
}
