package io.github.dealsummary;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
        "{\"code\":7} | {\"code\":7}"
      })
  void copilotsTextIsPlainWhateverItCameAs(String raw, String plain) {
    assertThat(SummaryText.plain(raw.replace('~', '\n'))).isEqualTo(plain.replace('~', '\n'));
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
