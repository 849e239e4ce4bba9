package io.github.dealsummary.emulator.store;

import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.InputStream;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class DefinedNamesTest {
  /** They are not checked at each start, and are an example for those who write their own. */
  @Test
  void ownTablesKeepTheRules() throws Exception {
    try (InputStream json =
        Objects.requireNonNull(
            getClass().getResourceAsStream("/io/github/dealsummary/emulator/tables.json"))) {
      JsonNode tables = new ObjectMapper().readTree(json);
      assertThatCode(() -> DefinedNames.check(tables)).doesNotThrowAnyException();
    }
  }
}
