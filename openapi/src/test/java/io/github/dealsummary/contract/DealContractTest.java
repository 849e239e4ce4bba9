package io.github.dealsummary.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.dealsummary.DealAnswer;
import io.github.dealsummary.Found;
import io.github.dealsummary.Insight;
import io.github.dealsummary.Meant;
import io.github.dealsummary.Outcome;
import io.github.dealsummary.Outcome.NotPermitted;
import io.github.dealsummary.Outcome.UnknownCustomer;
import io.github.dealsummary.Question;
import io.github.dealsummary.Ranking;
import io.github.dealsummary.dataverse.DataverseException;
import io.github.dealsummary.dataverse.DataverseException.Kind;
import io.github.dealsummary.desk.DealDesk;
import io.github.dealsummary.emulator.DataverseEmulator;
import io.github.dealsummary.settings.InvalidSettings;
import io.github.dealsummary.settings.Settings;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class DealContractTest {
  private static final Map<String, String> COFFEE = Map.of("customerName", "Fourth Coffee");

  private final List<Question> asked = new ArrayList<>();
  private final DealContract contract = over(Desks.noting(asked));

  static Stream<Arguments> outcomes() {
    Found deals = Answers.SUMMARIZED.found();
    return Stream.of(
        Arguments.of(Operation.SUMMARIZE, deals, Answers.SUMMARIZED),
        Arguments.of(Operation.FIND, deals, Answers.LISTED),
        Arguments.of(Operation.SUMMARIZE, Answers.AMBIGUOUS.meant(), Answers.AMBIGUOUS),
        Arguments.of(Operation.FIND, Answers.AMBIGUOUS.meant(), Answers.AMBIGUOUS),
        Arguments.of(Operation.SUMMARIZE, Answers.NONE.found(), Answers.NONE),
        Arguments.of(Operation.SUMMARIZE, new Meant.Nobody(), new UnknownCustomer()));
  }

  @ParameterizedTest
  @MethodSource("outcomes")
  void everyOutcomeIsTheAnswersOwnText(Operation operation, Found found, Outcome result) {
    Reply reply = over(Desks.finding(found)).answer(operation, asking(COFFEE));

    assertAnswered(reply, Answers.of(result).text());
  }

  @Test
  void callerWhoMayNotReadIsAnsweredAsWell() {
    DealDesk desk =
        Desks.failing(
            DataverseException.of(Kind.FORBIDDEN, "No role.")
                .status(403)
                .code("0x80040220")
                .build());
    Callers easyAuth = Callers.from(Map.of("DEAL_SUMMARY_CALLER", "easy-auth"));
    Call call =
        new Call(
            COFFEE,
            name -> Optional.of(EasyAuthTest.principal(EntraStandIn.KENNY)),
            Optional::empty);

    Reply reply = new DealContract(() -> desk, () -> easyAuth).answer(Operation.SUMMARIZE, call);

    assertAnswered(reply, Answers.of(new NotPermitted()).text());
  }

  /** What only a whole environment can answer. */
  @Test
  void everyOperationIsAnsweredWithTheDesksOwnText() {
    try (DataverseEmulator sales = DataverseEmulator.start();
        DealDesk desk = DealDesk.open(Settings.from(keepingNoSummaries(sales)))) {
      Question coffee = Question.about("Fourth Coffee");
      Map<Operation, Supplier<DealAnswer>> asked =
          Map.of(
              Operation.SUMMARIZE, () -> desk.summarize(coffee),
              Operation.FIND, () -> desk.find(coffee),
              Operation.BRIEF, () -> desk.brief(coffee),
              Operation.SHARE, () -> desk.share(Insight.about(coffee, "They compare us.")));
      for (Operation operation : Operation.values()) {
        String text = Objects.requireNonNull(asked.get(operation)).get().text();
        sales.reset();

        Reply reply = over(desk).answer(operation, sharing(COFFEE));

        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        assertThat(reply.body()).isEqualTo(text);
      }
    }
  }

  private static Map<String, String> keepingNoSummaries(DataverseEmulator sales) {
    Map<String, String> variables = new HashMap<>(sales.variables());
    variables.put("DEAL_SUMMARY_CACHE_ENTRIES", "0");
    return variables;
  }

  private static void assertAnswered(Reply reply, String text) {
    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.body()).isEqualTo(text);
    assertThat(reply.headers())
        .containsEntry("Content-Type", "text/plain; charset=utf-8")
        .containsEntry("Cache-Control", "no-store")
        .containsEntry("X-Content-Type-Options", "nosniff");
    assertThat(reply.trouble()).isEmpty();
  }

  @Test
  void jsonIsGivenWhereItIsAskedFor() {
    Reply reply = ask(Map.of("customerName", "Fourth Coffee", "format", "json"));

    assertThat(reply.headers()).containsEntry("Content-Type", "application/json; charset=utf-8");
    assertThat(reply.body()).isEqualTo(AnswerFormat.JSON.of(Answers.of(Answers.SUMMARIZED)));
  }

  @Test
  void nameIsPassedOnAsItCame() {
    ask(Map.of("customerName", "O'Brien & Söhne #1 (100% \"best\")", "format", "text"));

    assertThat(asked).containsExactly(Question.about("O'Brien & Söhne #1 (100% \"best\")"));
  }

  @Test
  void tabsAndLineEndsInANameAreBlanks() {
    ask(Map.of("customerName", "\tFourth\r\nCoffee\t\n"));

    assertThat(asked).containsExactly(Question.about("Fourth Coffee"));
  }

  @Test
  void idWinsOverTheNameThatAConnectorAlwaysSends() {
    ask(Map.of("customerName", "Fourth Coffee", "customerId", Answers.COFFEE.toString()));
    ask(Map.of("customerId", Answers.COFFEE.toString()));

    assertThat(asked)
        .containsExactly(Question.about(Answers.COFFEE), Question.about(Answers.COFFEE));
  }

  @Test
  void dealsAreFoundAsTheParametersSay() {
    Reply reply =
        contract.answer(
            Operation.FIND,
            asking(
                Map.of(
                    "customerName", "Fourth Coffee",
                    "ranking", "close-date",
                    "environment", "Contoso Sales",
                    "wonDeals", "true")));

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.body()).isEqualTo(Answers.of(Answers.LISTED).text());
    assertThat(asked)
        .containsExactly(
            Question.about("Fourth Coffee")
                .rankedBy(Ranking.CLOSE_DATE)
                .in("Contoso Sales")
                .withWonDeals());
  }

  @Test
  void customerIsBriefedOnAsTheParametersSay() {
    try (DataverseEmulator service = DataverseEmulator.start();
        DealDesk desk =
            DealDesk.open(Settings.from(named("us", "emea", service.variables(), service.url())))) {
      Map<String, String> parameters =
          Map.of("customerName", "Fourth Coffee", "environment", "emea");

      Reply reply = over(desk).answer(Operation.BRIEF, asking(parameters));

      assertThat(reply.status()).isEqualTo(200);
      assertThat(reply.body())
          .isEqualTo(desk.brief(Question.about("Fourth Coffee").in("emea")).text())
          .contains("[emea: accounts]")
          .doesNotContain("[us: ");
    }
  }

  private static Map<String, String> named(
      String one, String other, Map<String, String> variables, URI url) {
    Map<String, String> named = new HashMap<>(variables);
    named.put("DATAVERSE_URL", one + "=" + url + "," + other + "=" + url);
    return named;
  }

  @Test
  void emptyValueIsNoValue() {
    ask(Map.of("customerName", "Fourth Coffee", "customerId", "", "format", ""));

    assertThat(asked).containsExactly(Question.about("Fourth Coffee"));
  }

  @ParameterizedTest
  @CsvSource({
    "customerNam, Fourth Coffee, customerName",
    "customerName, '', customerName",
    "customerName, '  ', blank",
    "customerName, 'Fourth\u0007Coffee', control characters",
    "customerId, 1-1-1-1-1, customerId",
    "customerId, 6f0b9d1e000040008000000000000001, customerId",
    "ranking, VALUE, 'value, close-date, recent, weighted'",
  })
  void questionThatCannotBeAskedIsTheCallersToMend(String name, String value, String says)
      throws Exception {
    Map<String, String> parameters = new HashMap<>();
    if (!name.startsWith("customer")) {
      parameters.putAll(COFFEE);
    }
    parameters.put(name, value);
    Reply reply = ask(parameters);

    assertThat(reply.status()).isEqualTo(400);
    assertThat(problem(reply).path("kind").textValue()).isEqualTo("invalid_question");
    assertThat(problem(reply).path("detail").textValue()).contains(says);
    assertThat(reply.trouble()).isEmpty();
    assertThat(asked).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"300, longer than 256 characters", "1, blank", "0, broken text"})
  void nameThatCannotBeOneIsRefusedBesideAGoodIdToo(int length, String says) throws Exception {
    String name = length == 0 ? "a\uFFFD" : length == 1 ? " " : "a".repeat(length);

    Reply reply = ask(Map.of("customerName", name, "customerId", Answers.COFFEE.toString()));

    assertThat(reply.status()).isEqualTo(400);
    assertThat(problem(reply).path("detail").textValue()).contains(says);
    assertThat(asked).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"XML", "json,json"})
  void unknownFormatIsRefusedBeforeAnythingIsAsked(String format) throws Exception {
    Reply reply = ask(Map.of("customerName", "Fourth Coffee", "format", format));

    assertThat(reply.status()).isEqualTo(400);
    assertThat(problem(reply).path("detail").textValue()).contains("Give text or json once");
    assertThat(asked).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "UNAUTHENTICATED, 502",
    "FORBIDDEN, 502",
    "REJECTED, 502",
    "UNREADABLE, 502",
    "THROTTLED, 503",
    "UNAVAILABLE, 503",
  })
  void failureOfAnEnvironmentSaysWhatToDoAndWhomToAsk(Kind kind, int status) throws Exception {
    Reply reply =
        failing(
            DataverseException.of(kind, "It failed. Do this.")
                .status(403)
                .code("0x80040220")
                .detail("quotes Fourth Coffee")
                .requestIds(List.of("id-1", "id-2"))
                .build());

    assertThat(reply.status()).isEqualTo(status);
    assertThat(reply.headers())
        .containsEntry("Content-Type", "application/problem+json; charset=utf-8");
    JsonNode problem = problem(reply);
    assertThat(problem.path("status").intValue()).isEqualTo(status);
    assertThat(problem.path("title").textValue()).isNotEqualTo("Error");
    assertThat(problem.path("kind").textValue()).isEqualToIgnoringCase(kind.name());
    assertThat(problem.path("detail").textValue()).isEqualTo("It failed. Do this.");
    assertThat(problem.path("code").textValue()).isEqualTo("0x80040220");
    assertThat(problem.path("requestIds").toString()).isEqualTo("[\"id-1\",\"id-2\"]");
    assertThat(reply.trouble().orElseThrow()).contains(kind.name(), "It failed.", "id-2");
    assertThat(reply.body() + reply.trouble()).doesNotContain("Fourth Coffee");
  }

  @Test
  void environmentThatAnswersTooLateIsAGatewayTimeout() {
    Reply reply =
        failing(DataverseException.of(Kind.UNAVAILABLE, "Too late.").deadlinePassed().build());

    assertThat(reply.status()).isEqualTo(504);
  }

  @Test
  void throttledCallerIsToldHowLongToWait() {
    assertThat(
            failing(
                    DataverseException.of(Kind.THROTTLED, "Busy.")
                        .retryAfter(Duration.ofMillis(6_001))
                        .build())
                .headers())
        .containsEntry("Retry-After", "7");
    assertThat(failing(DataverseException.of(Kind.THROTTLED, "Busy.").build()).headers())
        .containsEntry("Retry-After", "30");
    assertThat(failing(DataverseException.of(Kind.UNAVAILABLE, "Down.").build()).headers())
        .doesNotContainKey("Retry-After");
  }

  @Test
  void missingSettingsAreListed() throws Exception {
    Reply reply =
        new DealContract(
                () -> {
                  throw new InvalidSettings(List.of("Set A.", "Set B."));
                },
                Callers::none)
            .answer(Operation.SUMMARIZE, asking(COFFEE));

    assertThat(reply.status()).isEqualTo(500);
    assertThat(problem(reply).path("kind").textValue()).isEqualTo("not_configured");
    assertThat(problem(reply).path("detail").textValue()).isEqualTo("Set A. Set B.");
    assertThat(reply.trouble().orElseThrow()).contains("Set A. Set B.");
  }

  @Test
  void unexpectedFailureTellsTheCallerNothingAndTheOperatorWhere() throws Exception {
    Reply reply =
        over(Desks.failing(new NoClassDefFoundError("secret of Fourth Coffee")))
            .answer(Operation.SUMMARIZE, asking(COFFEE));

    assertThat(reply.status()).isEqualTo(500);
    String id = problem(reply).path("instance").textValue().replace("urn:uuid:", "");
    assertThat(reply.trouble().orElseThrow())
        .contains(id, "java.lang.NoClassDefFoundError", "DealContractTest")
        .doesNotContain("secret");
    assertThat(reply.body()).doesNotContain("NoClassDefFoundError", "secret", "Coffee");
  }

  @Test
  void environmentThatFailedBesideAnAnswerIsReportedToTheOperator() {
    Reply reply =
        over(Desks.finding(
                (environment, question) -> {
                  if (environment.name().equals("West")) {
                    throw DataverseException.of(Kind.FORBIDDEN, "No role.").build();
                  }
                  return Answers.SUMMARIZED.found();
                },
                "North",
                "West"))
            .answer(Operation.SUMMARIZE, asking(COFFEE));

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.trouble().orElseThrow()).contains("West", "FORBIDDEN", "No role.");
  }

  @Test
  void unexpectedFailureOfOneEnvironmentIsInTheLogWithItsPlace() {
    Reply reply =
        over(Desks.finding(
                (environment, question) -> {
                  if (environment.name().equals("West")) {
                    throw new IllegalStateException("secret of Fourth Coffee");
                  }
                  return Answers.SUMMARIZED.found();
                },
                "North",
                "West"))
            .answer(Operation.SUMMARIZE, asking(COFFEE));

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.body()).contains("Please report this.").doesNotContain("IllegalState");
    assertThat(reply.trouble().orElseThrow())
        .contains("West", "IllegalStateException", "at ")
        .doesNotContain("secret of");
  }

  @Test
  void callerWithoutAKeyIsTold() throws Exception {
    Reply reply = DealContract.unauthorized();

    assertThat(reply.status()).isEqualTo(401);
    assertThat(problem(reply).path("detail").textValue()).contains("x-functions-key", "code");
  }

  private Reply ask(Map<String, String> parameters) {
    return contract.answer(Operation.SUMMARIZE, asking(parameters));
  }

  private static Reply failing(RuntimeException failure) {
    return over(Desks.failing(failure)).answer(Operation.SUMMARIZE, asking(COFFEE));
  }

  private static DealContract over(DealDesk desk) {
    return new DealContract(() -> desk, Callers::none);
  }

  private static Call asking(Map<String, String> parameters) {
    return new Call(parameters, name -> Optional.empty(), Optional::empty);
  }

  /** With a body, for an operation that needs one. */
  private static Call sharing(Map<String, String> parameters) {
    return new Call(
        parameters,
        name -> Optional.of("application/json").filter(type -> name.equals("content-type")),
        () -> Optional.of("{\"customerName\":\"Fourth Coffee\",\"text\":\"They compare us.\"}"));
  }

  private static JsonNode problem(Reply reply) throws Exception {
    return new ObjectMapper().readTree(reply.body());
  }
}
