package io.github.dealsummary.table;

import static io.github.dealsummary.dataverse.Condition.column;
import static io.github.dealsummary.dataverse.Order.desc;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.dealsummary.OneLine;
import io.github.dealsummary.dataverse.Lookup;
import io.github.dealsummary.dataverse.Query;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** The table of audits, which records the changes of a deal's stage. */
public final class StageChanges {
  /** The column of the opportunity that holds its stage. */
  static final String STAGE = "stepname";

  private static final String TABLE = "audits";
  private static final String CREATED = "createdon";
  private static final String CHANGES = "changedata";

  private static final int UPDATE = 2;
  private static final int MOST = 100;

  private static final ObjectMapper JSON = new ObjectMapper();

  private StageChanges() {}

  /** A change of a deal's stage. */
  public record StageChange(String from, String to, Optional<String> user, Optional<String> when) {}

  /** Returns the query of the changes of a deal's stage, the latest first. */
  public static TableQuery<StageChange> of(UUID deal) {
    return TableQuery.flat(
        TABLE,
        Query.of(TABLE)
            .select(CREATED, CHANGES, "_userid_value")
            .where(column("_objectid_value").eq(deal).and(column("operation").eq(UPDATE)))
            .orderBy(desc(CREATED))
            .pageSize(MOST),
        StageChanges::changes);
  }

  private static Stream<StageChange> changes(RowValues audit) {
    for (JsonNode change : changedColumns(audit)) {
      String from = OneLine.of(change.path("oldValue").asText(""));
      String to = OneLine.of(change.path("newValue").asText(""));
      if (change.path("logicalName").asText().equals(STAGE) && !from.isBlank() && !to.isBlank()) {
        return Stream.of(
            new StageChange(
                from, to, audit.lookup("userid").flatMap(Lookup::name), audit.formatted(CREATED)));
      }
    }
    return Stream.empty();
  }

  private static JsonNode changedColumns(RowValues audit) {
    try {
      return JSON.readTree(audit.string(CHANGES).orElse("{}")).path("changedAttributes");
    } catch (JsonProcessingException e) {
      audit.leaveOut(CHANGES);
      return JSON.createArrayNode();
    }
  }
}
