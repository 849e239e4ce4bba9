package io.github.dealsummary.settings;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.dealsummary.SummaryAction;
import io.github.dealsummary.dataverse.OutboundProxy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {
  private static final Map<String, String> WORKING =
      Map.of(
          "DATAVERSE_URL", "https://contoso-sales.crm.dynamics.com",
          "AZURE_TENANT_ID", "contoso.example",
          "AZURE_CLIENT_ID", "client",
          "AZURE_CLIENT_SECRET", "s3cret");

  @TempDir private Path folder;

  @Test
  void fourVariablesAreEnough() {
    Settings settings = Settings.from(WORKING);
    assertThat(settings.environments()).hasSize(1);
    Settings.Target sales = settings.environments().get(0);
    assertThat(sales.name()).isEqualTo("sales");
    assertThat(sales.deadline()).isEqualTo(Duration.ofSeconds(30));
    assertThat(sales.identity().authority()).as("the environment's cloud decides").isEmpty();
    assertThat(settings.copilot()).isEqualTo(Settings.Copilot.standard());
  }

  @Test
  void everythingCanBeSaid() {
    Settings settings =
        Settings.from(
            with(
                Map.of(
                    "DATAVERSE_URL",
                        "us=https://a.crm.dynamics.com , EMEA East = https://b.crm4.dynamics.com/",
                    "AZURE_AUTHORITY_HOST", "https://login.microsoftonline.com",
                    "DEAL_SUMMARY_DEADLINE_SECONDS", " 12 ",
                    "DEAL_SUMMARY_ACTION", "msdyn_SalesRecordSummary",
                    "DEAL_SUMMARY_RESULT_PROPERTY", "summary")));
    assertThat(settings.environments())
        .extracting(Settings.Target::name)
        .containsExactly("us", "EMEA East");
    assertThat(settings.environments().get(1).url()).isEqualTo("https://b.crm4.dynamics.com/");
    assertThat(settings.environments().get(1).deadline()).isEqualTo(Duration.ofSeconds(12));
    assertThat(settings.copilot().action()).isEqualTo(SummaryAction.RECORD);
    assertThat(settings.copilot().resultProperty()).hasValue("summary");
  }

  @Test
  void everyMissingSettingIsReportedAtOnceWithWhatToDo() {
    InvalidSettings invalid =
        catchThrowableOfType(
            InvalidSettings.class, () -> Settings.from(Map.of("DATAVERSE_URL", " ")));
    assertThat(invalid.problems())
        .hasSize(4)
        .allSatisfy(problem -> assertThat(problem).contains(" is missing. Set it to "));
  }

  @ParameterizedTest
  @CsvSource({
    "DATAVERSE_URL, contoso.crm.dynamics.com",
    "DATAVERSE_URL, http://contoso.crm.dynamics.com",
    "DATAVERSE_URL, 'https://a.crm.dynamics.com,https://b.crm.dynamics.com'",
    "DATAVERSE_URL, 'a=https://a.crm.dynamics.com,'",
    "DATAVERSE_URL, https://a.crm.dynamics.com:99999",
    "AZURE_TENANT_ID, https://wrong",
    "AZURE_AUTHORITY_HOST, http://login.microsoftonline.com",
    "AZURE_AUTHORITY_HOST, wrong",
    "DEAL_SUMMARY_DEADLINE_SECONDS, 000",
    "DEAL_SUMMARY_DEADLINE_SECONDS, 231",
    "DEAL_SUMMARY_DEADLINE_SECONDS, wrong",
    "DEAL_SUMMARY_ACTION, wrong",
    "DEAL_SUMMARY_RANKING, wrong",
    "DEAL_SUMMARY_SEARCH, wrong",
    "DEAL_SUMMARY_MAX_CHARACTERS, 199",
    "DEAL_SUMMARY_MAX_CHARACTERS, 100001",
    "DEAL_SUMMARY_CACHE_ENTRIES, -1",
    "DEAL_SUMMARY_CACHE_ENTRIES, 100001",
    "DEAL_SUMMARY_CACHE_MINUTES, 000",
    "DEAL_SUMMARY_CACHE_MINUTES, 1441",
    "DEAL_SUMMARY_RESULT_PROPERTY, not a name",
    "HTTPS_PROXY, http://ann:s3cret@",
    "https_proxy, https://ann:s3cret@proxy:8080",
  })
  void wrongSettingIsNamedAndItsValueNotRepeated(String name, String value) {
    assertThatThrownBy(() -> Settings.from(with(Map.of(name, value))))
        .isInstanceOfSatisfying(
            InvalidSettings.class,
            invalid -> {
              assertThat(invalid.problems()).hasSize(1);
              assertThat(invalid.problems().get(0))
                  .startsWith(name)
                  .doesNotContain(value, "s3cret");
            });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          AZURE_TENANT_ID               | "contoso.example"
          AZURE_CLIENT_ID               | 'client'
          AZURE_CLIENT_SECRET           | "s3cret"
          AZURE_CLIENT_SECRET           | \u201Cs3cret\u201D
          AZURE_CLIENT_SECRET           | \u201Es3cret\u201C
          AZURE_CLIENT_SECRET           | \u00ABs3cret\u00BB
          DATAVERSE_URL                 | "https://contoso.crm.dynamics.com"
          DATAVERSE_URL                 | "emea=https://a.crm.dynamics.com,us=https://b.crm.dynamics.com"
          AZURE_AUTHORITY_HOST          | "https://login.microsoftonline.com"
          DEAL_SUMMARY_DEADLINE_SECONDS | "20"
          DEAL_SUMMARY_RANKING          | 'recent'
          """)
  void quotationMarksOfADockerEnvFileAreSaidOnce(String name, String value) {
    assertThatThrownBy(() -> Settings.from(with(Map.of(name, value))))
        .isInstanceOfSatisfying(
            InvalidSettings.class,
            invalid ->
                assertThat(invalid.problems())
                    .containsExactly(
                        name
                            + " is in quotation marks, and they are part of the value."
                            + " Remove them. A docker env file keeps quotes."));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          contoso.crm.dynamics.com                | It has no https:// in front of the host. Add it.
          us="https://a.crm.dynamics.com"         | It is in quotation marks. Remove them.
          https://a.crm.dynamics.com/#x           | It holds a #. Remove the # and what follows.
          https://make.powerapps.com/environments | It is a portal's address. The portal shows the environment's own as its URL.
          """)
  void addressSaysWhatIsWrongWithIt(String value, String says) {
    assertThatThrownBy(() -> Settings.from(with(Map.of("DATAVERSE_URL", value))))
        .hasMessageStartingWith("DATAVERSE_URL: The environment's address is not usable. " + says);
  }

  @Test
  void thousandsOfEnvironmentsAreOneProblem() {
    assertThat(Settings.from(with(Map.of("DATAVERSE_URL", addresses(50)))).environments())
        .hasSize(50);
    assertThatThrownBy(() -> Settings.from(with(Map.of("DATAVERSE_URL", addresses(5_000)))))
        .hasMessage("DATAVERSE_URL names 5000 environments. At most 50 can be asked.");
  }

  private static String addresses(int many) {
    return IntStream.range(0, many)
        .mapToObj(i -> "e" + i + "=https://e" + i + ".crm.dynamics.com")
        .collect(Collectors.joining(","));
  }

  @Test
  void secretFileIsOneLineOfText() throws IOException {
    assertThat(secretOf("s3cret\r\n".getBytes(UTF_8))).isEqualTo("s3cret");
    assertThat(secretOf("\uFEFFs3cret".getBytes(UTF_8))).isEqualTo("s3cret");
    refused(
        "s3cret\nother\n".getBytes(UTF_8),
        " holds several lines. Leave only the line of the secret.");
    refused(
        "s3cret\rother".getBytes(UTF_8),
        " holds several lines. Leave only the line of the secret.");
    refused(
        "s3cret".getBytes(UTF_16LE),
        ": the file is text in UTF-16, as Windows PowerShell writes it. Save it as UTF-8.");
    refused(
        "\uFEFFs3cret".getBytes(UTF_16LE),
        ": the file is text in UTF-16, as Windows PowerShell writes it. Save it as UTF-8.");
    refused(
        "\"s3cret\"\n".getBytes(UTF_8),
        " is in quotation marks, and they are part of the value. Remove them. A docker env file keeps quotes.");
    refused(new byte[0], ": the file is empty.");
    refused("\r\n".getBytes(UTF_8), ": the file holds only blanks.");
    refused(new byte[1_000_001], ": the file is larger than 1 MB.");
  }

  @Test
  void secretOfSeveralLinesInAVariableIsRefused() {
    assertThatThrownBy(() -> Settings.from(with(Map.of("AZURE_CLIENT_SECRET", "s3cret\nother"))))
        .hasMessage("AZURE_CLIENT_SECRET holds several lines. Leave only the line of the secret.");
    assertThat(Settings.from(with(Map.of("AZURE_CLIENT_SECRET", "s3cret\r\n"))))
        .as("a line end is left out")
        .isEqualTo(Settings.from(WORKING));
  }

  private String secretOf(byte[] content) throws IOException {
    Identity identity = Settings.from(withSecretFile(content)).environments().get(0).identity();
    return ((Identity.Secret) identity).secret();
  }

  private void refused(byte[] content, String says) {
    assertThatThrownBy(() -> Settings.from(withSecretFile(content)))
        .isInstanceOf(InvalidSettings.class)
        .hasMessage("AZURE_CLIENT_SECRET_FILE" + says);
  }

  private Map<String, String> withSecretFile(byte[] content) throws IOException {
    Path file = Files.write(Files.createTempFile(folder, "secret", ""), content);
    Map<String, String> variables = with(Map.of("AZURE_CLIENT_SECRET_FILE", file.toString()));
    variables.remove("AZURE_CLIENT_SECRET");
    return variables;
  }

  @ParameterizedTest
  @CsvSource({"1, 200, 0, 1", "230, 100000, 100000, 1440"})
  void boundsThemselvesAreTaken(int deadline, int characters, int entries, int minutes) {
    Settings settings =
        Settings.from(
            with(
                Map.of(
                    "DEAL_SUMMARY_DEADLINE_SECONDS", "" + deadline,
                    "DEAL_SUMMARY_MAX_CHARACTERS", "" + characters,
                    "DEAL_SUMMARY_CACHE_ENTRIES", "" + entries,
                    "DEAL_SUMMARY_CACHE_MINUTES", "" + minutes)));
    assertThat(settings.environments().get(0).deadline()).hasSeconds(deadline);
    assertThat(settings.copilot().longestText()).isEqualTo(characters);
    assertThat(settings.cache())
        .isEqualTo(new Settings.Cache(entries, Duration.ofMinutes(minutes)));
  }

  @Test
  void oneWrongSettingDoesNotHideAnother() {
    assertThatThrownBy(
            () ->
                Settings.from(
                    with(
                        Map.of(
                            "AZURE_TENANT_ID", "a/b", "AZURE_AUTHORITY_HOST", "http://x.example"))))
        .isInstanceOfSatisfying(
            InvalidSettings.class, invalid -> assertThat(invalid.problems()).hasSize(2));
  }

  @Test
  void problemsOfSeveralReadersAreReportedTogether() {
    assertThatThrownBy(
            () ->
                InvalidSettings.reportTogether(
                    () -> Settings.from(Map.of()),
                    () -> {
                      throw new InvalidSettings(List.of("PORT is wrong."));
                    }))
        .isInstanceOfSatisfying(
            InvalidSettings.class, invalid -> assertThat(invalid.problems()).hasSize(5));
  }

  @Test
  void proxyIsReadFromTheVariables() {
    Settings settings =
        Settings.from(with(Map.of("HTTPS_PROXY", "http://ann:s3cret@proxy.contoso.com:8080")));
    assertThat(settings.proxy().toString()).contains("proxy.contoso.com:8080");
    assertThat(settings.toString()).doesNotContain("s3cret");
    assertThat(Settings.from(WORKING).proxy()).isEqualTo(OutboundProxy.ofJvm());
  }

  @Test
  void secretIsNotShown() {
    assertThat(Settings.from(WORKING).toString()).contains("client").doesNotContain("s3cret");
  }

  private static Map<String, String> with(Map<String, String> changes) {
    Map<String, String> all = new HashMap<>(WORKING);
    all.putAll(changes);
    return all;
  }

  @Test
  void problemThatSeveralReadersFindIsReportedOnce() {
    Runnable reader =
        () -> {
          throw new InvalidSettings(List.of("A is missing.", "B is missing."));
        };

    assertThatThrownBy(() -> InvalidSettings.reportTogether(reader, () -> {}, reader))
        .isInstanceOfSatisfying(
            InvalidSettings.class,
            e -> assertThat(e.problems()).containsExactly("A is missing.", "B is missing."));
  }
}
