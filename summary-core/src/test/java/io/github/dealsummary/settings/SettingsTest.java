package io.github.dealsummary.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.dealsummary.SummaryAction;
import io.github.dealsummary.dataverse.OutboundProxy;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {
  private static final Map<String, String> WORKING =
      Map.of(
          "DATAVERSE_URL", "https://contoso-sales.crm.dynamics.com",
          "AZURE_TENANT_ID", "contoso.example",
          "AZURE_CLIENT_ID", "client",
          "AZURE_CLIENT_SECRET", "s3cret");

  @Test
  void fourVariablesAreEnough() {
    Settings settings = Settings.from(WORKING);
    assertThat(settings.environments()).hasSize(1);
    Settings.Target sales = settings.environments().get(0);
    assertThat(sales.name()).isEqualTo("sales");
    assertThat(sales.deadline()).isEqualTo(Duration.ofSeconds(30));
    assertThat(sales.identity().authority())
        .isEqualTo(URI.create("https://login.microsoftonline.com"));
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
                    "AZURE_AUTHORITY_HOST", "https://login.microsoftonline.us",
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
