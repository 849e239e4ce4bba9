package io.github.dealsummary.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AccentTest {
  @Test
  void accentsMatterWhereTheEnvironmentIsToldThatTheyDo() {
    try (DataverseEmulator usual = DataverseEmulator.start();
        DataverseEmulator sensitive = DataverseEmulator.builder().accentSensitive().start()) {
      assertThat(Wire.to(usual).names("accounts", "startswith(name,'cafe')")).hasSize(1);
      assertThat(Wire.to(sensitive).names("accounts", "startswith(name,'cafe')")).isEmpty();
      assertThat(Wire.to(sensitive).names("accounts", "startswith(name,'café')")).hasSize(1);
    }
  }
}
