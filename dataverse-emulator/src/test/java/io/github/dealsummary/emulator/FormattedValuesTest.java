package io.github.dealsummary.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormattedValuesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2026-03-01T00:05:59Z | 3/1/2026 12:05 AM",
        "2026-12-31T11:59:00Z | 12/31/2026 11:59 AM",
        "1999-10-09T12:00:00Z | 10/9/1999 12:00 PM",
        "0987-01-02T23:10:00Z | 1/2/0987 11:10 PM"
      })
  void timesAreWrittenAsInAmerica(String time, String text) {
    try (DataverseEmulator emulator = DataverseEmulator.start()) {
      UUID id = emulator.add("account", Map.of("name", "Dated", "createdon", time));
      JsonNode row =
          Wire.json(
              Wire.to(emulator)
                  .get(
                      "accounts(" + id + ")?$select=createdon",
                      "Prefer",
                      "odata.include-annotations=\"*\""));
      assertThat(row.get("createdon@OData.Community.Display.V1.FormattedValue").asText())
          .isEqualTo(text);
    }
  }

  @Test
  void moneyThatIsOwedStandsInParentheses() {
    try (DataverseEmulator emulator = DataverseEmulator.start()) {
      UUID id = emulator.add("opportunity", Map.of("name", "Credit", "estimatedvalue", -1234.5));
      JsonNode row =
          Wire.to(emulator)
              .read(
                  "opportunities(" + id + ")?$select=estimatedvalue,estimatedvalue_base",
                  "Prefer",
                  "odata.include-annotations=\"*\"");
      for (String column : List.of("estimatedvalue", "estimatedvalue_base")) {
        assertThat(row.get(column + "@OData.Community.Display.V1.FormattedValue").asText())
            .isEqualTo("($1,234.50)");
      }
    }
  }
}
