package io.github.dealsummary.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.dealsummary.acceptance.Doors.Door;
import io.github.dealsummary.acceptance.Doors.Replied;
import io.github.dealsummary.acceptance.PublishedBounds.Case;
import io.github.dealsummary.contract.Operation;
import io.github.dealsummary.emulator.DataverseEmulator;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Both HTTP doors answer what the published file allows, and refuse the rest. */
@TestInstance(Lifecycle.PER_CLASS)
class BoundsIT {
  private static final String ENVIRONMENT = "n".repeat(64);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final DataverseEmulator sales = DataverseEmulator.start();
  private Doors doors;
  private PublishedBounds bounds;

  @BeforeAll
  void open() throws Exception {
    Map<String, String> variables = new HashMap<>(sales.variables());
    variables.put("DATAVERSE_URL", ENVIRONMENT + "=" + sales.url());
    doors = new Doors(variables);
    JsonNode deals =
        JSON.readTree(
            doors
                .ask(
                    Door.SERVER,
                    Operation.FIND,
                    Map.of("customerName", "Fourth Coffee", "format", "json"),
                    Map.of())
                .body());
    bounds =
        new PublishedBounds(
            Map.of(
                "environment", ENVIRONMENT,
                "customerId", deals.path("customerId").textValue(),
                "opportunityId", deals.at("/deals/0/opportunityId").textValue()));
  }

  @AfterAll
  void close() {
    doors.close();
    sales.close();
  }

  Stream<Case> cases() {
    return bounds.cases();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void doorsHoldWhatTheFileSays(Case one) throws Exception {
    for (Door door : Door.values()) {
      Replied reply = doors.ask(door, one.operation(), one.sent());
      assertThat(reply.status())
          .as("%s at %s: %s", one, door, reply.body())
          .isEqualTo(one.allowed() ? 200 : 400);
      if (!one.allowed()) {
        assertThat(reply.headers().get("Content-Type")).startsWith("application/problem+json");
        assertThat(reply.body()).contains("\"kind\":\"invalid_question\"");
      }
    }
  }

  @Test
  void everyParameterAndFieldIsTriedOnBothSides() {
    List<String> names = new ArrayList<>(bounds.file().path("paths").findValuesAsText("name"));
    names.remove("insight"); // the body, whose fields follow
    bounds.file().at("/definitions/Insight/properties").fieldNames().forEachRemaining(names::add);
    assertThat(names)
        .allSatisfy(
            name ->
                assertThat(bounds.cases().filter(one -> one.name().startsWith(name + " ")))
                    .extracting(Case::allowed)
                    .contains(true, false));
  }
}
