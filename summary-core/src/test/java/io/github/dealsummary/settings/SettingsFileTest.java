package io.github.dealsummary.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.dealsummary.Environment;
import io.github.dealsummary.InvalidQuestion;
import io.github.dealsummary.Matching;
import io.github.dealsummary.Question;
import io.github.dealsummary.Ranking;
import io.github.dealsummary.SummaryAction;
import io.github.dealsummary.desk.DealDesk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsFileTest {
  private static final String TWO =
      """
      {"$schema": "settings.schema.json",
       "environments": [
        {"name": "emea", "url": "https://a.crm4.dynamics.com", "deadlineSeconds": 7,
         "tenantId": "emea.example", "clientId": "other", "clientSecretFile": "SECRET"},
        {"name": "us", "url": "https://b.crm.dynamics.com"},
        {"name": "service", "url": "https://c.crm.dynamics.com", "role": "service"}],
       "ranking": "recent", "search": true, "maxCharacters": 500, "deadlineSeconds": 20,
       "action": "msdyn_SalesRecordSummary", "resultProperty": "text",
       "cacheEntries": 5, "cacheMinutes": 2,
       "tenantId": "contoso.example", "clientId": "client", "clientSecretFile": "SECRET"}
      """;

  @TempDir private Path folder;

  @Test
  void fileSaysWhatVariablesCannotAndNeedsNoneOfThem() throws IOException {
    Settings settings = Settings.from(Map.of("DEAL_SUMMARY_SETTINGS", file(TWO)));
    assertThat(settings.environments())
        .extracting(Settings.Target::name, Settings.Target::deadline, Settings.Target::role)
        .containsExactly(
            tuple("emea", Duration.ofSeconds(7), Environment.Role.SALES),
            tuple("us", Duration.ofSeconds(20), Environment.Role.SALES),
            tuple("service", Duration.ofSeconds(20), Environment.Role.SERVICE));
    assertThat(settings.environments().get(0).identity())
        .isEqualTo(secret("emea.example", "other", "from a file"));
    assertThat(settings.environments().get(1).identity())
        .isEqualTo(secret("contoso.example", "client", "from a file"));
    assertThat(settings.ranking()).isEqualTo(Ranking.RECENT);
    assertThat(settings.matching().searches()).isTrue();
    assertThat(settings.copilot().longestText()).isEqualTo(500);
    assertThat(settings.copilot().action()).isEqualTo(SummaryAction.RECORD);
    assertThat(settings.copilot().resultProperty()).hasValue("text");
    assertThat(settings.cache()).isEqualTo(new Settings.Cache(5, Duration.ofMinutes(2)));
  }

  @Test
  void variableDecidesOverTheFileAndAnEnvironmentOverBoth() throws IOException {
    Settings settings =
        Settings.from(
            Map.of(
                "DEAL_SUMMARY_SETTINGS", file(TWO),
                "DEAL_SUMMARY_RANKING", "weighted",
                "DEAL_SUMMARY_DEADLINE_SECONDS", "11",
                "AZURE_CLIENT_SECRET", "from a variable"));
    assertThat(settings.ranking()).isEqualTo(Ranking.WEIGHTED);
    assertThat(settings.environments())
        .extracting(target -> target.deadline().toSeconds())
        .containsExactly(7L, 11L, 11L);
    assertThat(settings.environments())
        .extracting(Settings.Target::identity)
        .containsExactly(
            secret("emea.example", "other", "from a file"),
            secret("contoso.example", "client", "from a variable"),
            secret("contoso.example", "client", "from a variable"));
  }

  @Test
  void serviceEnvironmentIsNotAskedForDeals() throws IOException {
    try (DealDesk desk = DealDesk.open(Settings.from(Map.of("DEAL_SUMMARY_SETTINGS", file(TWO))))) {
      assertThat(
              catchThrowableOfType(
                  InvalidQuestion.class, () -> desk.find(Question.about("x").in("us", "service"))))
          .hasMessage(
              "Environments with the role service are not asked for deals."
                  + " Ask one of these: emea, us.");
    }
  }

  @ParameterizedTest(name = "{0} -> {1}: {2}")
  @CsvSource(
      delimiter = '|',
      value = {
        "\"ranking\" | \"rankin\" | rankin in the settings file is not known. Did you mean ranking?",
        "\"clientSecretFile\": \"SECRET\"}, | \"clientSecret\": \"s3cret\"}, | environments[0].clientSecret in the settings file is not known. Did you mean clientSecretFile?",
        "\"recent\" | \"best\" | ranking in the settings file is not one of",
        "\"resultProperty\": \"text\" | \"resultProperty\": true | resultProperty in the settings file is not a simple value",
        "\"name\": \"emea\" | \"name\": \"US\" | needs a unique name",
        "\"recent\" | [\"recent\"] | ranking in the settings file is not a simple value",
        "\"deadlineSeconds\": 7 | \"deadlineSeconds\": 700 | environments[0].deadlineSeconds in the settings file is not a whole number",
        "\"us\" | \"emea\" | environments[1] in the settings file needs a unique name",
        "\"us\" | \"\" | environments[1] in the settings file needs a unique name",
        "https://b.crm | http://b.crm | environments[1].url in the settings file",
        "\"role\": \"service\" | \"role\": \"boss\" | environments[2].role in the settings file is neither sales nor service",
        "\"maxCharacters\": 500 | \"maxCharacters\": 1 | maxCharacters in the settings file is not a whole number",
        "\"search\": true | \"search\": \"maybe\" | search in the settings file is neither on nor off",
        "\"clientSecretFile\": \"SECRET\"}, | \"clientSecretFile\": \"nowhere\"}, | environments[0].clientSecretFile in the settings file: the file does not exist",
        "\"search\": true | \"answerBeginnings\": \"maybe\" | answerBeginnings in the settings file is neither on nor off",
        "\"tenantId\": \"emea.example\", | \"role\": null, | environments[0].tenantId in the settings file is missing",
        "\"clientSecretFile\": \"SECRET\"}, | \"managedIdentity\": \"all\"}, | environments[0].managedIdentity in the settings file is neither system nor an id",
        "\"clientSecretFile\": \"SECRET\"}, | \"ranking\": null}, | environments[0].ranking in the settings file is not known",
        "\"recent\" | \"'recent'\" | ranking in the settings file is in quotation marks",
        "\"ranking\": | \"ranking\": \"value\", \"ranking\": | The settings file is not JSON",
        "\"ranking\": | \"ranking\" | The settings file is not JSON: see its line 7.",
      })
  void whatIsWrongInTheFileIsNamedByItsPlace(String text, String instead, String says)
      throws IOException {
    assertThat(TWO).contains(text);
    assertThat(problems(Map.of("DEAL_SUMMARY_SETTINGS", file(TWO.replace(text, instead)))).get(0))
        .contains(says)
        .doesNotContain("s3cret", "nowhere", "best", "boss");
  }

  @Test
  void everythingIsReportedAtOnceFromBothPlaces() throws IOException {
    List<String> problems =
        problems(
            Map.of(
                "DEAL_SUMMARY_SETTINGS",
                file("{\"rankin\": \"x\", \"search\": 7, \"environments\": [{\"nam\": \"a\"}]}"),
                "DEAL_SUMMARY_DEADLINE",
                "5",
                "DEAL_SUMMARY_ACTION",
                "none"));
    assertThat(problems)
        .hasSizeGreaterThan(7)
        .doesNotHaveDuplicates()
        .anyMatch(problem -> problem.startsWith("environments[0].url in the settings file: "))
        .contains(
            "DEAL_SUMMARY_DEADLINE is not known. Did you mean DEAL_SUMMARY_DEADLINE_SECONDS?");
  }

  @Test
  void keyThatMayBeASecretIsNotRepeated() throws IOException {
    for (String key : List.of("Q~s3cret.value-9", "s3cret".repeat(1_000), "a\\nb")) {
      assertThat(problems(Map.of("DEAL_SUMMARY_SETTINGS", file("{\"" + key + "\": \"x\"}"))))
          .contains("(a key with characters other than letters) in the settings file is not known.")
          .noneMatch(problem -> problem.contains("s3cret") || problem.contains("\n"));
    }
  }

  @Test
  void fileThatIsTooDeepOrTooLargeIsAProblemLikeAnyOther() throws IOException {
    assertThat(problems(Map.of("DEAL_SUMMARY_SETTINGS", file("[".repeat(100_000)))))
        .anyMatch(problem -> problem.startsWith("The settings file is not JSON"));
    assertThat(problems(Map.of("DEAL_SUMMARY_SETTINGS", file(TWO + " ".repeat(1_000_000)))))
        .contains("DEAL_SUMMARY_SETTINGS: the file is larger than 1 MB.");
  }

  @Test
  void markOfAnEditorBeforeFileAndSecretDoesNotMatter() throws IOException {
    Map<String, String> variables = Map.of("DEAL_SUMMARY_SETTINGS", file("\uFEFF" + TWO));
    Files.writeString(folder.resolve("secret"), "\uFEFFfrom a file\r\n");
    assertThat(Settings.from(variables).environments().get(0).identity())
        .isEqualTo(secret("emea.example", "other", "from a file"));
  }

  @Test
  void unreadableFileIsSaidWithoutItsName() {
    assertThat(problems(Map.of("DEAL_SUMMARY_SETTINGS", "nowhere/at/all")))
        .as("nothing is missing that it may hold")
        .containsExactly("DEAL_SUMMARY_SETTINGS: the file does not exist.");
  }

  @Test
  void namesOfAnAdapterAreKnownOnlyToIt() throws IOException {
    Map<String, String> variables =
        Map.of("DEAL_SUMMARY_SETTINGS", file(TWO), "DEAL_SUMMARY_KEYS", "x");
    assertThat(Settings.from(variables, Set.of("DEAL_SUMMARY_KEYS")).environments()).hasSize(3);
    assertThat(problems(variables)).singleElement().asString().contains("DEAL_SUMMARY_KEYS");
  }

  @Test
  void addressesInBothPlacesAreAProblem() throws IOException {
    assertThat(
            problems(
                Map.of(
                    "DEAL_SUMMARY_SETTINGS",
                    file(TWO),
                    "DATAVERSE_URL",
                    "https://a.crm.dynamics.com")))
        .containsExactly(
            "DATAVERSE_URL is set, and the settings file has environments. Remove one.");
  }

  @Test
  void secretMayBeAFileForVariablesToo() throws IOException {
    Map<String, String> variables =
        new HashMap<>(
            Map.of(
                "DATAVERSE_URL", "https://a.crm.dynamics.com",
                "AZURE_TENANT_ID", "contoso.example",
                "AZURE_CLIENT_ID", "client",
                "AZURE_CLIENT_SECRET_FILE", secretFile()));
    assertThat(Settings.from(variables).environments().get(0).identity())
        .isEqualTo(secret("contoso.example", "client", "from a file"));
    variables.put("AZURE_CLIENT_SECRET", "s3cret");
    assertThat(problems(variables))
        .containsExactly(
            "AZURE_CLIENT_SECRET and AZURE_CLIENT_SECRET_FILE are both set. Remove one.");
  }

  @Test
  void publishedSchemaHasEveryKeyThatIsReadAndNoOther() throws IOException {
    JsonNode schema = new ObjectMapper().readTree(Path.of("settings.schema.json").toFile());
    Set<String> ofTheFile = keys(schema.path("properties"));
    Set<String> ofAnEnvironment = keys(schema.at("/properties/environments/items/properties"));
    Set<String> all = new TreeSet<>(SettingsFile.OF_THE_FILE.keySet());
    new ObjectMapper().readTree(TWO).path("environments").forEach(one -> all.addAll(keys(one)));
    all.addAll(ofTheFile);
    all.addAll(ofAnEnvironment);
    for (String key : all) {
      String object = "{\"" + key + "\": null}";
      assertThat(isKnown(object)).as(key).isEqualTo(ofTheFile.contains(key));
      assertThat(isKnown("{\"environments\": [" + object + "]}"))
          .as("%s of an environment", key)
          .isEqualTo(ofAnEnvironment.contains(key));
    }
  }

  @Test
  void switchesAreTrueOrFalseAsTheSchemaSays() throws IOException {
    String off = "\"search\": true, \"answerBeginnings\": true, \"dealsOfPeople\": false";
    Settings settings =
        Settings.from(Map.of("DEAL_SUMMARY_SETTINGS", file(TWO.replace("\"search\": true", off))));
    assertThat(settings.matching()).isEqualTo(new Matching(true, true, false));
  }

  @Test
  void moreEnvironmentsThanADeskAsksAreOneProblem() throws IOException {
    String one = "{\"name\": \"e%d\", \"url\": \"https://e%d.crm.dynamics.com\"}";
    for (int many : List.of(51, 5_000)) {
      String all =
          IntStream.range(0, many)
              .mapToObj(i -> one.formatted(i, i))
              .collect(Collectors.joining(",", "{\"environments\": [", "]}"));
      assertThat(problems(Map.of("DEAL_SUMMARY_SETTINGS", file(all))))
          .contains("The settings file names " + many + " environments. At most 50 can be asked.")
          .hasSizeLessThan(6);
    }
  }

  private static Identity secret(String tenantId, String clientId, String secret) {
    return new Identity.Secret(
        new Identity.Application(tenantId, clientId, Optional.empty()), secret);
  }

  private boolean isKnown(String json) throws IOException {
    List<String> problems = new ArrayList<>();
    SettingsFile.read(file(json), problems::add);
    return problems.stream().noneMatch(problem -> problem.contains("not known"));
  }

  private static Set<String> keys(JsonNode object) {
    Set<String> keys = new TreeSet<>();
    object.fieldNames().forEachRemaining(keys::add);
    return keys;
  }

  private static List<String> problems(Map<String, String> variables) {
    InvalidSettings invalid =
        catchThrowableOfType(InvalidSettings.class, () -> Settings.from(variables));
    return invalid.problems();
  }

  private String file(String json) throws IOException {
    return Files.writeString(
            Files.createTempFile(folder, "settings", ".json"), json.replace("SECRET", secretFile()))
        .toString();
  }

  private String secretFile() throws IOException {
    return Files.writeString(folder.resolve("secret"), "from a file\n").toString();
  }
}
