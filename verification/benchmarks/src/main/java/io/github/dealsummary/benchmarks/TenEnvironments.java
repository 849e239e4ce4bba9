package io.github.dealsummary.benchmarks;

import static java.util.stream.Collectors.joining;

import io.github.dealsummary.Question;
import io.github.dealsummary.desk.DealDesk;
import io.github.dealsummary.emulator.DataverseEmulator;
import io.github.dealsummary.emulator.Weather;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * How much longer ten environments take than the slowest of them alone, when each takes another
 * time for a find and for a summary.
 */
public final class TenEnvironments {
  private static final int ENVIRONMENTS = 10;
  private static final int ROUNDS = 30;
  private static final Question QUESTION = Question.about("Fourth Coffee");

  private TenEnvironments() {}

  /** Prints both times and their ratio; takes a minute. */
  public static void main(String[] arguments) throws IOException {
    List<DataverseEmulator> environments =
        IntStream.range(0, ENVIRONMENTS).mapToObj(TenEnvironments::start).toList();
    String urls =
        IntStream.range(0, ENVIRONMENTS)
            .mapToObj(i -> "e" + i + "=" + environments.get(i).url())
            .collect(joining(","));
    try (CannedServer authority = Recording.authority();
        DealDesk desk = Recording.desk(urls, authority)) {
      median(desk, QUESTION, 5); // warms up
      long slowest = median(desk, QUESTION.in("e" + (ENVIRONMENTS - 1)), ROUNDS);
      long all = median(desk, QUESTION, ROUNDS);
      System.out.printf(
          Locale.ROOT,
          "the slowest alone: %.1f ms, all ten: %.1f ms, %.1f %% more%n",
          slowest / 1e6,
          all / 1e6,
          100.0 * (all - slowest) / slowest);
    } finally {
      environments.forEach(DataverseEmulator::close);
    }
  }

  private static DataverseEmulator start(int number) {
    return DataverseEmulator.builder()
        .token("t")
        .weather(
            Weather.fair()
                .latency("$batch", Duration.ofMillis(50 + 10L * number))
                .latency("msdyn_SalesOpportunitySummary", Duration.ofMillis(200 + 50L * number)))
        .start();
  }

  private static long median(DealDesk desk, Question question, int rounds) {
    return LongStream.generate(() -> time(desk, question))
        .limit(rounds)
        .sorted()
        .skip(rounds / 2)
        .findFirst()
        .orElseThrow();
  }

  private static long time(DealDesk desk, Question question) {
    long start = System.nanoTime();
    if (desk.summarize(question).failures().findAny().isPresent()) {
      throw new IllegalStateException("An environment could not be asked.");
    }
    return System.nanoTime() - start;
  }
}
