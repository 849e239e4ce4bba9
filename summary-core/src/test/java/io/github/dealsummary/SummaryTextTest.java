package io.github.dealsummary;

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
        "{\"code\":7} | {\"code\":7}"
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
    assertThat(SummaryText.capped(text, 5)).isEqualTo("One i");
    assertThat(SummaryText.capped("\uD83D\uDE00\uD83D\uDE00", 3)).isEqualTo("\uD83D\uDE00");
  }
}
