package io.github.dealsummary.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dealsummary.Question;
import io.github.dealsummary.emulator.DataverseEmulator;
import io.github.dealsummary.settings.InvalidSettings;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SharedDeskTest {
  private static final Question COFFEE = Question.about("Fourth Coffee");

  @Test
  void failedOpeningIsTriedAgainAndASuccessfulOneRemembered() {
    try (DataverseEmulator sales = DataverseEmulator.start()) {
      Deque<Map<String, String>> readings = new ArrayDeque<>(List.of(Map.of(), sales.variables()));
      SharedDesk desk = new SharedDesk(readings::pop);

      assertThatThrownBy(() -> desk.desk().summarize(COFFEE)).isInstanceOf(InvalidSettings.class);
      assertThat(desk.desk().summarize(COFFEE).text()).contains("Fourth Coffee");
      assertThat(desk.desk().summarize(COFFEE).text()).contains("Fourth Coffee");

      assertThat(sales.tokenRequests()).isEqualTo(1);
    }
  }

  @Test
  void wrongSettingsAreReportedWithThoseOfTheCaller() {
    Map<String, String> wrong =
        Map.of("DEAL_SUMMARY_CALLER", "tokens", "DEAL_SUMMARY_CALLERS", "token");

    assertThatThrownBy(() -> new SharedDesk(() -> wrong).callers())
        .isInstanceOf(InvalidSettings.class)
        .hasMessageContaining("DEAL_SUMMARY_CALLER is not one of")
        .hasMessageContaining("Did you mean DEAL_SUMMARY_CALLER?")
        .hasMessageContaining("DATAVERSE_URL is missing");
  }
}
