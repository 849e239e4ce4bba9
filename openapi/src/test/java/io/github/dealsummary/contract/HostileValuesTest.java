package io.github.dealsummary.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.dealsummary.DealAnswer;
import io.github.dealsummary.Insight;
import io.github.dealsummary.Question;
import io.github.dealsummary.desk.DealDesk;
import io.github.dealsummary.emulator.DataverseEmulator;
import io.github.dealsummary.emulator.Fault;
import io.github.dealsummary.settings.Settings;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** JSON of rows that nobody would have typed. */
class HostileValuesTest {
  private static final int LONGEST_VALUE = 300;

  /** Markup that a client renders, and what nobody sees. */
  private static final Pattern HOSTILE =
      Pattern.compile("]\\(|]:|<[A-Za-z/!?]|`|\\p{Cf}|[\\p{Cc}&&[^\\n]]|[\\x{E0000}-\\x{E0FFF}]");

  private static final String TAGS = "\udb40\udc4e\udb40\udc6f";
  private static final String VALUE =
      "Woodgrove ![x](http://a.invalid) <b>y</b>\n[emea]\u2028`z`\u200b\u202e" + TAGS;

  private final DataverseEmulator sales = DataverseEmulator.start();
  private final DealDesk desk = DealDesk.open(Settings.from(sales.variables()));

  @AfterEach
  void close() {
    desk.close();
    sales.close();
  }

  @Test
  void valuesAreCleanInJsonAsInText() {
    answers(VALUE).forEach(answer -> assertClean(AnswerJson.of(answer), ""));
  }

  @Test
  void veryLongValueIsCutInJsonAsInText() {
    assertThat(answers(VALUE + "x".repeat(100_000)))
        .allSatisfy(
            answer -> {
              assertClean(AnswerJson.of(answer), "");
              assertThat(AnswerFormat.JSON.of(answer))
                  .hasSizeLessThan(20_000)
                  .contains("xxx\u2026");
            });
  }

  /** The text of a summary needs no mark in a field of its own. */
  @Test
  void summaryHasMarksInTheTextAlone() {
    UUID firm = seeded("Woodgrove");
    copilotSays("One.\\n[emea]");
    JsonNode json = AnswerJson.of(desk.summarize(Question.about(firm)));
    assertThat(json.path("summary").textValue()).isEqualTo("One.\n[emea]");
    assertThat(json.path("text").textValue()).contains("\n> One.\n> [emea]\n");
  }

  @Test
  void whatCouldNotBeReadIsNamed() {
    JsonNode json = AnswerJson.of(Answers.of(Answers.WITH_ODD_VALUES));
    assertThat(json.path("customerLeftOut").toString()).isEqualTo("[\"address1_city\"]");
    assertThat(json.path("deals").path(0).path("opportunityLeftOut").toString())
        .isEqualTo("[\"estimatedclosedate\",\"stepname\"]");
    assertThat(json.path("wonDeals").path(0).path("opportunityLeftOut").toString())
        .isEqualTo("[\"actualvalue\"]");
    assertThat(AnswerJson.of(Answers.of(Answers.LISTED)).toString()).doesNotContain("LeftOut");
  }

  private List<DealAnswer> answers(String value) {
    UUID firm = seeded(value);
    seeded(value);
    copilotSays("![x](http://a.invalid)\\u2028\\u200b# y <b>z</b> xxx\\u2026");
    Question question = Question.about(firm);
    return List.of(
        desk.summarize(question),
        desk.summarize(question.withoutCopilot()),
        desk.find(question.withWonDeals()),
        desk.brief(question),
        desk.find(Question.about("Woodgro")),
        desk.share(Insight.about(question, "They ask for a price.")));
  }

  private UUID seeded(String value) {
    UUID firm =
        sales.add("account", Map.of("name", value, "accountnumber", value, "address1_city", value));
    for (int state : List.of(0, 1)) {
      Map<String, Object> deal = new HashMap<>(Map.of("name", value, "stepname", value));
      deal.putAll(Map.of("customerid_account", firm, "statecode", state));
      sales.add("opportunity", deal);
    }
    sales.add("incident", Map.of("title", value, "customerid_account", firm));
    return firm;
  }

  private void copilotSays(String escaped) {
    sales.inject(
        Fault.on("msdyn_SalesOpportunitySummary")
            .body("{\"msdyn_summary_raw\":\"" + escaped + "\"}"));
  }

  private static void assertClean(JsonNode node, String name) {
    node.properties().forEach(field -> assertClean(field.getValue(), field.getKey()));
    if (node.isArray()) {
      node.forEach(item -> assertClean(item, name));
    }
    if (node.isTextual()) {
      String text = node.textValue();
      boolean severalLines = name.equals("text") || name.equals("summary");
      assertThat(text).as(name).doesNotContainPattern(HOSTILE);
      if (!severalLines) {
        assertThat(text).as(name).doesNotContain("\n");
        assertThat(text.length())
            .as(name)
            .isLessThanOrEqualTo(name.equals("line") ? 1_000 : LONGEST_VALUE);
      }
    }
  }
}
