package io.github.dealsummary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dealsummary.Insight.Origin;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InsightTest {
  private static final Question COFFEE = Question.about("Fourth Coffee");

  @ParameterizedTest
  @ValueSource(strings = {"", " \n\t", "\u0000", "\u202E", "\u00A0", "\u200B\uFEFF"})
  void textThatSaysNothingIsRefused(String text) {
    assertThatThrownBy(() -> Insight.about(COFFEE, text))
        .isInstanceOf(InvalidQuestion.class)
        .hasMessageContaining("blank");
  }

  @Test
  void textIsKeptInItsLinesWithoutWhatNobodySees() {
    assertThat(Insight.about(COFFEE, " a\r\nb\u2028c\u0007 \u202Ed ☕\re\u0085f ").text())
        .isEqualTo("a\nb\nc d ☕\ne\nf");
  }

  @Test
  void longestTextIsTakenAndALongerOneRefused() {
    assertThat(Insight.about(COFFEE, "☕".repeat(5_000)).text()).hasSize(5_000);
    assertThatThrownBy(() -> Insight.about(COFFEE, "a".repeat(5_001)))
        .isInstanceOf(InvalidQuestion.class)
        .hasMessageContaining("5,000");
  }

  @Test
  void keyIsNeitherBlankNorLong() {
    Insight insight = Insight.about(COFFEE, "They compare us.");
    for (String longest : List.of("k".repeat(200), "\uD83D\uDE00".repeat(200))) {
      assertThat(insight.withKey(longest).key()).hasValue(longest);
    }
    for (String wrong : List.of("", " ", "\u200B\uFEFF", "\u00A0", "k".repeat(201))) {
      assertThatThrownBy(() -> insight.withKey(wrong)).isInstanceOf(InvalidQuestion.class);
    }
  }

  @Test
  void originIsAFewShortLines() {
    Origin origin =
        new Origin(Optional.of("Kenny\nSmith"), Optional.of(" "), Optional.of("x".repeat(1_000)));
    assertThat(origin.agent()).hasValue("Kenny Smith");
    assertThat(origin.caseNumber()).isEmpty();
    assertThat(origin.instance().orElseThrow()).hasSize(200).endsWith("…");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Gr\uFFFDe", "A\uD800B", "A\uDC00B", "\uDC00\uD800", "A\uD83D"})
  void brokenTextIsRefused(String broken) {
    Insight insight = Insight.about(COFFEE, "They compare us ☕ \uD83D\uDE00.");
    Optional<String> given = Optional.of(broken);
    Optional<String> none = Optional.empty();
    assertThat(
            List.<ThrowingCallable>of(
                () -> Insight.about(COFFEE, broken),
                () -> insight.withKey(broken),
                () -> new Origin(given, none, none),
                () -> new Origin(none, given, none),
                () -> new Origin(none, none, given)))
        .allSatisfy(
            taken ->
                assertThatThrownBy(taken)
                    .isInstanceOf(InvalidQuestion.class)
                    .hasMessageContaining("UTF-8"));
  }

  @Test
  void dayBeyondAllCalendarsIsRefused() {
    Insight insight = Insight.about(COFFEE, "They compare us.");
    assertThatThrownBy(() -> insight.dueOn(LocalDate.of(10_000, 1, 1)))
        .isInstanceOf(InvalidQuestion.class);
  }

  @Test
  void printedItSaysNothing() {
    assertThat(Insight.about(COFFEE, "They compare us.").withKey("k").toString())
        .doesNotContain("compare", "Coffee", "k]");
  }
}
