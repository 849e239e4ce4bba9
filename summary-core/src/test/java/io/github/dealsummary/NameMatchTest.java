package io.github.dealsummary;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NameMatchTest {
  @ParameterizedTest(name = "{0} / {1}: {2}")
  @CsvSource({
    "Fourth Coffee, Fourth Coffee, EXACT",
    "fourth COFFEE, Fourth Coffee, EXACT",
    "Fourth Coffee, Fourth Coffee (sample), EXACT",
    "cafe zoe, Café Zoë, EXACT",
    "'Fourth   Coffee', Fourth Coffee, EXACT",
    "Fourth, Fourth Coffee, PREFIX",
    "Fabrikam, 'Fabrikam, Inc. (sample)', PREFIX",
    "Adventure Works, Adventure Works Cycles (sample), PREFIX",
    "Fourth Coffee, Fourth Coffee (sample) two, PREFIX",
    // The environment's collation knows ß and ss as equal; we do not, and believe it.
    "Strasse, Straße AG, PREFIX"
  })
  void rowThatStartsWithTheNameFitsExactlyOrByPrefix(String asked, String name, NameMatch level) {
    assertThat(NameMatch.of(asked, name, NameMatch.PREFIX)).isEqualTo(level);
  }

  @ParameterizedTest(name = "{0} / {1}: {2}")
  @CsvSource({
    "Coffee Fourth, Fourth Coffee, ALL_WORDS",
    "Coffee, Fourth Coffee, ALL_WORDS",
    "Fourth Coffee, Fourth Coffee (sample), EXACT",
    "Fourth, Fourth Coffee, PREFIX"
  })
  void rowThatHoldsTheWordsMayStillFitBetter(String asked, String name, NameMatch level) {
    assertThat(NameMatch.of(asked, name, NameMatch.ALL_WORDS)).isEqualTo(level);
  }

  @Test
  void suffixOfSampleRowsDoesNotMatterInAQuestion() {
    assertThat(NameMatch.withoutSuffix("Fourth Coffee (Sample)")).isEqualTo("Fourth Coffee");
    assertThat(NameMatch.withoutSuffix("(sample) Fourth Coffee"))
        .isEqualTo("(sample) Fourth Coffee");
  }
}
