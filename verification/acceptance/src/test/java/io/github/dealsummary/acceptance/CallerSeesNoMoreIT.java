package io.github.dealsummary.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.dealsummary.acceptance.Doors.Printed;
import io.github.dealsummary.acceptance.Doors.Replied;
import io.github.dealsummary.contract.Operation;
import io.github.dealsummary.emulator.DataverseEmulator;
import io.github.dealsummary.emulator.Fault;
import io.github.dealsummary.emulator.Snapshot;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Who may not read a deal learns nothing of it, at no door and by no operation: neither from what
 * is answered, nor from what fails, nor from the log, nor from what another was told before.
 */
@TestInstance(Lifecycle.PER_CLASS)
class CallerSeesNoMoreIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String CUSTOMER = "Fourth Coffee";
  private static final String SELLER = Caller.SELLER.objectId().toString();

  /** What happens to the Sales environment, and what the doors then answer with. */
  record Weather(String what, Consumer<DataverseEmulator> happens, int status) {
    @Override
    public String toString() {
      return what;
    }
  }

  static Stream<Weather> weathers() {
    Fault batch = Fault.on("$batch");
    return Stream.of(
        new Weather("Copilot works", sales -> {}, 200),
        new Weather(
            "Copilot fails",
            sales -> {
              sales.inject(Fault.on("msdyn_SalesOpportunitySummary").status(500));
              sales.inject(Fault.on("msdyn_SalesRecordSummary").status(500));
            },
            200),
        new Weather("Sales fails", sales -> sales.inject(batch.html(500)), 503),
        new Weather(
            "Sales is busy",
            sales -> sales.inject(batch.status(429).retryAfter(Duration.ofSeconds(90))),
            503),
        new Weather("Sales says it", sales -> sales.inject(batch.body(indiscreet())), 502),
        new Weather("Sales takes it for wrong", sales -> sales.inject(batch.status(400)), 502));
  }

  private DataverseEmulator sales;
  private Snapshot seeded;
  private Doors doors;

  @BeforeAll
  void open(@TempDir Path folder) throws Exception {
    sales = DataverseEmulator.builder().seed(OrgWithRoles.seed(folder)).start();
    seeded = sales.snapshot();
  }

  @BeforeEach
  void openDoors() throws Exception {
    sales.reset();
    sales.restore(seeded);
    Map<String, String> variables = new HashMap<>(sales.variables());
    variables.put("DEAL_SUMMARY_CALLER", "token");
    variables.put("DEAL_SUMMARY_DEADLINE_SECONDS", "5");
    doors = new Doors(variables);
  }

  @AfterEach
  void closeDoors() {
    doors.close();
  }

  @AfterAll
  void close() {
    sales.close();
  }

  @ParameterizedTest
  @MethodSource("weathers")
  void whoMayNotReadADealLearnsNothingOfIt(Weather weather) throws Exception {
    Set<String> secrets = fillTheCache();
    weather.happens().accept(sales);
    for (Operation operation : Operation.values()) {
      for (Caller caller : Caller.withoutRights()) {
        for (String format : List.of("text", "json")) {
          Map<String, Replied> replies = ask(operation, caller, CUSTOMER, format);
          assertThat(replies)
              .allSatisfy(
                  (door, reply) -> {
                    String where = operation + " " + caller + " " + door + ": " + reply;
                    assertThat(reply.status()).as(where).isEqualTo(weather.status());
                    assertNoneOf(secrets, where, reply.body() + reply.headers());
                  });
        }
      }
    }
    String log = doors.end();
    assertThat(List.of(log.contains("WARN HttpDoor"), log.contains("WARNING: ")))
        .as(log)
        .containsOnly(weather.status() != 200);
    assertNoneOf(secrets, "log", log);
  }

  /** What Dataverse says may be about the application's user, too, so that it is a failure. */
  @Test
  void whoIsDisabledThereLearnsNothingButThat() throws Exception {
    Set<String> secrets = fillTheCache();
    for (Operation operation : Operation.values()) {
      for (String format : List.of("text", "json")) {
        assertThat(ask(operation, Caller.FORMER_COLLEAGUE, CUSTOMER, format))
            .allSatisfy(
                (door, reply) -> {
                  assertThat(reply.status()).as(door.toString()).isEqualTo(502);
                  assertThat(reply.body()).contains("0x80040225", "is disabled there");
                  assertNoneOf(secrets, operation + " " + door, reply.body() + reply.headers());
                });
      }
    }
  }

  @Test
  void dealOfAnotherIsAsIfThereWereNone() throws Exception {
    fillTheCache();
    for (Operation operation : Operation.values()) {
      for (String format : List.of("text", "json")) {
        sales.restore(seeded);
        Map<String, Replied> withDeals = ask(operation, Caller.OWNER, CUSTOMER, format);
        OrgWithRoles.deleteTheDeals(sales);
        Map<String, Replied> withoutDeals = ask(operation, Caller.OWNER, CUSTOMER, format);

        assertThat(withDeals.values())
            .allSatisfy(
                reply ->
                    assertThat(reply.body())
                        .contains(
                            operation == Operation.BRIEF
                                ? CUSTOMER
                                : "There is no open deal with "));
        assertThat(timeless(withDeals)).isEqualTo(timeless(withoutDeals));
      }
    }
  }

  @Test
  void whoMaySeeNothingDoesNotEvenLearnWhoIsACustomer() throws Exception {
    for (Operation operation : Operation.values()) {
      for (Caller caller : Caller.withoutRights()) {
        // A brief is of a customer, whom the agent may read.
        boolean mayRead = caller == Caller.AGENT && operation == Operation.BRIEF;
        if (caller != Caller.OWNER && !mayRead) {
          Map<String, Replied> known = ask(operation, caller, CUSTOMER, "json");
          Map<String, Replied> unknown = ask(operation, caller, "Humongous Insurance", "json");

          assertThat(known.values())
              .allSatisfy(
                  reply -> assertThat(reply.body()).contains("\"outcome\":\"not_permitted\""));
          assertThat(timeless(known)).isEqualTo(timeless(unknown));
        }
      }
    }
  }

  @Test
  void whoMayReadTheirOwnDealsIsToldOfThose() throws Exception {
    for (Operation operation : Operation.values()) {
      assertThat(ask(operation, Caller.OWNER, "Tailspin Toys", "text").values())
          .allSatisfy(reply -> assertThat(reply.body()).contains(OrgWithRoles.DEAL_OF_THE_OWNER));
    }
  }

  @Test
  void withoutACallerThereIsNoAnswer() throws Exception {
    for (Operation operation : Operation.values()) {
      Map<String, String> claimed = new HashMap<>(asked(operation, CUSTOMER, "json"));
      claimed.put("caller", SELLER);
      Map<String, String> forged =
          Map.of("CallerObjectId", SELLER, "X-MS-CLIENT-PRINCIPAL-ID", SELLER);
      assertThat(doors.both(operation, claimed, forged))
          .allSatisfy(
              (door, reply) -> {
                assertThat(reply.status()).isEqualTo(401);
                assertThat(reply.headers()).containsEntry("WWW-Authenticate", "Bearer");
              });
    }
    assertThat(sales.requests()).isEmpty();
  }

  /** It acts as the application user, whose secret whoever runs it holds. */
  @Test
  void terminalHasNoCaller() throws Exception {
    for (Operation operation : Operation.values()) {
      Printed refused = doors.terminal(operation, CUSTOMER, "--caller", SELLER, "--text", "x");
      assertThat(refused.exit()).isEqualTo(2);
      assertThat(refused.err()).contains("'--caller'");
      assertThat(refused.out()).isEmpty();
      assertThat(doors.terminal(operation, "--help").out()).doesNotContainIgnoringCase("caller");
    }
  }

  /** Asks as somebody who may, and returns what nobody else is to read. */
  private Set<String> fillTheCache() throws Exception {
    Set<String> secrets = new LinkedHashSet<>();
    for (Replied reply : ask(Operation.FIND, Caller.SELLER, CUSTOMER, "json").values()) {
      JsonNode answer = JSON.readTree(reply.body());
      for (JsonNode deal : answer.path("deals")) {
        Stream.of("opportunityName", "opportunityId", "estimatedValue", "contact", "owner")
            .forEach(field -> secrets.add(deal.path(field).asText()));
      }
      for (JsonNode deal : answer.path("wonDeals")) {
        Stream.of("opportunityName", "opportunityId", "actualValue")
            .forEach(field -> secrets.add(deal.path(field).asText()));
      }
    }
    assertThat(secrets)
        .contains("10 orders of Product SKU JJ202 (sample)", "$10,000.00", "Kenny Smith")
        .contains("$22,469.39")
        .hasSizeGreaterThan(12)
        .doesNotContain("");
    ask(Operation.SHARE, Caller.SELLER, CUSTOMER, "text");
    ask(Operation.SUMMARIZE, Caller.SELLER, CUSTOMER, "text");
    assertThat(ask(Operation.SUMMARIZE, Caller.SELLER, CUSTOMER, "text").values())
        .allSatisfy(
            reply -> assertThat(reply.body()).contains("10 orders of", "$10,000.00", "as of "));
    return secrets;
  }

  private Map<String, Replied> ask(
      Operation operation, Caller caller, String customer, String format) throws Exception {
    String token = sales.userAssertion(caller.objectId());
    return doors.both(
        operation, asked(operation, customer, format), Map.of("Authorization", "Bearer " + token));
  }

  private static Map<String, String> asked(Operation operation, String customer, String format) {
    return operation == Operation.SHARE
        ? Map.of("customerName", customer, "format", format, "text", "They compare us.")
        : Map.of("customerName", customer, "format", format, "wonDeals", "true");
  }

  private static void assertNoneOf(Set<String> secrets, String where, String text) {
    for (String secret : secrets) {
      assertThat(text).as(where).doesNotContainIgnoringCase(secret);
    }
  }

  private static Map<String, Replied> timeless(Map<String, Replied> replies) {
    Map<String, Replied> all = new HashMap<>();
    replies.forEach(
        (door, reply) -> {
          Map<String, String> headers = new TreeMap<>(reply.headers());
          headers.keySet().removeIf("date"::equalsIgnoreCase);
          all.put(door, new Replied(reply.status(), headers, reply.body()));
        });
    return all;
  }

  /** What an answer nobody can read might quote. */
  private static String indiscreet() {
    return "{\"error\":\"10 orders of Product SKU JJ202 (sample), $10,000.00, Kenny Smith\"}";
  }
}
