package io.github.dealsummary.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How the database compares text. */
class CollationTest {
  @Test
  void accentsMatterWhereTheEnvironmentIsToldThatTheyDo() {
    try (DataverseEmulator usual = DataverseEmulator.start();
        DataverseEmulator sensitive = DataverseEmulator.builder().accentSensitive().start()) {
      assertThat(Wire.to(usual).names("accounts", "startswith(name,'cafe')")).hasSize(1);
      assertThat(Wire.to(sensitive).names("accounts", "startswith(name,'cafe')")).isEmpty();
      assertThat(Wire.to(sensitive).names("accounts", "startswith(name,'café')")).hasSize(1);
    }
  }

  @Test
  void widthMattersInNoEnvironment() {
    try (DataverseEmulator usual = DataverseEmulator.start();
        DataverseEmulator sensitive = DataverseEmulator.builder().accentSensitive().start()) {
      for (DataverseEmulator sales : List.of(usual, sensitive)) {
        sales.add("account", Map.of("name", "\uff2e\uff34\uff34 Data"));
        assertThat(Wire.to(sales).names("accounts", "startswith(name,'NTT')")).hasSize(1);
        assertThat(Wire.to(sales).names("accounts", "name eq 'ntt data'")).hasSize(1);
      }
    }
  }

  @Test
  void blanksInFrontMatterAndThoseBehindDoNot() {
    try (DataverseEmulator sales = DataverseEmulator.start()) {
      sales.add("account", Map.of("name", "  Woodgrove "));
      assertThat(Wire.to(sales).names("accounts", "startswith(name,' %wood')")).hasSize(1);
      assertThat(Wire.to(sales).names("accounts", "startswith(name,'  ')")).hasSize(1);
      assertThat(Wire.to(sales).names("accounts", "startswith(name,'   ')")).isEmpty();
      assertThat(Wire.to(sales).names("accounts", "startswith(name,'Woodgrove')")).isEmpty();
      assertThat(Wire.to(sales).names("accounts", "name eq '  Woodgrove'")).hasSize(1);
    }
  }
}
