package io.github.dealsummary;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dealsummary.EnvironmentAnswer.Answered;
import io.github.dealsummary.EnvironmentAnswer.Failed;
import io.github.dealsummary.SummaryResult.AmbiguousCustomer;
import io.github.dealsummary.SummaryResult.NoOpenOpportunity;
import io.github.dealsummary.SummaryResult.Summarized;
import io.github.dealsummary.dataverse.DataverseException;
import io.github.dealsummary.dataverse.DataverseException.Kind;
import io.github.dealsummary.emulator.DataverseEmulator;
import io.github.dealsummary.emulator.Fault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Two hundred questions at a time, to environments of which most are in trouble. */
class ManyQuestionsTest {
  private static final int QUESTIONS = 200;

  private static final Map<String, Class<? extends SummaryResult>> EXPECTED =
      Map.of(
          "Fourth Coffee", Summarized.class,
          "Fabrikam", Summarized.class,
          "Alpine Ski House", Summarized.class,
          "Coho Winery", Summarized.class,
          "Northwind Traders", AmbiguousCustomer.class,
          "Adventure Works", NoOpenOpportunity.class);

  private final DataverseEmulator slow = DataverseEmulator.start();
  private final DataverseEmulator throttled = DataverseEmulator.start();
  private final DataverseEmulator html = DataverseEmulator.start();
  private final DataverseEmulator dead = DataverseEmulator.start();

  @AfterEach
  void close() {
    Stream.of(slow, throttled, html, dead).forEach(DataverseEmulator::close);
  }

  @Test
  @Timeout(120)
  void allEndWithTheRightPartialAnswers() throws Exception {
    try (DealDesk desk = open()) {
      makeTrouble();
      List<String> customers = EXPECTED.keySet().stream().sorted().toList();
      ExecutorService threads = Executors.newFixedThreadPool(QUESTIONS);
      try {
        List<Future<DealAnswer>> answers = new ArrayList<>();
        List<Future<Throwable>> refusals = new ArrayList<>();
        for (int i = 0; i < QUESTIONS; i++) {
          String customer = customers.get(i % customers.size());
          if (i % 10 == 9) {
            refusals.add(threads.submit(() -> failure(desk, "Humongous Insurance")));
          } else {
            answers.add(threads.submit(() -> desk.summarize(Question.about(customer))));
          }
        }
        for (Future<DealAnswer> answer : answers) {
          assertPartial(answer.get());
        }
        for (Future<Throwable> refusal : refusals) {
          assertThat(refusal.get())
              .as("one that could not be asked may know the customer")
              .isInstanceOf(DataverseException.class)
              .hasMessageContainingAll("throttled: ", "html: ", "dead: ");
        }
      } finally {
        threads.shutdownNow();
      }
    }
  }

  private static void assertPartial(DealAnswer answer) {
    String customer = answer.question().customerName().orElseThrow();
    SummaryResult result = ((Answered) answer.environments().get(0)).result();
    assertThat(result).as(customer).isInstanceOf(EXPECTED.get(customer));
    assertThat(answer.failures())
        .extracting(Failed::environment)
        .containsExactly("throttled", "html", "dead");
    assertThat(answer.failures())
        .extracting(failed -> failed.failure().kind())
        .containsExactly(Kind.THROTTLED, Kind.UNAVAILABLE, Kind.UNAVAILABLE);
    assertThat(answer.text()).contains("[dead]\nThis environment could not be asked.");
  }

  private static Throwable failure(DealDesk desk, String customer) {
    try {
      throw new AssertionError(desk.summarize(Question.about(customer)).text());
    } catch (RuntimeException e) {
      return e;
    }
  }

  /** Two summaries in time, and one that takes longer than there is. */
  private void makeTrouble() {
    Fault summary = Fault.on("msdyn_SalesOpportunitySummary");
    Stream.of(2, 4, 60)
        .forEach(seconds -> slow.inject(summary.delay(Duration.ofSeconds(seconds)).times(1)));
    throttled.inject(Fault.on("$batch").status(429).retryAfter(Duration.ofMinutes(9)));
    html.inject(Fault.on("$batch").html(500));
    dead.close();
  }

  private DealDesk open() {
    Settings.Copilot copilot = Settings.Copilot.standard();
    return DealDesk.open(
        new Settings(
            List.of(
                target("slow", slow, 8),
                target("throttled", throttled, 8),
                target("html", html, 8),
                target("dead", dead, 3)),
            copilot,
            Ranking.VALUE,
            false,
            Settings.Cache.standard()));
  }

  private static Settings.Target target(String name, DataverseEmulator environment, int seconds) {
    return new Settings.Target(
        name,
        environment.url().toString(),
        new Settings.AppRegistration(
            environment.tenantId(),
            environment.clientId(),
            environment.clientSecret(),
            environment.authority()),
        Duration.ofSeconds(seconds),
        Settings.Role.SALES);
  }
}
