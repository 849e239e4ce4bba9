package io.github.dealsummary.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.dealsummary.settings.InvalidSettings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ListAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServerSettingsTest {
  private static final Map<String, String> KEYS =
      Map.of("DEAL_SUMMARY_KEYS", "first-key-of-sixteen-or-more,second-key-of-sixteen-or-more");

  @Test
  void withoutAnythingItIsThisMachineOnly() {
    ServerSettings settings = ServerSettings.from(List.of(), Map.of());

    assertThat(settings.host()).isEqualTo("127.0.0.1");
    assertThat(settings.port()).isEqualTo(8080);
    assertThat(settings.demo()).isFalse();
    assertThat(settings.keys().none()).isTrue();
  }

  @Test
  void argumentsAreReadInBothForms() {
    ServerSettings settings =
        ServerSettings.from(List.of("--port=9000", "--host", "0.0.0.0", "--demo"), KEYS);

    assertThat(settings.host()).isEqualTo("0.0.0.0");
    assertThat(settings.port()).isEqualTo(9000);
    assertThat(settings.demo()).isTrue();
  }

  @Test
  void anyOfTheKeysOpens() {
    AccessKeys keys = ServerSettings.from(List.of(), KEYS).keys();

    assertThat(keys.admit("first-key-of-sixteen-or-more")).isTrue();
    assertThat(keys.admit("second-key-of-sixteen-or-more")).isTrue();
    assertThat(keys.admit("first-key-of-sixteen-or-mor")).isFalse();
    assertThat(keys.admit("")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.0.0.0", "::"})
  void withoutKeysNobodyElseIsLetIn(String host) {
    problems(List.of("--host", host), Map.of())
        .singleElement()
        .asString()
        .contains("DEAL_SUMMARY_KEYS");
  }

  @Test
  void verifiedTokenIsAsGoodAsAKey() {
    Map<String, String> token =
        Map.of(
            "DEAL_SUMMARY_CALLER", "token",
            "AZURE_TENANT_ID", "7a1d0c2e-5f3b-4c8e-9b6a-2d4e6f8a0b1c",
            "AZURE_CLIENT_ID", "3c9e7b15-84d2-4f6a-a1c3-5e7f9b2d4a60");

    assertThat(ServerSettings.from(List.of("--host", "0.0.0.0"), token).anybodyMayAsk()).isFalse();
  }

  @Test
  void headerThatAnybodyCouldSendIsNot() {
    problems(List.of("--host", "0.0.0.0"), Map.of("DEAL_SUMMARY_CALLER", "easy-auth"))
        .singleElement()
        .asString()
        .contains("DEAL_SUMMARY_KEYS");
  }

  @Test
  void wrongWordForTheCallerIsTheOnlyProblemItMakes() {
    problems(List.of("--host", "0.0.0.0"), Map.of("DEAL_SUMMARY_CALLER", "tokens"))
        .singleElement()
        .asString()
        .contains("DEAL_SUMMARY_CALLER");
  }

  @ParameterizedTest
  @ValueSource(strings = {"easy-auth", "token", "tokens"})
  void demoKnowsNoCallers(String caller) {
    problems(
            List.of("--demo", "--host", "0.0.0.0"),
            Map.of("DEAL_SUMMARY_CALLER", caller, "DEAL_SUMMARY_AUDIENCE", "x"))
        .containsExactly("--demo: nobody signs in to the demo. Leave out DEAL_SUMMARY_CALLER.");
    assertThat(ServerSettings.from(List.of("--demo"), Map.of("DEAL_SUMMARY_CALLER", "none")).demo())
        .isTrue();
  }

  @Test
  void demoIsNotToldOfTokensThatItDoesNotTake() {
    problems(List.of("--demo", "--host", "0.0.0.0"), Map.of())
        .containsExactly(
            "--host: without keys the server listens to this machine only. Set DEAL_SUMMARY_KEYS to"
                + " let others in, or leave out --host.");
    problems(List.of("--host", "0.0.0.0"), Map.of())
        .singleElement()
        .asString()
        .contains("DEAL_SUMMARY_CALLER to token");
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost", "::1", "127.0.0.2"})
  void withoutKeysAnyLoopbackAddressWillDo(String host) {
    assertThat(ServerSettings.from(List.of("--host", host), Map.of()).host()).isEqualTo(host);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sesame",
        "fifteen-chars-x",
        "first-key-of-sixteen-or-more,",
        "key with spaces in it"
      })
  void keyThatIsNoneIsRefusedWithoutRepeatingIt(String keys) {
    problems(List.of(), Map.of("DEAL_SUMMARY_KEYS", keys))
        .singleElement()
        .asString()
        .contains("DEAL_SUMMARY_KEYS", "16")
        .doesNotContain(keys);
  }

  @Test
  void limitsAreThoseThatAreSet() {
    ServerLimits unset = ServerSettings.from(List.of(), Map.of()).limits();
    assertThat(unset).isEqualTo(new ServerLimits(100, 1000, Duration.ofSeconds(30)));

    Map<String, String> set =
        Map.of(
            "DEAL_SUMMARY_MAX_QUESTIONS", "20",
            "DEAL_SUMMARY_MAX_CONNECTIONS", " 300 ",
            "DEAL_SUMMARY_CLIENT_SECONDS", "7");
    assertThat(ServerSettings.from(List.of(), set).limits())
        .isEqualTo(new ServerLimits(20, 300, Duration.ofSeconds(7)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "DEAL_SUMMARY_MAX_QUESTIONS",
        "DEAL_SUMMARY_MAX_CONNECTIONS",
        "DEAL_SUMMARY_CLIENT_SECONDS"
      })
  void limitThatIsNoneIsSaid(String name) {
    for (String value : List.of("0", "-1", "many", "9999999", "1.5")) {
      problems(List.of(), Map.of(name, value)).singleElement().asString().startsWith(name);
    }
  }

  @Test
  void eachQuestionKeepsItsConnection() {
    problems(
            List.of(),
            Map.of("DEAL_SUMMARY_MAX_QUESTIONS", "50", "DEAL_SUMMARY_MAX_CONNECTIONS", "50"))
        .singleElement()
        .asString()
        .contains("DEAL_SUMMARY_MAX_QUESTIONS", "DEAL_SUMMARY_MAX_CONNECTIONS");
    assertThat(new ServerLimits(1, Integer.MAX_VALUE, Duration.ofSeconds(1)).usableConnections())
        .isPositive()
        .isLessThan(Integer.MAX_VALUE);
  }

  @Test
  void allProblemsAreReportedAtOnce() {
    problems(
            List.of("--demo=yes", "--port", "70000", "--loud", "--host", "no such host"),
            Map.of("DEAL_SUMMARY_KEYS", "sesame", "DEAL_SUMMARY_MAX_QUESTIONS", "x"))
        .hasSize(6);
    problems(List.of("--port"), Map.of()).hasSize(1);
  }

  @Test
  void optionIsGivenOnce() {
    problems(List.of("--port", "8614", "--port=8615"), Map.of())
        .containsExactly("--port is given more than once.");
    problems(List.of("--demo", "--demo", "--host=::1", "--host", "::1"), Map.of()).hasSize(2);
  }

  private static ListAssert<String> problems(
      List<String> arguments, Map<String, String> variables) {
    return assertThat(
        catchThrowableOfType(InvalidSettings.class, () -> ServerSettings.from(arguments, variables))
            .problems());
  }

  @Test
  void hostThatIsNoneIsSaid() {
    problems(List.of("--host", ""), KEYS).singleElement().asString().contains("--host");
  }
}
