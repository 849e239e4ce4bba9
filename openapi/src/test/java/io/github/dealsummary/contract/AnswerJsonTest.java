package io.github.dealsummary.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.dealsummary.CustomerBrief;
import io.github.dealsummary.DealAnswer;
import io.github.dealsummary.EnvironmentAnswer.Answered;
import io.github.dealsummary.EnvironmentAnswer.Failed;
import io.github.dealsummary.Meant;
import io.github.dealsummary.NameMatch;
import io.github.dealsummary.Outcome;
import io.github.dealsummary.Outcome.AmbiguousCustomer;
import io.github.dealsummary.Outcome.UnknownCustomer;
import io.github.dealsummary.Question;
import io.github.dealsummary.dataverse.DataverseException;
import io.github.dealsummary.dataverse.DataverseException.Kind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AnswerJsonTest {
  private static final DealAnswer SEVERAL =
      new DealAnswer(
          Question.about("Fourth Coffee"),
          List.of(
              new Failed(
                  "West",
                  DataverseException.of(
                          Kind.UNAVAILABLE, "No connection to the west. Try again later.")
                      .requestIds(List.of("id-1"))
                      .build()),
              new Answered("North", new UnknownCustomer()),
              new Answered("South", Answers.SUMMARIZED)));

  private final ObjectMapper mapper = new ObjectMapper();

  @Test
  void everyKindOfResultHasJson() {
    assertThat(Answers.OF_EACH_KIND)
        .extracting(Object::getClass)
        .containsExactlyInAnyOrder(Outcome.class.getPermittedSubclasses());
    assertThat(Answers.OF_EACH_KIND)
        .extracting(result -> AnswerJson.of(Answers.of(result)).path("outcome").textValue())
        .containsExactly(
            "summarized",
            "listed",
            "shared",
            "briefed",
            "ambiguous_customer",
            "no_open_opportunity",
            "not_permitted",
            "unknown_customer");
  }

  @Test
  void whatWasSharedNamesItsRows() {
    JsonNode json = AnswerJson.of(Answers.of(Answers.SHARED));
    assertThat(json.path("opportunityName").textValue()).startsWith("10 orders");
    assertThat(json.path("customerId").textValue()).isEqualTo(Answers.COFFEE.toString());
    assertThat(json.path("noteId").textValue()).endsWith("05");
    assertThat(json.path("noteWasThere").booleanValue()).isFalse();
    assertThat(json.path("taskId").textValue()).endsWith("06");
    assertThat(json.path("taskWasThere").booleanValue()).isTrue();
  }

  @Test
  void summarizedDealIsOneFlatObject() throws Exception {
    DealAnswer answer = Answers.of(Answers.SUMMARIZED);

    JsonNode json = mapper.readTree(AnswerFormat.JSON.of(answer));

    assertThat(json.path("text").textValue()).isEqualTo(answer.text());
    ObjectNode expected = mapper.createObjectNode();
    expected
        .putArray("otherTotals")
        .addObject()
        .put("total", "$20,000.00")
        .put("amount", 20000.0)
        .put("currency", "US Dollar");
    assertThat(json)
        .isEqualTo(
            expected
                .put("outcome", "summarized")
                .put("text", answer.text())
                .put("environment", "Contoso Sales")
                .put("match", "exact")
                .put("customerName", "Fourth Coffee (sample)")
                .put("customerId", "6f0b9d1e-0000-4000-8000-000000000001")
                .put("customerKind", "account")
                .put("customerCity", "Renton")
                .put("customerNumber", "ABSS4G45")
                .put("opportunityName", "10 orders of Product SKU JJ202 (sample)")
                .put("opportunityId", "6f0b9d1e-0000-4000-8000-000000000002")
                .put("estimatedValue", "$10,000.00")
                .put("estimatedAmount", 10000.0)
                .put("estimatedCloseDate", "2026-09-10")
                .put("contact", "Yvonne McKay (sample)")
                .put("account", "Fourth Coffee (sample)")
                .put("owner", "Kenny Smith")
                .put("stage", "3-Propose")
                .put("probability", 70)
                .put("summary", "Est. revenue: $10,000.00")
                .put("author", "copilot")
                .put("why", "It has the highest value of 3 open deals.")
                .put("otherOpenDeals", 2)
                .put("moreOpenDeals", false));
  }

  @Test
  void templateSaysWhyItWasNotCopilotAndAnEarlierSummaryWhenItWasWritten() {
    JsonNode json = AnswerJson.of(Answers.of(Answers.WRITTEN_BEFORE));

    assertThat(json.path("author").textValue()).isEqualTo("template");
    assertThat(json.path("insteadOfCopilot").textValue()).isEqualTo("Copilot is switched off.");
    assertThat(json.path("asOf").textValue()).isEqualTo("2026-08-22T06:57:00Z");
  }

  @Test
  void onlyACustomerThatIsDeactivatedIsSaidNotToBeActive() {
    JsonNode deactivated = AnswerJson.of(Answers.of(Answers.NONE));
    JsonNode candidates = AnswerJson.of(Answers.of(Answers.AMBIGUOUS)).path("candidates");

    assertThat(deactivated.get("customerActive")).isEqualTo(BooleanNode.FALSE);
    assertThat(candidates.path(1).get("customerActive")).isEqualTo(BooleanNode.FALSE);
    assertThat(candidates.path(0).has("customerActive")).isFalse();
    assertThat(AnswerJson.of(Answers.of(Answers.LISTED)).has("customerActive")).isFalse();
  }

  @Test
  void listHasAnObjectForEachDealAndForEachThatWasWon() {
    JsonNode json = AnswerJson.of(Answers.of(Answers.LISTED));

    assertThat(json.path("deals")).hasSize(3);
    assertThat(json.at("/deals/0/estimatedValue").textValue()).isEqualTo("$10,000.00");
    assertThat(json.path("wonDeals").toString())
        .isEqualTo(
            "[{\"opportunityName\":\"Espresso machines for the main store (sample)\","
                + "\"opportunityId\":\"6f0b9d1e-0000-4000-8000-000000000004\","
                + "\"actualValue\":\"$10,000.00\",\"actualAmount\":10000.00,"
                + "\"actualCloseDate\":\"2026-07-20\"}]");
    assertThat(json.path("otherOpenDeals").intValue()).isEqualTo(2);
    assertThat(json.has("summary")).isFalse();
  }

  @Test
  void briefHasAnObjectForEachLine() {
    JsonNode json = AnswerJson.of(Answers.of(Answers.BRIEFED));

    assertThat(json.path("customerName").textValue()).isEqualTo("Fourth Coffee (sample)");
    assertThat(json.path("lines").toString())
        .isEqualTo(
            "[{\"topic\":\"do_not_contact\",\"line\":\"Not allowed: fax\",\"source\":\"accounts\"},"
                + "{\"topic\":\"open_case\",\"line\":\"Open case: Missing parts\","
                + "\"source\":\"incidents\"}]");
  }

  @Test
  void everyTopicIsInTheReadme() throws Exception {
    String readme = Files.readString(Path.of("README.md"));

    assertThat(CustomerBrief.Topic.values())
        .allSatisfy(
            topic ->
                assertThat(readme).contains("`" + topic.name().toLowerCase(Locale.ROOT) + "`"));
  }

  @Test
  void ambiguousCustomersAreFlatCandidatesToAskForNext() {
    JsonNode json = AnswerJson.of(Answers.of(Answers.AMBIGUOUS));

    assertThat(json.path("candidates")).hasSize(2);
    assertThat(json.path("candidates").path(1))
        .isEqualTo(
            mapper
                .createObjectNode()
                .put("customerName", "Fourth Coffey")
                .put("customerId", "6f0b9d1e-0000-4000-8000-000000000003")
                .put("customerKind", "contact")
                .put("customerParent", "Coho Winery")
                .put("customerActive", false)
                .put("whyCandidate", "its name begins so"));
    assertThat(json.at("/candidates/0/openDeals").intValue()).isEqualTo(3);
    assertThat(json.path("moreCandidates").booleanValue()).isTrue();
  }

  @Test
  void customerThatWasMergedIntoAnotherIsNamed() {
    JsonNode json = AnswerJson.of(Answers.of(Answers.OF_ITS_MASTER));

    assertThat(json.path("customerName").textValue()).isEqualTo("Fourth Coffee (sample)");
    assertThat(json.path("mergedFromName").textValue()).isEqualTo("Fourth Coffey");
    assertThat(json.path("mergedFromId").textValue()).endsWith("03");
    assertThat(AnswerJson.of(Answers.of(Answers.LISTED)).toString()).doesNotContain("mergedFrom");
  }

  @Test
  void firmAboveACustomerIsNamedIfThereIsOne() {
    assertThat(AnswerJson.of(Answers.of(Answers.NONE)).path("customerParent").textValue())
        .isEqualTo("Coho Winery");
    assertThat(AnswerJson.of(Answers.of(Answers.LISTED)).has("customerParent")).isFalse();
  }

  @Test
  void widerLookIsMentionedOnlyIfItWasRefused() {
    assertThat(AnswerJson.of(Answers.of(Answers.NOT_LOOKED_FOR_IN_NAMES)).get("widerLookRefused"))
        .isEqualTo(BooleanNode.TRUE);
    assertThat(AnswerJson.of(Answers.of(new UnknownCustomer())).has("widerLookRefused")).isFalse();
  }

  @ParameterizedTest
  @EnumSource
  void everyMatchIsAWordThatTheReadmeExplains(NameMatch match) throws Exception {
    Meant.Several meant = new Meant.Several(Answers.AMBIGUOUS.candidates(), match, false);

    String word = AnswerJson.of(Answers.of(new AmbiguousCustomer(meant))).path("match").textValue();

    assertThat(word).isEqualTo(match.name().toLowerCase(Locale.ROOT));
    assertThat(Files.readString(Path.of("README.md"))).contains("\n| `" + word + "` | ");
  }

  @Test
  void environmentThatDecidedIsOnTopAndTheOthersBeside() {
    JsonNode json = AnswerJson.of(SEVERAL);

    assertThat(json.path("outcome").textValue()).isEqualTo("summarized");
    assertThat(json.path("environment").textValue()).isEqualTo("South");
    JsonNode others = json.path("otherEnvironments");
    assertThat(others).hasSize(2);
    assertThat(others.path(0).toString())
        .isEqualTo(
            "{\"outcome\":\"failed\",\"environment\":\"West\",\"kind\":\"unavailable\","
                + "\"detail\":\"No connection to the west. Try again later.\","
                + "\"requestIds\":[\"id-1\"]}");
    assertThat(others.path(1).toString())
        .isEqualTo("{\"outcome\":\"unknown_customer\",\"environment\":\"North\"}");
  }

  @Test
  void everyFieldIsInTheReadme() throws Exception {
    String readme = Files.readString(Path.of("README.md"));

    assertThat(Answers.OF_EACH_KIND)
        .allSatisfy(result -> assertFieldsAreIn(readme, AnswerJson.of(Answers.of(result))));
    assertFieldsAreIn(readme, AnswerJson.of(Answers.of(Answers.WRITTEN_BEFORE)));
    assertFieldsAreIn(readme, AnswerJson.of(Answers.of(Answers.OF_ITS_MASTER)));
    assertFieldsAreIn(readme, AnswerJson.of(Answers.of(Answers.WITH_ODD_VALUES)));
    assertFieldsAreIn(readme, AnswerJson.of(Answers.of(Answers.NOT_LOOKED_FOR_IN_NAMES)));
    assertFieldsAreIn(readme, AnswerJson.of(SEVERAL));
  }

  private static void assertFieldsAreIn(String readme, JsonNode json) {
    assertThat(json.fieldNames())
        .toIterable()
        .allSatisfy(name -> assertThat(readme).contains("`" + name + "`"));
    json.forEach(inner -> assertFieldsAreIn(readme, inner));
  }
}
