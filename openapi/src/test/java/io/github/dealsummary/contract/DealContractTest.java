package io.github.dealsummary.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.dealsummary.DealAnswer;
import io.github.dealsummary.EnvironmentAnswer.Answered;
import io.github.dealsummary.EnvironmentAnswer.Failed;
import io.github.dealsummary.InvalidSettings;
import io.github.dealsummary.Question;
import io.github.dealsummary.Ranking;
import io.github.dealsummary.SummaryResult;
import io.github.dealsummary.SummaryResult.UnknownCustomer;
import io.github.dealsummary.dataverse.DataverseException;
import io.github.dealsummary.dataverse.DataverseException.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DealContractTest {
  private static final Map<String, String> COFFEE = Map.of("customerName", "Fourth Coffee");

  private final DealContract contract = new DealContract();
  private final List<Question> asked = new ArrayList<>();

  @Test
  void everyOutcomeIsTheAnswersOwnText() {
    for (SummaryResult result : Answers.OF_EACH_KIND) {
      Reply reply = contract.dealSummary(asking(COFFEE), question -> Answers.of(result));

      assertThat(reply.status()).isEqualTo(200);
      assertThat(reply.body()).isEqualTo(Answers.of(result).text());
      assertThat(reply.headers())
          .containsEntry("Content-Type", "text/plain; charset=utf-8")
          .containsEntry("Cache-Control", "no-store")
          .containsEntry("X-Content-Type-Options", "nosniff");
      assertThat(reply.trouble()).isEmpty();
    }
  }

  @Test
  void jsonIsGivenWhereItIsAskedFor() {
    Reply reply = ask(Map.of("customerName", "Fourth Coffee", "format", "json"));

    assertThat(reply.headers()).containsEntry("Content-Type", "application/json; charset=utf-8");
    assertThat(reply.body()).isEqualTo(DealContract.json(Answers.of(Answers.SUMMARIZED)));
  }

  @Test
  void nameIsPassedOnAsItCame() {
    ask(Map.of("customerName", "O'Brien & Söhne #1 (100% \"best\")", "format", "text"));

    assertThat(asked).containsExactly(Question.about("O'Brien & Söhne #1 (100% \"best\")"));
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
        contract.findDeals(
            asking(
                Map.of(
                    "customerName", "Fourth Coffee",
                    "ranking", "close-date",
                    "environment", "us",
                    "wonDeals", "true")),
            question -> {
              asked.add(question);
              return Answers.of(Answers.LISTED);
            });

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.body()).isEqualTo(Answers.of(Answers.LISTED).text());
    assertThat(asked)
        .containsExactly(
            Question.about("Fourth Coffee").rankedBy(Ranking.CLOSE_DATE).in("us").withWonDeals());
  }

  @Test
  void customerIsBriefedOnAsTheParametersSay() {
    Reply reply =
        contract.customerBrief(
            asking(Map.of("customerName", "Fourth Coffee", "environment", "service")),
            question -> {
              asked.add(question);
              return Answers.of(Answers.BRIEFED);
            });

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.body()).isEqualTo(Answers.of(Answers.BRIEFED).text());
    assertThat(asked).containsExactly(Question.about("Fourth Coffee").in("service"));
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
    Reply reply = failing(new InvalidSettings(List.of("Set A.", "Set B.")));

    assertThat(reply.status()).isEqualTo(500);
    assertThat(problem(reply).path("kind").textValue()).isEqualTo("not_configured");
    assertThat(problem(reply).path("detail").textValue()).isEqualTo("Set A. Set B.");
    assertThat(reply.trouble().orElseThrow()).contains("Set A. Set B.");
  }

  @Test
  void unexpectedFailureTellsTheCallerNothingAndTheOperatorWhere() throws Exception {
    Reply reply =
        contract.dealSummary(
            asking(COFFEE),
            question -> {
              throw new NoClassDefFoundError("secret of Fourth Coffee");
            });

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
        contract.dealSummary(
            asking(COFFEE),
            question ->
                new DealAnswer(
                    question,
                    List.of(
                        new Answered("North", new UnknownCustomer()),
                        new Failed(
                            "West", DataverseException.of(Kind.FORBIDDEN, "No role.").build()))));

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.trouble().orElseThrow()).contains("West", "FORBIDDEN", "No role.");
  }

  @Test
  void callerWithoutAKeyIsTold() throws Exception {
    Reply reply = DealContract.unauthorized();

    assertThat(reply.status()).isEqualTo(401);
    assertThat(problem(reply).path("detail").textValue()).contains("x-functions-key", "code");
  }

  private Reply ask(Map<String, String> parameters) {
    return contract.dealSummary(
        asking(parameters),
        question -> {
          asked.add(question);
          return Answers.of(Answers.SUMMARIZED);
        });
  }

  private Reply failing(RuntimeException failure) {
    return contract.dealSummary(
        asking(COFFEE),
        question -> {
          throw failure;
        });
  }

  private static Call asking(Map<String, String> parameters) {
    return new Call(parameters, name -> Optional.empty(), Optional::empty);
  }

  private static JsonNode problem(Reply reply) throws Exception {
    return new ObjectMapper().readTree(reply.body());
  }
}
