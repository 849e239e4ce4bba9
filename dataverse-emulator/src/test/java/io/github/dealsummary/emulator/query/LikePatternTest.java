package io.github.dealsummary.emulator.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dealsummary.emulator.store.Collation;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LikePatternTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "abc    | xabcx  | true",
        "a%c    | xabbbcx| true",
        "a_c    | ac     | false",
        "a_c    | abc    | true",
        "[%]    | 50%    | true",
        "[%]    | 50     | false",
        "[_]    | a_b    | true",
        "[_]    | ab     | false",
        "[[]    | a[b    | true",
        "]      | a]b    | true",
        "[a-c]1 | B1     | true",
        "[a-c]1 | d1     | false",
        "[^a-c]1| d1     | true",
        "[a-    | [a-    | false",
        "[]     | x      | false",
        "straße | STRASSE| true",
        "uber   | Über   | true",
        "Ø      | O      | false"
      })
  void containsIsLikeOfSqlServer(String argument, String value, boolean matches) {
    assertThat(LikePattern.containing(argument, Collation.ACCENT_INSENSITIVE).matches(value))
        .isEqualTo(matches);
  }

  @Test
  void manyWildcardsTakeNoTime() {
    LikePattern pattern =
        LikePattern.containing("a%".repeat(200) + "b", Collation.ACCENT_INSENSITIVE);
    long start = System.nanoTime();
    assertThat(pattern.matches("a".repeat(4_000))).isFalse();
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
  }
}
