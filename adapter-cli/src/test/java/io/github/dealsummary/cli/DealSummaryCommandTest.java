package io.github.dealsummary.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.dealsummary.dataverse.DataverseException.Kind;
import io.github.dealsummary.emulator.DataverseEmulator;
import io.github.dealsummary.emulator.Fault;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DealSummaryCommandTest {
  private final DataverseEmulator sales = DataverseEmulator.start();
  private Map<String, String> variables = sales.variables();

  @AfterEach
  void close() {
    sales.close();
  }

  @ParameterizedTest
  @CsvSource({
    "Fourth Coffee, 0, $10, '000.00'",
    "Litwar, 3, 'More than one customer', Dublin",
    "Adventure Works, 3, no open deal, Adventure Works (sample)",
    "Humongous Insurance, 3, No customer was found, Humongous"
  })
  void answerIsAllThatStandardOutputCarries(String customer, int exit, String part, String other) {
    Run run = run("summarize", customer);
    assertThat(run.exit).isEqualTo(exit);
    assertThat(run.out).contains(part, other).endsWith(System.lineSeparator());
    assertThat(run.err).isEmpty();
  }

  @Test
  void dealsAreListedInTheOrderThatIsAskedFor() {
    Run run = run("find", "Fourth Coffee", "--rank", "close-date", "--won");
    assertThat(run.exit).isZero();
    assertThat(run.out)
        .contains("1. Grinders", "Ranked by close-date", "Won before, the latest first:");
    assertThat(run("find", "Fourth Coffee").out).contains("1. 10 orders").doesNotContain("Won");
    assertThat(run("find", "Adventure Works").exit).isEqualTo(3);
  }

  @Test
  void customerIsBriefedOn() {
    Run run = run("brief", "Fourth Coffee");
    assertThat(run.exit).isZero();
    assertThat(run.out)
        .startsWith("Not allowed with Fourth Coffee (sample): bulk e-mail [sales: accounts]")
        .contains("Open case: CAS-01213-F4C1", "Last contact: ");
    assertThat(run("brief", "Humongous Insurance").exit).isEqualTo(3);
  }

  @Test
  void insightIsAddedOnceAndNotWithoutACustomer() {
    String[] share = {
      "share", "Fourth Coffee", "--text", "They compare us.", "--agent", "Kenny Smith",
      "--case", "CAS-01001", "--instance", "Contoso Service", "--due", "2126-01-15"
    };
    Run run = run(share);
    assertThat(run.exit).as(run.err).isZero();
    assertThat(run.out).contains("A note was added: 10 orders", "A task for Kenny Smith");
    assertThat(run(share).out).contains("The note was already there");
    Run unknown = run("share", "Humongous Insurance", "--text", "They compare us.");
    assertThat(unknown.exit).isEqualTo(3);
    assertThat(unknown.out).startsWith("Nothing was shared.");
  }

  @Test
  void onlyTheNamedEnvironmentIsAsked() {
    assertThat(run("find", "Fourth Coffee", "--environment", "sales").exit).isZero();
    Run unknown = run("find", "Fourth Coffee", "--environment", "emea");
    assertThat(unknown.exit).isEqualTo(2);
    assertThat(unknown.err).contains("Configured are: sales");
  }

  @Test
  void settingsOfTheServerAreNoneOfTheTerminals() {
    variables = new HashMap<>(variables);
    variables.put("DEAL_SUMMARY_KEYS", "sesame");
    variables.put("DEAL_SUMMARY_CALLER", "token");
    variables.put("DEAL_SUMMARY_AUDIENCE", "api://deals");
    assertThat(run("find", "Fourth Coffee").exit).isZero();
    assertThat(sales.requests())
        .isNotEmpty()
        .allSatisfy(request -> assertThat(request.headers()).doesNotContainKey("callerobjectid"));
  }

  @Test
  void demoNeedsNoSettingsAndSaysThatItIsOne() {
    variables = Map.of();
    Run run = run("summarize", "Fourth Coffee", "--demo");
    assertThat(run.exit).isZero();
    assertThat(run.out).contains("10 orders of Product SKU JJ202 (sample)", "Emulated Copilot");
    assertThat(run.err).contains("emulated Sales org");
  }

  @Test
  void jsonIsTheContractsObject() throws JsonProcessingException {
    JsonNode answer =
        new ObjectMapper().readTree(run("summarize", "Litwar", "--format", "json").out);
    assertThat(answer.path("outcome").asText()).isEqualTo("ambiguous_customer");
    String id = answer.path("candidates").path(0).path("customerId").asText();
    assertThat(run("summarize", "--id", id).exit).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "summarize, <customer>",
    "summarize --format yaml x, --format",
    "summarize --format JSON x, 'text, json'",
    "summarize --id not-an-id, as an earlier answer listed it",
    "summarize --id 1-1-1-1-1, as an earlier answer listed it",
    "summarize --nonsense x, --nonsense",
    "find --rank VALUE x, 'value, close-date, recent, weighted'",
    "find, <customer>",
    "share Litware, --text",
    "share Litware --text x --due tomorrow, --due': that is not a date",
    "share Litware --text x --due 2020-13-01, Write it like 2027-01-15.",
    "share Litware --text x --deal 7, as an earlier answer listed it",
    "emulator --limits many, 'like 6000,1200,52'",
    "emulator --port many, --port",
    "emulator --port 99999, '--port takes a number from 0, which is any free port, to 65535.'",
    "emulator --port -1, '--port takes a number from 0, which is any free port, to 65535.'",
    "emulator --port 0 --token a$b, --token takes",
    "emulator --port 0 --seed no-such-file, seed file",
    "nonsense, nonsense"
  })
  void wrongArgumentIsNamedWithTheUsage(String arguments, String named) {
    Run run = run(arguments.split(" "));
    assertThat(run.exit).isEqualTo(2);
    assertThat(run.out).isEmpty();
    assertThat(run.err).contains(named).doesNotContain("java.");
  }

  @Test
  void blankNameIsABadQuestion() {
    Run run = run("summarize", " ");
    assertThat(run.exit).isEqualTo(2);
    assertThat(run.err).contains("blank").doesNotContain("\tat ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Fourth\tCoffee", "Fourth Coffee\n", "\tFourth\r\nCoffee \r\n"})
  void tabsAndLineEndsInANameAreBlanks(String name) {
    Run run = run("find", name);
    assertThat(run.exit).isZero();
    assertThat(run).isEqualTo(run("find", "Fourth Coffee"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Fourth\u0007Coffee", "Fourth Coffee\u0000", "\u001bFourth Coffee"})
  void otherControlCharactersInANameAreABadQuestion(String name) {
    Run run = run("find", name);
    assertThat(run.exit).isEqualTo(2);
    assertThat(run.out).isEmpty();
    assertThat(run.err).contains("control characters").doesNotContain("\tat ", "Fourth");
    assertThat(sales.requests()).isEmpty();
  }

  @Test
  void everyMissingSettingIsSaidAndHowToTryWithout() {
    variables = Map.of();
    Run run = run("summarize", "Fourth Coffee");
    assertThat(run.exit).isEqualTo(2);
    assertThat(run.out).isEmpty();
    assertThat(run.err)
        .contains(
            "DATAVERSE_URL", "AZURE_TENANT_ID", "AZURE_CLIENT_ID", "AZURE_CLIENT_SECRET", "--demo");
  }

  @Test
  void revokedSecretExitsAsAnIdentityThatIsRefused() {
    sales.revokeSecret();
    assertFailure(4, "client secret");
  }

  @Test
  void missingPrivilegeExitsAsAnIdentityThatIsRefused() {
    sales.deny("prvReadOpportunity");
    assertFailure(4, "prvReadOpportunity");
  }

  @Test
  void unreadableAnswerExitsAsRefused() {
    sales.inject(Fault.on("$batch").body("<html></html>"));
    assertFailure(5, "cannot be read");
  }

  @Test
  void deadEnvironmentExitsAsUnavailable() {
    variables = new HashMap<>(variables);
    variables.put("DEAL_SUMMARY_DEADLINE_SECONDS", "10");
    sales.close();
    assertFailure(6, "could not be reached");
  }

  @ParameterizedTest
  @CsvSource({
    "UNAUTHENTICATED, 4",
    "FORBIDDEN, 4",
    "REJECTED, 5",
    "UNREADABLE, 5",
    "THROTTLED, 6",
    "UNAVAILABLE, 6"
  })
  void kindOfFailureHasItsExitCode(Kind kind, int exit) {
    assertThat(ExitCode.of(kind).number()).isEqualTo(exit);
  }

  @Test
  void nameThatBeginsWithAnAtSignIsANameAndNoFile(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("arguments"), "Fourth Coffee");
    assertThat(run("summarize", "@" + file).out).contains("No customer was found for \"@" + file);
  }

  @Test
  void emulatorOnATakenPortSaysSo() {
    Run run = run("emulator", "--port", String.valueOf(sales.url().getPort()));
    assertThat(run.exit).isEqualTo(2);
    assertThat(run.err).contains("--port").doesNotContain("\tat ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "a b", "a\"b", "=", "ä"})
  void emulatorTakesNoTokenThatAHeaderCannotCarry(String token) {
    Run run = run("emulator", "--port", "0", "--token", token);
    assertThat(run.exit).isEqualTo(2);
    assertThat(run.out).isEmpty();
    assertThat(run.err).startsWith("--token takes ");
  }

  @Test
  @Timeout(20)
  void emulatorThatCannotSayWhereItIsEnds() {
    PrintStream full =
        new PrintStream(
            new OutputStream() {
              @Override
              public void write(int b) throws IOException {
                throw new IOException("No space left on device");
              }
            });
    String[] arguments = {"emulator", "--port", "0"};
    assertThat(DealSummaryCommand.run(arguments, Map.of(), full, System.err)).isEqualTo(1);
  }

  @Test
  void emulatorServesUntilItIsInterrupted() throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PrintStream printed = new PrintStream(out, true, StandardCharsets.UTF_8);
    String[] arguments = {"emulator", "--port", "0", "--token", "demo", "--limits", "6000,1200,52"};
    Thread serving =
        new Thread(() -> DealSummaryCommand.run(arguments, Map.of(), printed, printed));
    serving.start();
    Matcher url = Pattern.compile("http://127.0.0.1:\\d+/api/data/v9.2/").matcher("");
    while (serving.isAlive() && !url.reset(out.toString(StandardCharsets.UTF_8)).find()) {
      Thread.onSpinWait();
    }
    HttpRequest whoAmI =
        HttpRequest.newBuilder(URI.create(url.group() + "WhoAmI"))
            .header("Authorization", "Bearer demo")
            .build();
    assertThat(HttpClient.newHttpClient().send(whoAmI, BodyHandlers.discarding()).statusCode())
        .isEqualTo(200);
    serving.interrupt();
    serving.join(10_000);
    assertThat(serving.isAlive()).isFalse();
  }

  @Test
  void helpAndVersionGoToStandardOutput() {
    assertThat(run("--help").out).contains("summarize", "Exit codes:", "DATAVERSE_URL");
    assertThat(run("--version").out).startsWith("deal-summary ");
    assertThat(run("summarize", "--help").exit).isZero();
    assertThat(run("share", "--help").out.replaceAll("\\s+", " "))
        .contains("whole name", "asks back");
  }

  private void assertFailure(int exit, String words) {
    Run run = run("summarize", "Fourth Coffee");
    assertThat(run.exit).isEqualTo(exit);
    assertThat(run.out).isEmpty();
    assertThat(run.err).contains(words).doesNotContain("\tat ", "Fourth", sales.clientSecret());
  }

  private Run run(String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int exit =
        DealSummaryCommand.run(
            arguments,
            variables,
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8));
    return new Run(
        exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  private record Run(int exit, String out, String err) {}
}
