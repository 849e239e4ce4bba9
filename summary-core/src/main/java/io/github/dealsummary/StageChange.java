package io.github.dealsummary;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.dealsummary.dataverse.Lookup;
import io.github.dealsummary.dataverse.Row;
import java.util.Optional;
import java.util.stream.Stream;

/** A change of a deal's stage, as auditing recorded it. */
record StageChange(String from, String to, Optional<String> user, Optional<String> when) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String STAGE = "stepname";

  /** The change of an audit row; none if it changed something else. */
  static Stream<StageChange> of(Row audit) {
    for (JsonNode change : changes(audit.string("changedata").orElse("{}"))) {
      String from = change.path("oldValue").asText("");
      String to = change.path("newValue").asText("");
      if (change.path("logicalName").asText().equals(STAGE) && !from.isBlank() && !to.isBlank()) {
        return Stream.of(
            new StageChange(
                from,
                to,
                audit.lookup("userid").flatMap(Lookup::name),
                audit.formatted("createdon")));
      }
    }
    return Stream.empty();
  }

  private static JsonNode changes(String data) {
    try {
      return JSON.readTree(data).path("changedAttributes");
    } catch (JsonProcessingException e) {
      return JSON.createArrayNode(); // another form than we know tells nothing
    }
  }
}
