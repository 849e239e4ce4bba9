package io.github.dealsummary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuestionTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "   ",
        "\u0301",
        "\u200b",
        "\u00a0\u2003",
        "a\u0000b",
        "\u001b[31m",
        "a\u001cb",
        "half\uD83D",
        "S\uFFFDhne"
      })
  void nameThatNoCustomerCanHaveIsRefusedWithoutBeingRepeated(String name) {
    assertThatThrownBy(() -> Question.about(name))
        .isInstanceOf(InvalidQuestion.class)
        .hasMessageContaining("Give")
        .hasMessageNotContaining("half");
  }

  @Test
  void longestNameHas256CharactersHoweverManyUnitsTheyTake() {
    assertThatCode(() -> Question.about("\u2615".repeat(256))).doesNotThrowAnyException();
    assertThatCode(() -> Question.about("\uD83D\uDE00".repeat(256))).doesNotThrowAnyException();
    assertThatThrownBy(() -> Question.about("x".repeat(257)))
        .isInstanceOf(InvalidQuestion.class)
        .hasMessageContaining("256");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        " \u00a0Fourth Coffee\u2003",
        "Fourth   Coffee",
        "Fourth\u00a0Coffee",
        "\ufeffFourth\u200b Coffee\u200e",
        "Fourth\tCoffee",
        "\tFourth\r\nCoffee\n",
        "Fourth\u000bCoffee\f",
        "Fourth\u0085Coffee\u2028",
        "Fourth\u2029Coffee"
      })
  void spacesAreOneSpaceAndWhatCannotBeSeenIsLeftOut(String name) {
    assertThat(Question.about(name).customerName()).hasValue("Fourth Coffee");
  }

  @Test
  void longInputIsRefusedBeforeItIsLookedAt() {
    assertThatThrownBy(() -> Question.about("a" + " ".repeat(10_000_000) + "b"))
        .isInstanceOf(InvalidQuestion.class)
        .hasMessageContaining("256");
  }

  @Test
  void questionHasANameOrAnIdAndNotBoth() {
    assertThatThrownBy(() -> question(Optional.empty(), Optional.empty()))
        .isInstanceOf(InvalidQuestion.class);
    assertThatThrownBy(() -> question(Optional.of("x"), Optional.of(UUID.randomUUID())))
        .isInstanceOf(InvalidQuestion.class);
  }

  @Test
  void questionNeedsTime() {
    assertThatThrownBy(() -> Question.about("x").within(Duration.ZERO))
        .isInstanceOf(InvalidQuestion.class);
  }

  @Test
  void wishesAreKeptWhateverIsAddedAfterThem() {
    Question question =
        Question.about("x")
            .withoutCopilot()
            .withWonDeals()
            .rankedBy(Ranking.RECENT)
            .in("us")
            .askedBy(UUID.randomUUID())
            .within(Duration.ofSeconds(1));
    assertThat(question.wishes()).containsExactlyInAnyOrder(Question.Wish.values());
    assertThat(question.ranking()).hasValue(Ranking.RECENT);
    assertThat(question.environments()).containsExactly("us");
  }

  private static Question question(Optional<String> name, Optional<UUID> id) {
    return new Question(
        name, id, Optional.empty(), List.of(), Optional.empty(), Optional.empty(), Set.of());
  }
}
