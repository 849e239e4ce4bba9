package io.github.dealsummary.desk;

import static io.github.dealsummary.Desks.DUSTIN;
import static io.github.dealsummary.Desks.KENNY;
import static io.github.dealsummary.Desks.only;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.dealsummary.Deals;
import io.github.dealsummary.Desks;
import io.github.dealsummary.Environment;
import io.github.dealsummary.Opportunity;
import io.github.dealsummary.Outcome.Summarized;
import io.github.dealsummary.Question;
import io.github.dealsummary.Summary;
import io.github.dealsummary.SummaryGenerator;
import io.github.dealsummary.dataverse.DataverseException;
import io.github.dealsummary.emulator.DataverseEmulator;
import io.github.dealsummary.emulator.Fault;
import io.github.dealsummary.emulator.RecordedRequest;
import io.github.dealsummary.settings.Settings;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a question costs when it was asked before, or is being asked, over a socket. */
class NotTwiceTest {
  private static final String ACTION = "msdyn_SalesOpportunitySummary";
  private static final UUID STRANGER = UUID.fromString("c0a50000-0000-4000-8000-00000000beef");
  private static final Question COFFEE = Question.about("Fourth Coffee");

  private final DataverseEmulator sales = DataverseEmulator.start();
  private final DealDesk desk = DealDesk.open(Settings.from(sales.variables()));

  @AfterEach
  void close() {
    desk.close();
    sales.close();
  }

  @Test
  void warmQuestionCostsOneRoundTripAndSaysAsOfWhen() {
    String cold = desk.summarize(COFFEE).text();
    assertThat(cold).doesNotContain("as of");
    assertThat(paths()).containsExactly("$batch", ACTION);
    String warm = desk.summarize(COFFEE).text();
    assertThat(warm)
        .containsPattern("environment, as of \\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d UTC\\.$");
    assertThat(paths()).hasSize(3).endsWith("$batch");
  }

  @Test
  void changedDealIsSummarizedAnew() {
    desk.summarize(COFFEE);
    UUID account = customer(COFFEE);
    sales.add(
        "opportunity",
        Map.of("name", "a better deal", "customerid_account", account, "estimatedvalue", 99_000));
    assertThat(desk.summarize(COFFEE).text()).contains("a better deal").doesNotContain("as of");
    assertThat(summaries()).isEqualTo(2);
  }

  @Test
  void callersDoNotShareWhatCopilotSaid() {
    desk.summarize(COFFEE.askedBy(KENNY));
    desk.summarize(COFFEE.askedBy(DUSTIN));
    desk.summarize(COFFEE);
    assertThat(summaries()).isEqualTo(3);
    desk.summarize(COFFEE.askedBy(KENNY));
    assertThat(summaries()).isEqualTo(3);
  }

  @Test
  void callersWhoAskAtTheSameTimeDoNotShareAnAnswer() throws Exception {
    sales.inject(Fault.on("$batch").delay(Duration.ofSeconds(2)).times(2));
    Future<String> permitted = inBackground(COFFEE.askedBy(KENNY));
    Future<String> stranger = inBackground(COFFEE.askedBy(STRANGER));
    assertThat(permitted.get()).contains("10 orders");
    assertThat(stranger.get())
        .contains("You are not allowed to see this in the")
        .doesNotContain("10 orders");
    assertThat(paths()).containsOnlyOnce(ACTION).filteredOn("$batch"::equals).hasSize(2);
    assertThat(desk.summarize(COFFEE.askedBy(STRANGER)).text()).doesNotContain("10 orders");
  }

  @Test
  void callerWhoLosesTheRightGetsNothingThatWasKept() {
    assertThat(desk.summarize(COFFEE.askedBy(KENNY)).text()).contains("10 orders");
    sales.deny("prvReadOpportunity");
    assertThat(desk.summarize(COFFEE.askedBy(KENNY)).text()).doesNotContain("10 orders", "$");
  }

  @Test
  void substituteIsNotKeptSinceCopilotMayBeBack() {
    sales.inject(Fault.on(ACTION).status(403).times(1));
    assertThat(desk.summarize(COFFEE).text()).contains("not by Copilot");
    assertThat(desk.summarize(COFFEE).text()).contains("Summarized by Copilot");
  }

  @Test
  void cacheCanBeTurnedOff() {
    try (DealDesk forgetful = Desks.open(sales, "DEAL_SUMMARY_CACHE_ENTRIES", "0")) {
      forgetful.summarize(COFFEE);
      assertThat(forgetful.summarize(COFFEE).text()).doesNotContain("as of");
    }
    assertThat(summaries()).isEqualTo(2);
  }

  @Test
  void ageEndsWhatIsKept() {
    AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-01-01T00:00:00Z"));
    SummaryGenerator cached = numbering(now::get);
    Opportunity deal = Deals.versioned(1, "W/1");
    assertThat(ask(cached, deal).writtenAt()).isEmpty();
    now.set(Instant.parse("2026-01-01T00:09:59Z"));
    assertThat(ask(cached, deal).writtenAt()).hasValue(Instant.parse("2026-01-01T00:00:00Z"));
    now.set(Instant.parse("2026-01-01T00:10:01Z"));
    assertThat(ask(cached, deal).text()).isEqualTo("text 2");
  }

  @Test
  void summaryOfADealWithoutAVersionIsNotKept() {
    SummaryGenerator cached = numbering(InstantSource.system());
    Opportunity deal = Deals.deal(1, null, null, null);
    assertThat(ask(cached, deal).text()).isEqualTo("text 1");
    assertThat(ask(cached, deal).text()).isEqualTo("text 2");
  }

  /** Keeps for ten minutes what counts how often it was written. */
  private static SummaryGenerator numbering(InstantSource clock) {
    AtomicInteger written = new AtomicInteger();
    return new CachedSummaries(
        (environment, question, deal) ->
            new Summary(
                "text " + written.incrementAndGet(), Summary.Author.COPILOT, Optional.empty()),
        new Settings.Cache(9, Duration.ofMinutes(10)),
        clock);
  }

  @Test
  void thousandEqualQuestionsAtOnceCostTwoRoundTripsInAll() throws Exception {
    sales.inject(Fault.on("$batch").delay(Duration.ofSeconds(5)).times(1));
    assertThat(atOnce(1_000, COFFEE)).hasSize(1_000).allMatch(text -> text.contains("10 orders"));
    assertThat(paths()).containsExactly("$batch", ACTION);
  }

  @Test
  void failureIsSharedTooAndForgotten() throws Exception {
    sales.inject(Fault.on("$batch").status(400).delay(Duration.ofSeconds(2)).times(1));
    assertThat(atOnce(20, COFFEE)).hasSize(20).allMatch(text -> text.contains("400"));
    assertThat(paths()).hasSize(1);
    assertThat(desk.summarize(COFFEE).text()).contains("10 orders");
  }

  @Test
  void shortTimeOfTheFirstIsNotThatOfThoseWhoWait() throws Exception {
    sales.inject(Fault.on(ACTION).delay(Duration.ofSeconds(30)).times(1));
    Future<String> brief = inBackground(COFFEE.within(Duration.ofSeconds(3)));
    awaitSummaries(1);
    assertThat(desk.summarize(COFFEE).text()).contains("Summarized by Copilot");
    assertThat(brief.get()).contains("not by Copilot: Copilot took too long.");
  }

  @Test
  void whoHasLessTimeThanTheFirstDoesNotWaitForItsEnd() throws Exception {
    sales.inject(Fault.on(ACTION).delay(Duration.ofSeconds(6)).times(1));
    Future<String> patient = inBackground(COFFEE);
    awaitSummaries(1);
    assertThat(desk.summarize(COFFEE.within(Duration.ofSeconds(2))).text())
        .contains("not by Copilot: Copilot took too long.");
    assertThat(patient.get()).contains("Summarized by Copilot");
    assertThat(summaries()).as("billed once").isEqualTo(1);
  }

  private Future<String> inBackground(Question question) {
    FutureTask<String> task = new FutureTask<>(() -> textOrMessage(question));
    new Thread(task).start();
    return task;
  }

  private void awaitSummaries(int count) {
    long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (summaries() < count) {
      assertThat(System.nanoTime()).as("the summary is asked for").isLessThan(end);
      LockSupport.parkNanos(1_000_000);
    }
  }

  private List<String> atOnce(int count, Question question) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(count);
    try {
      CountDownLatch ready = new CountDownLatch(count);
      List<Future<String>> answers = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        answers.add(
            threads.submit(
                () -> {
                  ready.countDown();
                  ready.await();
                  return textOrMessage(question);
                }));
      }
      List<String> texts = new ArrayList<>();
      for (Future<String> answer : answers) {
        texts.add(answer.get());
      }
      return texts;
    } finally {
      threads.shutdownNow();
    }
  }

  private String textOrMessage(Question question) {
    try {
      return desk.summarize(question).text();
    } catch (DataverseException e) {
      return String.valueOf(e.getMessage());
    }
  }

  private Summary ask(SummaryGenerator generator, Opportunity deal) {
    Environment environment = Settings.from(sales.variables()).environments().get(0).open();
    try (var client = environment.client()) {
      assertThat(client.timeLeft()).isPositive();
      return generator.summarize(environment, COFFEE, deal);
    }
  }

  private UUID customer(Question question) {
    return only(desk.summarize(question), Summarized.class).customer().id();
  }

  private long summaries() {
    return paths().stream().filter(ACTION::equals).count();
  }

  private List<String> paths() {
    return sales.requests().stream().map(RecordedRequest::path).toList();
  }
}
