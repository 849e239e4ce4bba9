package io.github.dealsummary.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.SimpleRequest;
import com.atlassian.oai.validator.model.SimpleResponse;
import com.atlassian.oai.validator.report.ValidationReport;
import io.github.dealsummary.acceptance.Doors.Replied;
import io.github.dealsummary.contract.Operation;
import io.github.dealsummary.emulator.DataverseEmulator;
import io.github.dealsummary.emulator.Fault;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/**
 * Both HTTP doors, held to the published Swagger file. It declares the 200 a string, since a
 * connector has one schema for a status; {@code format=json} is held by {@link DoorsAgreeIT}.
 */
@TestInstance(Lifecycle.PER_CLASS)
class ContractIT {
  private static final String KEY = "a key that the file asks for";

  private final OpenApiInteractionValidator contract =
      OpenApiInteractionValidator.createFor("../../openapi/connector/apiDefinition.swagger.json")
          .build();
  private final DataverseEmulator sales = DataverseEmulator.start();
  private Doors doors;

  @BeforeAll
  void open() throws Exception {
    Map<String, String> variables = new HashMap<>(sales.variables());
    variables.put("DEAL_SUMMARY_DEADLINE_SECONDS", "1");
    doors = new Doors(variables);
  }

  @BeforeEach
  void reset() {
    sales.reset();
  }

  @AfterAll
  void close() {
    doors.close();
    sales.close();
  }

  @Test
  void answersAreAsPublished() throws Exception {
    assertAsPublished("Fourth Coffee", 200, environment -> {});
    assertAsPublished("Northwind Traders", 200, environment -> {});
    assertAsPublished("Humongous Insurance", 200, environment -> {});
  }

  @Test
  void listsAreAsPublished() throws Exception {
    Map<String, String> parameters = Map.of("customerName", "Fourth Coffee", "code", KEY);
    assertThat(doors.both(Operation.FIND, parameters).values())
        .allSatisfy(
            reply ->
                assertThat(validate("/api/Deals", "Fourth Coffee", reply).getMessages()).isEmpty());
  }

  @Test
  void problemsAreAsPublished() throws Exception {
    assertAsPublished("bell\u0007", 400, environment -> {});
    assertAsPublished("Fourth Coffee", 502, DataverseEmulator::revokeSecret);
    assertAsPublished("Fourth Coffee", 503, e -> e.inject(Fault.on("$batch").html(500)));
    assertAsPublished(
        "Fourth Coffee", 504, e -> e.inject(Fault.on("$batch").delay(Duration.ofSeconds(30))));
  }

  @Test
  void refusalOfACallerNobodyKnowsIsAsPublished() throws Exception {
    Map<String, String> variables = new HashMap<>(sales.variables());
    variables.put("DEAL_SUMMARY_CALLER", "token");
    try (Doors closed = new Doors(variables)) {
      Map<String, String> parameters = Map.of("customerName", "Fourth Coffee", "code", KEY);
      assertThat(closed.both(parameters).values())
          .allSatisfy(
              reply -> {
                assertThat(reply.status()).isEqualTo(401);
                assertThat(validate("Fourth Coffee", reply).getMessages()).isEmpty();
              });
    }
  }

  @Test
  void validatorNoticesWhatIsNotPublished() {
    Replied unpublished = new Replied(200, Map.of("Content-Type", "text/html"), "<p>");
    assertThat(validate("x", unpublished).hasErrors()).isTrue();
    Replied shapeless =
        new Replied(
            503, Map.of("Content-Type", "application/problem+json"), "{\"status\":\"busy\"}");
    assertThat(validate("x", shapeless).hasErrors()).isTrue();
  }

  private void assertAsPublished(String customer, int status, Consumer<DataverseEmulator> happens)
      throws Exception {
    sales.reset();
    happens.accept(sales);
    Map<String, Replied> replies = doors.both(Map.of("customerName", customer, "code", KEY));
    assertThat(replies)
        .allSatisfy(
            (door, reply) -> {
              assertThat(reply.status()).isEqualTo(status);
              ValidationReport report = validate(customer, reply);
              assertThat(report.getMessages()).as(door).isEmpty();
            });
  }

  private ValidationReport validate(String customer, Replied reply) {
    return validate("/api/DealSummary", customer, reply);
  }

  private ValidationReport validate(String path, String customer, Replied reply) {
    SimpleRequest request =
        SimpleRequest.Builder.get(path)
            .withQueryParam("customerName", customer)
            .withQueryParam("code", KEY)
            .build();
    SimpleResponse.Builder response =
        SimpleResponse.Builder.status(reply.status()).withBody(reply.body());
    reply.headers().forEach(response::withHeader);
    return contract.validate(request, response.build());
  }
}
