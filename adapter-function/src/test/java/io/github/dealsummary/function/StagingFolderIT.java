package io.github.dealsummary.function;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.azure.functions.HttpRequestMessage;
import io.github.dealsummary.contract.Operation;
import io.github.dealsummary.emulator.DataverseEmulator;
import java.io.File;
import java.io.IOException;
import java.io.Writer;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the plugin packaged, in a process of its own. */
@Timeout(60)
class StagingFolderIT {
  private static final Path STAGING = Path.of(System.getProperty("staging.folder"));

  private final DataverseEmulator sales = DataverseEmulator.start();

  @AfterEach
  void close() {
    sales.close();
  }

  static Stream<Arguments> triggers() {
    return Stream.concat(
        Stream.of(Operation.values())
            .map(one -> Arguments.of(one.id(), one.method(), one.path(), "FUNCTION")),
        Stream.of(Arguments.of("Swagger", "GET", "/api/swagger.json", "ANONYMOUS")));
  }

  @ParameterizedTest
  @MethodSource("triggers")
  void functionIsTriggeredByItsRoute(String name, String method, String path, String level)
      throws Exception {
    JsonNode function =
        new ObjectMapper().readTree(STAGING.resolve(name).resolve("function.json").toFile());

    JsonNode trigger = function.at("/bindings/0");
    assertThat(trigger.path("type").textValue()).isEqualTo("httpTrigger");
    assertThat("/" + prefix() + "/" + trigger.path("route").textValue()).isEqualTo(path);
    assertThat(trigger.path("authLevel").textValue()).isEqualTo(level);
    assertThat(trigger.path("methods").toString()).isEqualTo("[\"" + method + "\"]");
    assertThat(function.at("/bindings/1/type").textValue()).isEqualTo("http");
  }

  /** What the host puts before every route. */
  private static String prefix() throws IOException {
    return new ObjectMapper()
        .readTree(STAGING.resolve("host.json").toFile())
        .at("/extensions/http/routePrefix")
        .textValue();
  }

  @Test
  void nothingIsStagedThatDoesNotBelongToTheProduct() throws Exception {
    try (Stream<Path> files = Files.walk(STAGING)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .contains("host.json", "DealSummary", "Swagger")
          .noneMatch(name -> name.contains("emulator") || name.contains("junit"));
    }
    JsonNode local = new ObjectMapper().readTree(STAGING.resolve("local.settings.json").toFile());
    assertThat(local.path("Values").toString()).doesNotContain("AZURE_", "DATAVERSE_");
  }

  @Test
  void customersDealIsSummarized() throws Exception {
    assertThat(ask(sales.variables(), "Fourth Coffee"))
        .startsWith("200\n")
        .contains("Content-Type: text/plain; charset=utf-8\n", "10 orders of Product SKU JJ202")
        .contains("Cache-Control: no-store\n");
  }

  @Test
  void customersDealsAreListed() throws Exception {
    assertThat(run(sales.variables(), "FindDeals", "customerName=Fourth%20Coffee&ranking=recent"))
        .startsWith("200\n")
        .contains("There are 3 open deals with ", "Ranked by recent");
  }

  @Test
  void customerIsBriefedOn() throws Exception {
    assertThat(run(sales.variables(), "CustomerBrief", "customerName=Fourth%20Coffee"))
        .startsWith("200\n")
        .contains("Not allowed with Fourth Coffee (sample): bulk e-mail", "Open case: ");
  }

  @Test
  void insightIsAddedToTheDeal() throws Exception {
    String body = "{\"customerName\":\"Fourth Coffee\",\"text\":\"They compare us.\"}";
    assertThat(run(sales.variables(), "ShareInsight", "format=json", body))
        .startsWith("200\n")
        .contains("\"outcome\":\"shared\"", "\"noteWasThere\":false");
    assertThat(run(sales.variables(), "ShareInsight", "", body))
        .contains("The note was already there");
  }

  @Test
  void nameArrivesAsItWasWritten() throws Exception {
    String name = "O'Brien & Söhne #1 (100% \"best\")";

    assertThat(ask(sales.variables(), name)).startsWith("200\n").contains(name);
  }

  @Test
  void emptyNameIsTheCallersToMend() throws Exception {
    assertThat(ask(sales.variables(), ""))
        .startsWith("400\n")
        .contains("Content-Type: application/problem+json", "\"kind\":\"invalid_question\"");
    assertThat(sales.requests()).isEmpty();
  }

  @Test
  void missingSettingsAreAnsweredAndNotThrown() throws Exception {
    assertThat(ask(Map.of(), "Fourth Coffee"))
        .startsWith("500\n")
        .contains("\"kind\":\"not_configured\"", "DATAVERSE_URL", "AZURE_CLIENT_SECRET");
  }

  @Test
  void refusedSecretIsTheOperatorsToMend() throws Exception {
    sales.revokeSecret();

    assertThat(ask(sales.variables(), "Fourth Coffee"))
        .startsWith("502\n")
        .contains("\"kind\":\"unauthenticated\"")
        .doesNotContain(sales.clientSecret());
  }

  @Test
  void contractIsServedUnderTheAppsOwnAddress() throws Exception {
    String reply = run(Map.of(), "Swagger", "");

    assertThat(reply)
        .startsWith("200\n")
        .contains("\"host\": \"contoso-deals.azurewebsites.net\"", "\"basePath\": \"/api\"")
        .contains("\"schemes\": [\"https\"]");
  }

  @Test
  void contractOfALocalHostIsServedOverHttp() throws Exception {
    String local = "host: localhost:7071\tx-forwarded-proto: ";

    assertThat(run(Map.of(), "Swagger", "", "\t" + local))
        .startsWith("200\n")
        .contains("\"host\": \"localhost:7071\"", "\"schemes\": [\"http\"]");
  }

  private static String ask(Map<String, String> variables, String customer) throws Exception {
    return run(variables, "DealSummary", "customerName=" + URLEncoder.encode(customer, UTF_8));
  }

  private static String run(Map<String, String> variables, String function, String query)
      throws IOException, InterruptedException, URISyntaxException {
    return run(variables, function, query, "");
  }

  /**
   * @param body JSON of a POST, or nothing; headers may follow it, after a tab each
   */
  private static String run(
      Map<String, String> variables, String function, String query, String body)
      throws IOException, InterruptedException, URISyntaxException {
    ProcessBuilder builder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                home(StagedFunction.class) + File.pathSeparator + home(HttpRequestMessage.class),
                StagedFunction.class.getName(),
                STAGING.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD);
    builder.environment().clear();
    builder.environment().putAll(variables);
    Process process = builder.start();
    try (Writer invocations = process.outputWriter(UTF_8)) {
      invocations.write(String.join("\t", function, query, body) + "\n");
    }
    String printed = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).isZero();
    return printed.replace(System.lineSeparator(), "\n");
  }

  private static Path home(Class<?> type) throws URISyntaxException {
    return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
  }
}
