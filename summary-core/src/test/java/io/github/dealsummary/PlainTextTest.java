package io.github.dealsummary;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlainTextTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "\u200b",
        "\u200c",
        "\u200d",
        "\u2060",
        "\ufeff",
        "\u180e",
        "\u00ad",
        "\u034f",
        "\u2061",
        "\u2064",
        "\u115f",
        "\u3164",
        "\uffa0",
        "\u17b4", // nothing is seen
        "\ufe00",
        "\ufe0f",
        "\udb40\udd00",
        "\udb40\uddef",
        "\u180b", // variants
        "\u200e",
        "\u200f",
        "\u061c",
        "\u202a",
        "\u202e",
        "\u2066",
        "\u2069", // directions
        "\udb40\udc01",
        "\udb40\udc41",
        "\udb40\udc7f",
        "\udb40\udc00", // tags
        "\ufff9",
        "\ufffb",
        "\ufff0",
        "\u2065",
        "\ufdd0",
        "\uffff",
        "\udbbf\udfff", // no characters
        "\ud83d",
        "\udc4d",
        "\udb80\udc00",
        "\udbff\udffd", // halves and private planes
        "\u0000",
        "\u0007",
        "\u001b",
        "\u001c",
        "\u007f",
        "\u0080",
        "\u009b"
      })
  void whatNobodySeesIsTakenOut(String unseen) {
    assertThat(PlainText.of("a" + unseen + "b" + unseen)).isEqualTo("ab");
    assertThat(OneLine.of(unseen + "a" + unseen.repeat(1_000) + "b")).isEqualTo("ab");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645", // Persian, a word with a non-joiner
        "\u0628\u064e\u200c\u0628", // behind a mark of Arabic
        "\u0915\u094d\u200d\u0937", // Devanagari
        "\u0dc1\u0dca\u200d\u0dbb\u0dd3", // Sinhala
        "\ud83d\udc69\u200d\ud83d\udcbb", // a woman with a computer
        "\ud83c\udff3\ufe0f\u200d\ud83c\udf08", // the rainbow flag
        "\u2764\ufe0f",
        "1\ufe0f\u20e3",
        "\ud83d\udc4d\ud83c\udffd", // heart, keycap, skin tone
        "\ud83e\udee0", // younger than Java 17
        "M\u00fcller & S\u00f6hne \u2013 \u201eA\u201c",
        "\u682a\u5f0f\u4f1a\u793e\u846b\u57ce",
        "\ue000"
      })
  void whatChangesTheLookStays(String text) {
    assertThat(PlainText.of(text)).isEqualTo(text);
    assertThat(OneLine.of(text)).isEqualTo(text);
  }

  @Test
  void joinerThatJoinsNothingIsTakenOut() {
    assertThat(PlainText.of("a\u200db \u0627\u200cb \u0627\u200c\u200c\u0628 \u2764\u200dx"))
        .isEqualTo("ab \u0627b \u0627\u200c\u0628 \u2764x");
    assertThat(PlainText.of("\u2764\ufe0f\ufe0f\ufe0e")).isEqualTo("\u2764\ufe0f");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r", "\r\n", "\u000b", "\f", "\u0085", "\u2028", "\u2029"})
  void everyLineEndIsALineFeedOrASpace(String end) {
    assertThat(PlainText.of("a" + end + "b")).isEqualTo("a\nb");
    assertThat(OneLine.of(end + "a" + end + end + "b" + end)).isEqualTo("a b");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '"',
      value = {
        "![x](http://a.invalid) ~ ![x] (http://a.invalid)",
        "[x](y) and [z]: http://a.invalid ~ [x] (y) and [z] : http://a.invalid",
        "<b>x</b> ~ \u2039b\u203ax\u2039/b\u203a",
        "<http://a.invalid> ~ \u2039http://a.invalid\u203a",
        "<img src=x ~ \u2039img src=x",
        "<!-- x --> ~ \u2039!-- x --\u203a",
        "`x` ~ 'x'",
        "# x ~ \uff03 x",
        "### x ~ \uff03## x",
        "> > x ~ \u203a > x"
      })
  void markupIsText(String markup, String text) {
    assertThat(OneLine.of(markup)).isEqualTo(text);
    assertThat(PlainText.withoutMarkup("1\n" + markup)).isEqualTo("1\n" + text);
    assertThat(OneLine.of(text)).as("again").isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Smith & Sons [UK] (new)",
        "A < B > C -> D",
        "C# & #1 Coffee",
        "I <3 IT",
        "www.a.invalid",
        "http://a.invalid",
        "*** Star_light_ ~x~",
        "Fabrikam | Inc. - 50 % (a)[b]{c}",
        "O'Brien"
      })
  void nameWithSignsStaysAsItIs(String name) {
    assertThat(OneLine.of(name)).isEqualTo(name);
  }

  @Test
  void longValueIsCutAfterAWholeCharacter() {
    assertThat(OneLine.of("x".repeat(300))).hasSize(300).endsWith("x");
    assertThat(OneLine.of("x".repeat(1_000_000))).hasSize(300).endsWith("x\u2026");
    assertThat(OneLine.of("](".repeat(1_000))).hasSizeLessThanOrEqualTo(300).doesNotContain("](");
    assertThat(OneLine.of("\ud83d\udc4d".repeat(500)))
        .isEqualTo("\ud83d\udc4d".repeat(149) + "\u2026");
  }

  /** What is cleaned again stays, since a line of cleaned values is cleaned as a whole. */
  @Test
  void cleanTextStays() {
    var random = Seeded.random("clean text");
    String signs = "a <>[]()!#`:/\n\t\u200d\u0915\u094d\u2764\ufe0f\u2028\ud83d";
    IntStream.range(0, 2_000)
        .mapToObj(
            run ->
                random
                    .ints(1 + run % 330, 0, signs.length())
                    .collect(
                        StringBuilder::new,
                        (text, i) -> text.append(signs.charAt(i)),
                        StringBuilder::append)
                    .toString())
        .forEach(
            text -> {
              String once = OneLine.of(text);
              assertThat(OneLine.of(once)).as(text).isEqualTo(once);
              assertThat(once)
                  .hasSizeLessThanOrEqualTo(300)
                  .doesNotContainPattern("]\\(|<[a-z/!?]|\\n");
              String lines = PlainText.withoutMarkup(text);
              assertThat(PlainText.withoutMarkup(lines)).as(text).isEqualTo(lines);
            });
  }
}
