package io.github.dealsummary.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.dealsummary.acceptance.Doors.Printed;
import io.github.dealsummary.acceptance.Doors.Replied;
import io.github.dealsummary.emulator.DataverseEmulator;
import io.github.dealsummary.emulator.Fault;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What fails is said at every door with its own status, what to do, and nothing that is secret. */
@TestInstance(Lifecycle.PER_CLASS)
class FailuresAgreeIT {
  private final DataverseEmulator sales = DataverseEmulator.start();
  private Doors doors;

  /** Something that is wrong with the Sales environment. */
  record Trouble(
      String what, Consumer<DataverseEmulator> happens, int status, int exit, String says) {
    @Override
    public String toString() {
      return what;
    }
  }

  static Stream<Trouble> troubles() {
    Fault batch = Fault.on("$batch");
    return Stream.of(
        new Trouble("secret revoked", DataverseEmulator::revokeSecret, 502, 4, "client secret"),
        new Trouble(
            "privilege taken", s -> s.deny("prvReadOpportunity"), 502, 4, "prvReadOpportunity"),
        new Trouble("request refused", s -> s.inject(batch.status(400)), 502, 5, "400"),
        new Trouble("sign-in page", s -> s.inject(batch.body("<html/>")), 502, 5, "cannot be read"),
        new Trouble(
            "throttled",
            s -> s.inject(batch.status(429).retryAfter(Duration.ofSeconds(90))),
            503,
            6,
            "90 seconds"),
        new Trouble("broken", s -> s.inject(batch.html(500)), 503, 6, "500"),
        new Trouble(
            "silent", s -> s.inject(batch.delay(Duration.ofSeconds(60))), 504, 6, "deadline"));
  }

  @BeforeAll
  void open() throws Exception {
    doors = new Doors(inSeconds(2, sales.variables()));
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

  @ParameterizedTest
  @MethodSource("troubles")
  void failureHasItsStatusAndSaysWhatToDo(Trouble trouble) throws Exception {
    trouble.happens().accept(sales);
    assertFailure(doors, trouble.status(), trouble.exit(), trouble.says());
  }

  @Test
  void environmentThatIsGoneIsUnavailable() throws Exception {
    try (DataverseEmulator other = DataverseEmulator.start();
        // A process that has just started takes a second or two to find out.
        Doors leadingNowhere = new Doors(inSeconds(6, other.variables()))) {
      assertThat(leadingNowhere.server(Map.of("customerName", "Fourth Coffee")).status())
          .isEqualTo(200);
      stop(other);
      assertFailure(leadingNowhere, 503, 6, "could not be reached");
    }
  }

  @Test
  void whoShouldWaitIsToldHowLong() throws Exception {
    sales.inject(Fault.on("$batch").status(429).retryAfter(Duration.ofSeconds(90)));
    for (Replied reply : doors.both(Map.of("customerName", "Fourth Coffee")).values()) {
      assertThat(reply.headers()).containsEntry("Retry-After", "90");
    }
  }

  @Test
  void questionThatIsNoneIsTheCallersToMend() throws Exception {
    assertThat(doors.terminal(" ").exit()).isEqualTo(2);
    for (Replied reply : doors.both(Map.of("customerName", " ")).values()) {
      assertThat(reply.status()).isEqualTo(400);
      assertThat(reply.body()).contains("blank");
    }
    assertThat(sales.requests()).isEmpty();
  }

  private void assertFailure(Doors asked, int status, int exit, String says) throws Exception {
    Printed terminal = asked.terminal("Fourth Coffee");
    assertThat(terminal.exit()).as(terminal.err()).isEqualTo(exit);
    assertThat(terminal.out()).isEmpty();
    assertThat(terminal.err()).contains(says);
    assertNothingSecret(terminal.err());
    for (Replied reply : asked.both(Map.of("customerName", "Fourth Coffee")).values()) {
      assertThat(reply.status()).isEqualTo(status);
      assertThat(reply.headers().get("Content-Type")).startsWith("application/problem+json");
      JsonNode problem = new ObjectMapper().readTree(reply.body());
      assertThat(problem.path("detail").asText()).contains(says);
      assertNothingSecret(reply.body());
    }
  }

  private static void stop(DataverseEmulator environment) {
    environment.close();
  }

  private static Map<String, String> inSeconds(int deadline, Map<String, String> settings) {
    Map<String, String> variables = new HashMap<>(settings);
    variables.put("DEAL_SUMMARY_DEADLINE_SECONDS", String.valueOf(deadline));
    return variables;
  }

  private void assertNothingSecret(String text) {
    assertThat(text)
        .isNotBlank()
        .doesNotContain(sales.clientSecret(), "Bearer", "Fourth", "\tat ", "Exception:");
  }
}
