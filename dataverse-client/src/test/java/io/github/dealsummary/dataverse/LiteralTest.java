package io.github.dealsummary.dataverse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("thorough")
class LiteralTest {
  @Test
  void apostropheInTextIsDoubled() {
    assertThat(Literal.of("O'Brien & Co")).isEqualTo("'O''Brien & Co'");
  }

  @Test
  void everythingButTextIsBare() {
    UUID id = UUID.fromString("00000000-0000-0000-0000-00000000000a");
    assertThat(Literal.of(null)).isEqualTo("null");
    assertThat(Literal.of(7)).isEqualTo("7");
    assertThat(Literal.of(-7L)).isEqualTo("-7");
    assertThat(Literal.of(true)).isEqualTo("true");
    assertThat(Literal.of(id)).isEqualTo("00000000-0000-0000-0000-00000000000a");
    assertThat(Literal.of(Instant.parse("2024-01-15T10:30:45Z"))).isEqualTo("2024-01-15T10:30:45Z");
    assertThat(Literal.of(LocalDate.of(2024, 1, 15))).isEqualTo("2024-01-15");
  }

  @Test
  void largeDecimalHasNoExponent() {
    assertThat(Literal.of(new BigDecimal("1E+9"))).isEqualTo("1000000000");
  }

  @Test
  void typeThatDataverseDoesNotKnowIsNamed() {
    assertThatThrownBy(() -> Literal.of(new Object()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("java.lang.Object")
        .hasMessageContaining("UUID");
  }

  @Test
  void loneSurrogateIsRefusedWithoutRepeatingTheText() {
    assertThatThrownBy(() -> Literal.of("secret\uD83D"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("surrogate")
        .hasMessageNotContaining("secret");
    assertThatThrownBy(() -> Literal.encoded("\uDE00")).hasMessageContaining("surrogate");
  }

  @Test
  void wildcardsOfLikeAreBracketed() {
    assertThat(Literal.withoutWildcards("100% [new]_")).isEqualTo("100[%] [[]new][_]");
  }

  @Test
  void encodedTextHoldsOnlyUnreservedCharactersAndDecodesToItself() {
    Random random = Seeded.random("literals");
    for (int i = Seeded.count(100_000); i > 0; i--) {
      String text = Seeded.text(random);
      String encoded = Literal.encoded(text);
      assertThat(encoded).matches("[A-Za-z0-9._~%-]*");
      assertThat(URLDecoder.decode(encoded, StandardCharsets.UTF_8)).isEqualTo(text);
    }
  }
}
