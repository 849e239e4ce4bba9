package io.github.dealsummary.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.dealsummary.DealAnswer;
import io.github.dealsummary.Deals;
import io.github.dealsummary.EnvironmentAnswer.Answered;
import io.github.dealsummary.EnvironmentAnswer.Failed;
import io.github.dealsummary.Found;
import io.github.dealsummary.Insight;
import io.github.dealsummary.InvalidQuestion;
import io.github.dealsummary.Meant;
import io.github.dealsummary.OpportunityFinder;
import io.github.dealsummary.Outcome;
import io.github.dealsummary.Outcome.AmbiguousCustomer;
import io.github.dealsummary.Question;
import io.github.dealsummary.dataverse.DataverseClient;
import io.github.dealsummary.dataverse.DataverseException;
import io.github.dealsummary.dataverse.DataverseException.Kind;
import io.github.dealsummary.dataverse.Key;
import io.github.dealsummary.dataverse.Write;
import io.github.dealsummary.emulator.DataverseEmulator;
import io.github.dealsummary.emulator.Fault;
import io.github.dealsummary.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One question to several Sales environments out of a settings file, over sockets. */
class SeveralEnvironmentsTest {
  private static final Question COFFEE = Question.about("Fourth Coffee");

  @TempDir private Path folder;
  private final List<DataverseEmulator> environments = new ArrayList<>();

  @AfterEach
  void close() {
    environments.forEach(DataverseEmulator::close);
  }

  @Test
  void sameCustomerInTwoEnvironmentsIsTwoSectionsAndNoSum() throws IOException {
    try (DealDesk desk = open(30, 30)) {
      DealAnswer answer = desk.find(COFFEE);
      assertThat(answer.outcomes()).hasSize(2);
      assertThat(answer.text().split("Together they come to \\$11,200.00 and €8,400.00", -1))
          .as("once in each section")
          .hasSize(3);
      assertThat(answer.text()).startsWith("[e0]\n").contains("\n\n[e1]\n");
    }
  }

  @Test
  void severalEnvironmentsAreAskedAndOneThatFailsIsNamed() throws IOException {
    try (DealDesk both = open(30, 30)) {
      DealAnswer answer = both.summarize(COFFEE);
      assertThat(answer.environments()).hasSize(2).allMatch(Answered.class::isInstance);

      environments.get(1).inject(Fault.on("$batch").html(500));
      DealAnswer partial = both.summarize(COFFEE);
      assertThat(partial.outcome().kind()).isEqualTo(Outcome.Kind.SUMMARIZED);
      assertThat(partial.environments().get(1)).isInstanceOf(Failed.class);
      assertThat(partial.text()).contains("[e1]\nThis environment could not be asked.");
      assertThatThrownBy(() -> both.summarize(Question.about("Humongous Insurance")))
          .as("the failed one might have known")
          .isInstanceOf(DataverseException.class);
    }
  }

  @Test
  void environmentsAreAskedSideBySide() throws IOException {
    CyclicBarrier bothHere = new CyclicBarrier(2);
    OpportunityFinder meeting =
        (environment, question) -> {
          try {
            bothHere.await(10, TimeUnit.SECONDS);
          } catch (Exception e) {
            throw new AssertionError(e);
          }
          return new Meant.Nobody();
        };
    try (DealDesk both = findingNoDeal(meeting)) {
      assertThat(both.summarize(Question.about("anybody")).outcome().kind())
          .isEqualTo(Outcome.Kind.UNKNOWN_CUSTOMER);
    }
  }

  @Test
  void whenAllFailEachIsNamed() throws IOException {
    try (DealDesk both = open(30, 30)) {
      environments.get(0).inject(Fault.on("$batch").html(500));
      environments.get(1).deny("prvReadContact");
      assertThatThrownBy(() -> both.summarize(COFFEE))
          .hasMessageContaining("e0: Dataverse answered 500")
          .hasMessageContaining("e1: Dataverse answered 403")
          .hasMessageContaining("prvReadContact");
    }
  }

  @Test
  void surpriseOfOneEnvironmentLeavesTheOthersTheirAnswers() throws IOException {
    OpportunityFinder odd =
        (environment, question) -> {
          if (environment.name().equals("e0")) {
            throw new IllegalStateException("odd");
          }
          return new Found.NoOpenDeal(Deals.COFFEE);
        };
    try (DealDesk both = findingNoDeal(odd)) {
      DealAnswer answer = both.summarize(Question.about("anybody"));
      assertThat(answer.outcome().kind()).isEqualTo(Outcome.Kind.NO_OPEN_OPPORTUNITY);
      assertThat(answer.failures()).hasSize(1);
    }
  }

  @Test
  void finderThatReturnsNullInOneEnvironmentLeavesTheOthersTheirAnswers() throws IOException {
    OpportunityFinder broken =
        (environment, question) ->
            environment.name().equals("e0") ? nothing() : new Found.NoOpenDeal(Deals.COFFEE);
    try (DealDesk both = findingNoDeal(broken)) {
      DealAnswer answer = both.find(Question.about("anybody"));
      assertThat(answer.outcome().kind()).isEqualTo(Outcome.Kind.NO_OPEN_OPPORTUNITY);
      assertThat(answer.failures()).hasSize(1);
    }
  }

  @SuppressWarnings("NullAway") // as code does that no checker has seen
  private static Found nothing() {
    return null;
  }

  @Test
  void onlyTheNamedEnvironmentsAreAsked() throws IOException {
    try (DealDesk both = open(30, 30)) {
      both.summarize(COFFEE.in("e1"));
      assertThat(environments.get(0).requests()).isEmpty();
      assertThat(environments.get(1).requests()).hasSize(2);
      assertThatThrownBy(() -> both.summarize(COFFEE.in("e2")))
          .isInstanceOf(InvalidQuestion.class)
          .hasMessageContaining("e0, e1");
    }
  }

  @Test
  void eachHasItsOwnDeadlineCredentialAndFailure() throws IOException {
    try (DealDesk desk = open(1, 60, 60, 60, 60)) {
      environments.get(0).inject(Fault.on("$batch").delay(Duration.ofMinutes(2)));
      environments.get(1).inject(Fault.on("$batch").html(500).times(99));
      environments.get(2).inject(Fault.on("$batch").status(429).retryAfter(Duration.ofMinutes(9)));
      environments.get(3).revokeSecret();
      DealAnswer answer = desk.summarize(COFFEE);
      assertThat(answer.outcome().kind()).isEqualTo(Outcome.Kind.SUMMARIZED);
      assertThat(answer.failures())
          .extracting(Failed::environment, failed -> failed.failure().kind())
          .containsExactly(
              tuple("e0", Kind.UNAVAILABLE),
              tuple("e1", Kind.UNAVAILABLE),
              tuple("e2", Kind.THROTTLED),
              tuple("e3", Kind.UNAUTHENTICATED));
      assertThat(answer.environments().get(4)).isInstanceOf(Answered.class);
      assertThat(answer.text()).contains("[e0]\nThis environment could not be asked.");
    }
  }

  @Test
  void tenEnvironmentsCostTenTimesOne() throws IOException {
    try (DealDesk desk = open(IntStream.generate(() -> 60).limit(10).toArray())) {
      assertThat(desk.summarize(COFFEE).outcomes()).hasSize(10);
      assertThat(environments)
          .allSatisfy(environment -> assertThat(environment.requests()).hasSize(2));
      desk.summarize(COFFEE);
      assertThat(environments)
          .allSatisfy(environment -> assertThat(environment.requests()).hasSize(3));
    }
  }

  @Test
  void noneOfTenAnswersBeforeAllHaveBeenAsked() throws IOException {
    try (DealDesk desk = open(IntStream.generate(() -> 20).limit(10).toArray())) {
      CountDownLatch find = new CountDownLatch(10);
      CountDownLatch summary = new CountDownLatch(10);
      for (DataverseEmulator environment : environments) {
        environment.inject(Fault.on("$batch").delay(() -> whenAllAreThere(find)));
        environment.inject(
            Fault.on("msdyn_SalesOpportunitySummary").delay(() -> whenAllAreThere(summary)));
      }
      assertThat(desk.summarize(COFFEE).outcomes()).hasSize(10);
    }
  }

  @Test
  void insightIsWrittenOnlyWhereNoOtherEnvironmentMayBeMeant() throws IOException {
    try (DealDesk desk = open(60, 60, 60)) {
      DealAnswer which = desk.share(Insight.about(COFFEE, "They compare us."));
      assertThat(which.outcome().kind()).isEqualTo(Outcome.Kind.AMBIGUOUS_CUSTOMER);
      assertThat(which.outcomes()).hasSize(3).allMatch(AmbiguousCustomer.class::isInstance);
      assertThat(which.text())
          .startsWith(
              "Nothing was shared. More than one environment may know this customer: name the one you mean.\n[e0]\n")
          .contains("Fourth Coffee (sample) (account,", "3 open deals, id ");
      assertThat(writes()).isZero();
      assertThat(desk.share(Insight.about(COFFEE.in("e1"), "They compare us.")).outcome().kind())
          .isEqualTo(Outcome.Kind.SHARED);
      assertThat(writes()).isEqualTo(1);
    }
  }

  @Test
  void keyHoldsWithinOneEnvironment() throws IOException {
    try (DealDesk desk = open(60, 60)) {
      for (String name : List.of("e0", "e1")) {
        Insight insight = Insight.about(COFFEE.in(name), "Learned in " + name).withKey("k");
        assertThat(desk.share(insight).text()).startsWith("A note was added");
        assertThat(desk.share(insight).text()).startsWith("The note was already there");
      }
    }
  }

  @Test
  void keyLeadsToTheOnlyEnvironmentThatKnowsTheCustomerThoughItsDealWasClosed() throws IOException {
    try (DealDesk desk = open(60, 60)) {
      DataverseEmulator first = environments.get(0);
      UUID customer = first.add("account", Map.of("name", "Contoso Suites"));
      UUID deal =
          first.add("opportunity", Map.of("name", "Machines", "customerid_account", customer));
      Insight insight =
          Insight.about(Question.about("Contoso Suites"), "They compare us.").withKey("k");
      assertThat(desk.share(insight).text()).contains("A note was added");
      try (DataverseClient client =
          Settings.from(first.variables()).environments().get(0).open().client()) {
        client.send(Write.update(Key.of("opportunities", deal)).set("statecode", 2));
      }
      assertThat(desk.share(insight).text()).contains("The note was already there");
      assertThat(desk.share(insight.withKey("another")).outcome().kind())
          .isEqualTo(Outcome.Kind.NO_OPEN_OPPORTUNITY);
    }
  }

  @Test
  void environmentThatCannotBeAskedKeepsAnInsightBackUnlessAnIdNamesTheCustomer()
      throws IOException {
    try (DealDesk desk = open(60, 60)) {
      UUID only = environments.get(0).add("account", Map.of("name", "Contoso Suites"));
      environments
          .get(0)
          .add("opportunity", Map.of("name", "Espresso machines", "customerid_account", only));
      environments.get(1).revokeSecret();
      Insight byName = Insight.about(Question.about("Contoso Suites"), "They compare us.");
      assertThatThrownBy(() -> desk.share(byName))
          .isInstanceOf(DataverseException.class)
          .hasMessageStartingWith("e1: ");
      assertThat(writes()).isZero();
      DealAnswer byId = desk.share(Insight.about(Question.about(only), "They compare us."));
      assertThat(byId.outcome().kind()).isEqualTo(Outcome.Kind.SHARED);
      assertThat(byId.failures()).extracting(Failed::environment).containsExactly("e1");
      assertThat(writes()).isEqualTo(1);
    }
  }

  @Test
  void slowEnvironmentLeavesTimeToWriteInAnother() throws IOException {
    try (DealDesk desk = open(4, 60)) {
      UUID only = environments.get(0).add("account", Map.of("name", "Contoso Suites"));
      environments
          .get(0)
          .add("opportunity", Map.of("name", "Espresso machines", "customerid_account", only));
      environments.get(1).inject(Fault.on("$batch").delay(Duration.ofMinutes(2)));
      Question hurried = Question.about(only).within(Duration.ofSeconds(12));
      assertThat(desk.share(Insight.about(hurried, "They compare us.")).outcome().kind())
          .isEqualTo(Outcome.Kind.SHARED);
      assertThat(writes()).isEqualTo(1);
    }
  }

  @Test
  void betterMatchElsewhereKeepsAnInsightBack() throws IOException {
    try (DealDesk desk = open(60, 60)) {
      UUID firm = environments.get(0).add("account", Map.of("name", "Tailwind Toys Europe"));
      environments.get(0).add("opportunity", Map.of("name", "Kites", "customerid_account", firm));
      environments.get(1).add("account", Map.of("name", "Tailwind Toys"));
      Insight insight = Insight.about(Question.about("Tailwind Toys"), "They compare us.");
      DealAnswer answer = desk.share(insight);
      assertThat(answer.outcome().kind()).isEqualTo(Outcome.Kind.AMBIGUOUS_CUSTOMER);
      assertThat(answer.text())
          .contains("Tailwind Toys Europe", "There is no open deal with Tailwind Toys");
      assertThat(writes()).isZero();
    }
  }

  /** No delay once the last has come; one beyond every deadline if it does not come. */
  private static Duration whenAllAreThere(CountDownLatch latch) {
    latch.countDown();
    try {
      return latch.await(20, TimeUnit.SECONDS) ? Duration.ZERO : Duration.ofMinutes(10);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Duration.ZERO;
    }
  }

  private long writes() {
    return environments.stream()
        .flatMap(environment -> environment.requests().stream())
        .flatMap(request -> request.parts().stream())
        .filter(part -> !part.method().equals("GET"))
        .count();
  }

  /** A desk over two environments that finds in its own way. */
  private DealDesk findingNoDeal(OpportunityFinder finder) throws IOException {
    return DealDesk.of(
        settings(30, 30).environments().stream().map(Settings.Target::open).toList(),
        finder,
        (environment, question, deal) -> {
          throw new AssertionError("no deal was found");
        });
  }

  private DealDesk open(int... deadlines) throws IOException {
    return DealDesk.open(settings(deadlines));
  }

  /** As many environments as there are deadlines, in seconds. */
  private Settings settings(int... deadlines) throws IOException {
    ObjectNode settings = new ObjectMapper().createObjectNode();
    ArrayNode list = settings.putArray("environments");
    for (int deadline : deadlines) {
      DataverseEmulator environment = DataverseEmulator.start();
      int number = environments.size();
      environments.add(environment);
      Path secret =
          Files.writeString(folder.resolve("secret" + number), environment.clientSecret());
      list.addObject()
          .put("name", "e" + number)
          .put("url", environment.url().toString())
          .put("tenantId", environment.tenantId())
          .put("clientId", environment.clientId())
          .put("clientSecretFile", secret.toString())
          .put("authorityHost", environment.authority().toString())
          .put("deadlineSeconds", deadline);
    }
    Path file = Files.writeString(folder.resolve("settings.json"), settings.toString());
    return Settings.from(Map.of("DEAL_SUMMARY_SETTINGS", file.toString()));
  }
}
