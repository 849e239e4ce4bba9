package io.github.dealsummary.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.dealsummary.Outcome;
import io.github.dealsummary.acceptance.Doors.Door;
import io.github.dealsummary.acceptance.Doors.Printed;
import io.github.dealsummary.acceptance.Doors.Replied;
import io.github.dealsummary.contract.Operation;
import io.github.dealsummary.emulator.DataverseEmulator;
import io.github.dealsummary.emulator.Fault;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** One question at three doors: the same words, and the same object. */
@TestInstance(Lifecycle.PER_CLASS)
class DoorsAgreeIT {
  private final DataverseEmulator sales = DataverseEmulator.start();
  private Doors doors;

  /** A question and what it comes to. */
  record Asked(
      Operation operation, String customer, Outcome.Kind outcome, boolean copilotFails, int exit) {
    private String[] arguments(String... more) {
      Stream<String> own =
          operation == Operation.SHARE
              ? Stream.of(customer, "--text", "They <compare> us.", "--due", "2126-01-15")
              : Stream.of(customer);
      return Stream.concat(own, Stream.of(more)).toArray(String[]::new);
    }

    private Map<String, String> parameters(String format) {
      return operation == Operation.SHARE
          ? Map.of(
              "customerName",
              customer,
              "text",
              "They <compare> us.",
              "dueDate",
              "2126-01-15",
              "format",
              format)
          : Map.of("customerName", customer, "format", format);
    }
  }

  static Stream<Asked> questions() {
    return Stream.of(
        new Asked(Operation.SUMMARIZE, "Fourth Coffee", Outcome.Kind.SUMMARIZED, false, 0),
        new Asked(
            Operation.SUMMARIZE,
            "O'Brien & Söhne #1 (100% \"best\")",
            Outcome.Kind.SUMMARIZED,
            false,
            0),
        new Asked(Operation.SUMMARIZE, "Fabrikam", Outcome.Kind.SUMMARIZED, true, 0),
        new Asked(
            Operation.SUMMARIZE, "Northwind Traders", Outcome.Kind.AMBIGUOUS_CUSTOMER, false, 3),
        new Asked(
            Operation.SUMMARIZE, "Adventure Works", Outcome.Kind.NO_OPEN_OPPORTUNITY, false, 3),
        new Asked(
            Operation.SUMMARIZE,
            "' or 1 eq 1 or name eq '",
            Outcome.Kind.UNKNOWN_CUSTOMER,
            false,
            3),
        new Asked(Operation.FIND, "Fourth Coffee", Outcome.Kind.LISTED, false, 0),
        new Asked(Operation.FIND, "Northwind Traders", Outcome.Kind.AMBIGUOUS_CUSTOMER, false, 3),
        new Asked(Operation.BRIEF, "Fourth Coffee", Outcome.Kind.BRIEFED, false, 0),
        new Asked(Operation.BRIEF, "Northwind Traders", Outcome.Kind.AMBIGUOUS_CUSTOMER, false, 3),
        new Asked(Operation.BRIEF, "Humongous Insurance", Outcome.Kind.UNKNOWN_CUSTOMER, false, 3),
        new Asked(Operation.SHARE, "Fourth Coffee", Outcome.Kind.SHARED, false, 0),
        new Asked(Operation.SHARE, "Northwind Traders", Outcome.Kind.AMBIGUOUS_CUSTOMER, false, 3),
        new Asked(Operation.SHARE, "Adventure Works", Outcome.Kind.NO_OPEN_OPPORTUNITY, false, 3));
  }

  @BeforeAll
  void open() throws Exception {
    Map<String, String> variables = new HashMap<>(sales.variables());
    // The HTTP doors would know what they have summarized; the terminal is a process for each
    // question.
    variables.put("DEAL_SUMMARY_CACHE_ENTRIES", "0");
    doors = new Doors(variables);
  }

  @AfterAll
  void close() {
    doors.close();
    sales.close();
  }

  @Test
  void everyOutcomeThatADoorCanReachIsAsked() {
    // Without a caller nobody is not permitted; CallerSeesNoMoreIT asks as somebody.
    Set<Outcome.Kind> reachable = EnumSet.complementOf(EnumSet.of(Outcome.Kind.NOT_PERMITTED));
    assertThat(questions().map(Asked::outcome).collect(Collectors.toSet())).isEqualTo(reachable);
    assertThat(questions().map(Asked::operation)).contains(Operation.values());
  }

  @ParameterizedTest
  @MethodSource("questions")
  void allSayTheSame(Asked asked) throws Exception {
    restart(asked);
    Printed terminal = doors.terminal(asked.operation(), asked.arguments());
    assertThat(terminal.exit()).as(terminal.err()).isEqualTo(asked.exit());
    assertThat(terminal.err()).isEmpty();
    assertThat(terminal.out()).isNotBlank();
    Map<String, Replied> replies = repeated(asked, "text");
    assertThat(replies)
        .allSatisfy(
            (door, reply) -> {
              assertThat(reply.status()).isEqualTo(200);
              assertThat(reply.headers().get("Content-Type")).matches("text/plain; ?charset=utf-8");
              assertThat(reply.body() + System.lineSeparator()).isEqualTo(terminal.out());
            });
    assertThat(terminal.out().contains("not by Copilot")).isEqualTo(asked.copilotFails());
  }

  @ParameterizedTest
  @MethodSource("questions")
  void allGiveTheSameObject(Asked asked) throws Exception {
    restart(asked);
    JsonNode terminal =
        new ObjectMapper()
            .readTree(doors.terminal(asked.operation(), asked.arguments("--format", "json")).out());
    assertThat(terminal.path("outcome").asText())
        .isEqualTo(asked.outcome().name().toLowerCase(Locale.ROOT));
    for (Replied reply : repeated(asked, "json").values()) {
      assertThat(new ObjectMapper().readTree(reply.body())).isEqualTo(terminal);
    }
  }

  /** What is shared is another thing when it was shared before, so each door begins anew. */
  private Map<String, Replied> repeated(Asked asked, String format) throws Exception {
    Map<String, Replied> replies = new LinkedHashMap<>();
    for (Door door : Door.values()) {
      restart(asked);
      replies.put(
          door.name(), doors.ask(door, asked.operation(), asked.parameters(format), Map.of()));
    }
    return replies;
  }

  private void restart(Asked asked) {
    sales.reset();
    if (asked.copilotFails()) {
      sales.inject(Fault.on("msdyn_SalesOpportunitySummary").status(500));
    }
  }

  @Test
  void answerIsTheSameWhereDigitsAreOthers() throws Exception {
    sales.reset();
    Printed here = doors.terminal("Fourth Coffee");
    Printed there =
        doors.terminalWith(
            List.of("-Duser.language=ar", "-Duser.country=EG"),
            Operation.SUMMARIZE,
            "Fourth Coffee");
    assertThat(there).isEqualTo(here);
    assertThat(
            doors.terminalWith(
                List.of("-Duser.language=ar", "-Duser.country=EG"),
                Operation.SUMMARIZE,
                "Fourth Coffee",
                "--demo"))
        .extracting(Printed::exit, Printed::out)
        .containsExactly(0, here.out());
  }
}
