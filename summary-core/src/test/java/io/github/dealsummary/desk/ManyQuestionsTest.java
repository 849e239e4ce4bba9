package io.github.dealsummary.desk;

import static io.github.dealsummary.Desks.DUSTIN;
import static io.github.dealsummary.Desks.KENNY;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.dealsummary.DealAnswer;
import io.github.dealsummary.Desks;
import io.github.dealsummary.Environment;
import io.github.dealsummary.EnvironmentAnswer.Answered;
import io.github.dealsummary.EnvironmentAnswer.Failed;
import io.github.dealsummary.Matching;
import io.github.dealsummary.Outcome;
import io.github.dealsummary.Outcome.AmbiguousCustomer;
import io.github.dealsummary.Outcome.Listed;
import io.github.dealsummary.Outcome.NoOpenOpportunity;
import io.github.dealsummary.Outcome.Summarized;
import io.github.dealsummary.Question;
import io.github.dealsummary.Ranking;
import io.github.dealsummary.Seeded;
import io.github.dealsummary.Summary;
import io.github.dealsummary.dataverse.DataverseException;
import io.github.dealsummary.dataverse.DataverseException.Kind;
import io.github.dealsummary.dataverse.OutboundProxy;
import io.github.dealsummary.emulator.DataverseEmulator;
import io.github.dealsummary.emulator.Fault;
import io.github.dealsummary.settings.Settings;
import io.github.dealsummary.summary.CopilotSummaryGenerator;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
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

  private static final Map<String, Class<? extends Outcome>> EXPECTED =
      Map.of(
          "Fourth Coffee", Summarized.class,
          "Fabrikam", Summarized.class,
          "Alpine Ski House", Summarized.class,
          "Coho Winery", Summarized.class,
          "Northwind Traders", AmbiguousCustomer.class,
          "Adventure Works", NoOpenOpportunity.class);

  private static final List<String> CUSTOMERS = EXPECTED.keySet().stream().sorted().toList();
  private static final String NOBODY = "Humongous Insurance";

  private static final List<Optional<UUID>> CALLERS =
      List.of(Optional.empty(), Optional.of(KENNY), Optional.of(DUSTIN));

  private static final Duration SHORTEST_SUMMARY = Duration.ofSeconds(2);
  private static final Duration LONGEST_SUMMARY = Duration.ofSeconds(8);

  /** Less than most summaries take, and enough for the rest on a busy machine. */
  private static final Duration HURRY = Duration.ofSeconds(4);

  private static final Duration DEADLINE = Duration.ofSeconds(20);

  /** For a machine that has other things to do. */
  private static final Duration SLACK = Duration.ofSeconds(5);

  private final DataverseEmulator slow = DataverseEmulator.start();
  private final DataverseEmulator throttled = DataverseEmulator.start();
  private final DataverseEmulator html = DataverseEmulator.start();
  private final DataverseEmulator dead = DataverseEmulator.start();
  private final Random random = Seeded.random("many questions");
  private final DealDesk desk = open();
  private final Map<UUID, String> names = new HashMap<>();

  /** A question, how it is put, and what came of it, a failure perhaps. */
  private record Asked(
      Question question,
      boolean lists,
      Duration took,
      Optional<DealAnswer> answer,
      String failure) {
    boolean inAHurry() {
      return question.timeLimit().isPresent();
    }

    boolean withoutCopilot() {
      return question.wishes().contains(Question.Wish.WITHOUT_COPILOT);
    }
  }

  @AfterEach
  void close() {
    desk.close();
    Stream.of(slow, throttled, html, dead).forEach(DataverseEmulator::close);
  }

  @Test
  @Timeout(120)
  void allEndInTimeWithTheRightPartialAnswers() throws Exception {
    learnIds();
    makeTrouble();
    List<Asked> all = askAll();
    for (Asked asked : all) {
      Duration limit = asked.question().timeLimit().orElse(DEADLINE);
      assertThat(asked.took()).as("%s", asked.question()).isLessThan(limit.plus(SLACK));
      assertPartial(asked);
    }
    assertThat(all.stream().flatMap(ManyQuestionsTest::summaries))
        .extracting(summary -> summary.insteadOfCopilot().orElse(""))
        .contains("", CopilotSummaryGenerator.TOOK_TOO_LONG);
  }

  private List<Asked> askAll() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(QUESTIONS);
    try {
      List<Future<Asked>> running = new ArrayList<>();
      for (int i = 0; i < QUESTIONS; i++) {
        Question question = question();
        boolean lists = random.nextInt(4) == 0;
        running.add(threads.submit(() -> ask(question, lists)));
      }
      List<Asked> all = new ArrayList<>();
      for (Future<Asked> one : running) {
        all.add(one.get());
      }
      return all;
    } finally {
      threads.shutdownNow();
    }
  }

  /**
   * By name or id, for one of three callers or none, with Copilot or without, in a hurry or not.
   */
  private Question question() {
    List<UUID> ids = names.keySet().stream().sorted().toList();
    Question question =
        switch (random.nextInt(10)) {
          case 0 -> Question.about(NOBODY);
          case 1, 2, 3 -> Question.about(ids.get(random.nextInt(ids.size())));
          default -> Question.about(CUSTOMERS.get(random.nextInt(CUSTOMERS.size())));
        };
    Optional<UUID> caller = CALLERS.get(random.nextInt(CALLERS.size()));
    question = caller.map(question::askedBy).orElse(question);
    question = random.nextInt(4) == 0 ? question.withoutCopilot() : question;
    return random.nextInt(3) == 0 ? question.within(HURRY) : question;
  }

  private Asked ask(Question question, boolean lists) {
    long start = System.nanoTime();
    Optional<DealAnswer> answer = Optional.empty();
    String failure = "";
    try {
      answer = Optional.of(lists ? desk.find(question) : desk.summarize(question));
    } catch (DataverseException e) {
      failure = e.toString();
    }
    Duration took = Duration.ofNanos(System.nanoTime() - start);
    return new Asked(question, lists, took, answer, failure);
  }

  private void assertPartial(Asked asked) {
    String customer =
        asked
            .question()
            .customerName()
            .orElseGet(() -> names.get(asked.question().customerId().get()));
    if (customer.equals(NOBODY)) {
      assertThat(asked.failure())
          .as("one that could not be asked may know the customer")
          .contains("throttled: ", "html: ", "dead: ");
      return;
    }
    DealAnswer answer =
        asked.answer().orElseThrow(() -> new AssertionError(asked.question() + asked.failure()));
    assertThat(answer.failures())
        .extracting(Failed::environment)
        .containsExactly("throttled", "html", "dead");
    assertThat(answer.failures()).allSatisfy(failed -> assertTrouble(asked, failed));
    assertThat(answer.text()).contains("[dead]\nThis environment could not be asked.");
    Outcome result = ((Answered) answer.environments().get(0)).outcome();
    boolean listed = asked.lists() && EXPECTED.get(customer) == Summarized.class;
    assertThat(result).as(customer).isInstanceOf(listed ? Listed.class : EXPECTED.get(customer));
    assertThat(summaries(asked)).allSatisfy(summary -> assertAuthor(asked, summary));
  }

  private static void assertTrouble(Asked asked, Failed failed) {
    boolean hadNoTime = asked.inAHurry() && failed.failure().deadlinePassed();
    boolean throttled = failed.environment().equals("throttled") && !hadNoTime;
    assertThat(failed.failure().kind()).isEqualTo(throttled ? Kind.THROTTLED : Kind.UNAVAILABLE);
  }

  /** Who is in a hurry may be lucky, or share what Copilot had begun for another. */
  private static void assertAuthor(Asked asked, Summary summary) {
    if (asked.withoutCopilot()) {
      assertThat(summary.insteadOfCopilot()).hasValue("Copilot was left out, as asked.");
    } else if (asked.inAHurry() && summary.author() == Summary.Author.TEMPLATE) {
      assertThat(summary.insteadOfCopilot()).hasValue(CopilotSummaryGenerator.TOOK_TOO_LONG);
    } else {
      assertThat(summary.author()).isEqualTo(Summary.Author.COPILOT);
    }
    assertThat(summary.text()).contains("Est. revenue");
  }

  private static Stream<Summary> summaries(Asked asked) {
    return asked.answer().stream()
        .flatMap(DealAnswer::outcomes)
        .filter(Summarized.class::isInstance)
        .map(result -> ((Summarized) result).summary());
  }

  /** Of those of whose name there is but one. */
  private void learnIds() {
    for (String customer : CUSTOMERS) {
      Outcome found =
          desk.find(Question.about(customer).in("slow")).outcomes().findFirst().orElseThrow();
      if (found instanceof Listed listed) {
        names.put(listed.found().customer().id(), customer);
      } else if (found instanceof NoOpenOpportunity none) {
        names.put(none.found().customer().id(), customer);
      }
    }
  }

  private void makeTrouble() {
    Random delays = new Random(random.nextLong());
    slow.inject(
        Fault.on("msdyn_SalesOpportunitySummary")
            .delay(
                () ->
                    Duration.ofMillis(
                        delays.nextLong(
                            SHORTEST_SUMMARY.toMillis(), LONGEST_SUMMARY.toMillis() + 1))));
    throttled.inject(Fault.on("$batch").status(429).retryAfter(Duration.ofMinutes(9)));
    html.inject(Fault.on("$batch").html(500));
    dead.close();
  }

  private DealDesk open() {
    return DealDesk.open(
        new Settings(
            List.of(
                target("slow", slow, DEADLINE),
                target("throttled", throttled, DEADLINE),
                target("html", html, DEADLINE),
                target("dead", dead, Duration.ofSeconds(3))),
            Settings.Copilot.standard(),
            Ranking.VALUE,
            Matching.standard(),
            new Settings.Cache(0, Duration.ofMinutes(1)),
            OutboundProxy.ofJvm()));
  }

  private static Settings.Target target(
      String name, DataverseEmulator environment, Duration deadline) {
    return Desks.target(name, environment, deadline, Environment.Role.SALES);
  }
}
