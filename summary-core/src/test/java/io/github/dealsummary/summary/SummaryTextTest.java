package io.github.dealsummary.summary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SummaryTextTest {
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "It goes well. | It goes well.",
        "**Key info:** fine | Key info: fine",
        "# Deal~## Part~text | Deal~Part~text",
        "* one~* two~  + three | - one~- two~  - three",
        "2 * 3 * 4 and a_b_c | 2 * 3 * 4 and a_b_c",
        "see [the quote](https://example.com/q) | see the quote (https://example.com/q)",
        "```json~{\"summary\":\"fine\"}~``` | fine",
        "{\"summary\":\"It goes **well**.\"} | It goes well.",
        "{\"type\":\"AdaptiveCard\",\"version\":\"1.5\",\"body\":[{\"type\":\"TextBlock\",\"text\":\"Deal\"},{\"type\":\"FactSet\",\"facts\":[{\"title\":\"Stage\",\"value\":\"Propose\"}]}]} | Deal~Stage: Propose",
        "[\"one\",\"two\"] | one~two",
        "[draft] It goes well. | [draft] It goes well.",
        "{not json | {not json",
        "[\"draft\"] It goes well. | [\"draft\"] It goes well.",
        "{\"text\":\"one\"}~{\"text\":\"two\"} | {\"text\":\"one\"}~{\"text\":\"two\"}",
        "{\"code\":7} | ''",
        "null | ''",
        "nullable fields are fine. | nullable fields are fine.",
        "{\"summary\":null} | ''",
        "{\"error\":\"Model overloaded\"} | ''",
        "{\"status\":\"off\",\"id\":\"7\"} | ''",
        "\"It goes **well**.\\nCall.\" | It goes well.~Call.",
        "\ufeff{\"summary\":\"fine\"} | fine",
        "{\"overview\":\"At risk.\",\"risks\":[\"Budget\",\"Time\"]} | Overview: At risk.~Risks:~Budget~Time",
        "{\"summary\":\"Good.\",\"nextSteps\":\"Call.\"} | Good.~Next steps: Call.",
        "[{\"title\":\"Est. revenue\",\"value\":50000}] | Est. revenue: 50000",
        "{\"summary\":\"Good.\",\"error\":null} | Good.",
        "{\"overview\":\"\",\"risks\":[\"\"],\"items\":[{\"title\":\"Stage\",\"value\":\"\"}]} | Items:~Stage",
        "{\"type\":\"message\",\"overview\":\"At risk.\"} | Overview: At risk.",
        "{\"role\":\"assistant\",\"content\":\"At risk.\",\"text@odata.type\":\"#String\"} | At risk.",
        "```json5~{\"summary\":\"fine\"}~``` | fine",
        "```The deal is good.``` | The deal is good.",
        "```json {\"summary\":\"fine\"} ``` | fine",
        "one~```~two~```~three | one~two~three",
        "+ 10,000 expected~+ more | + 10,000 expected~- more"
      })
  void copilotsTextIsPlainWhateverItCameAs(String raw, String plain) {
    assertThat(SummaryText.plain(raw.replace('~', '\n'))).isEqualTo(plain.replace('~', '\n'));
  }

  /** A pattern that starts over at each sign and looks to the end takes minutes for these. */
  @ParameterizedTest
  @ValueSource(strings = {"[", "\n", "**a ", "**", "__a ", "\n ", "[a](https://a"})
  void longTextOfNothingButSignsIsReadInTime(String sign) {
    String raw = "x" + sign.repeat(400_000 / sign.length()) + "y";
    assertTimeoutPreemptively(Duration.ofSeconds(30), () -> SummaryText.plain(raw));
  }

  @Test
  void textIsCappedWhereASentenceOrALineEnds() {
    String text = "One is. Two (2.5 of it) is!\nThree is";
    assertThat(SummaryText.capped(text, text.length())).isEqualTo(text);
    assertThat(SummaryText.capped(text, text.length() - 1))
        .isEqualTo("One is. Two (2.5 of it) is!");
    assertThat(SummaryText.capped(text, 26)).isEqualTo("One is.");
    assertThat(SummaryText.capped(text, 6)).isEqualTo("One\u2026");
    assertThat(SummaryText.capped("Steps:\n1. Call.\n2. Write to", 19))
        .isEqualTo("Steps:\n1. Call.");
    assertThat(SummaryText.capped("It closes soon. It is approx. five", 32))
        .isEqualTo("It closes soon.");
    assertThat(SummaryText.capped("\u826f\u3044\u3002\u6b21\u3082\u826f\u3044", 5))
        .isEqualTo("\u826f\u3044\u3002");
  }

  @Test
  void endOfASentenceIsLookedForInTime() {
    String marks = "It goes well " + "\u0301".repeat(400_000);
    assertTimeoutPreemptively(Duration.ofSeconds(30), () -> SummaryText.capped(marks, 4_000));
    assertThat(SummaryText.capped("\u1100".repeat(9_000), 4_000)).hasSizeBetween(3_000, 4_000);
  }

  @Test
  void textOfOneLongSentenceEndsWithAWord() {
    String sentence = "word ".repeat(50);
    assertThat(SummaryText.capped("Summary:\n" + sentence, 100))
        .hasSizeBetween(90, 100)
        .endsWith(" word\u2026");
    assertThat(SummaryText.capped("x".repeat(200), 100)).isEqualTo("x".repeat(99) + "\u2026");
    String family = "\ud83d\udc68\u200d\ud83d\udc69\u200d\ud83d\udc67";
    assertThat(SummaryText.capped(family.repeat(3), 20)).isEqualTo(family.repeat(2) + "\u2026");
  }
}
