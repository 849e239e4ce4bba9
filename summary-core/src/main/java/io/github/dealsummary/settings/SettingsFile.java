package io.github.dealsummary.settings;

import static java.util.Map.entry;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.dealsummary.dataverse.entra.SmallFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * The optional JSON file, as {@code settings.schema.json} describes it. Its values are kept under
 * the names of the variables with the same meaning.
 *
 * @param values the values for all environments
 * @param environments the values of each environment
 */
record SettingsFile(Map<String, String> values, List<Map<String, String>> environments) {
  static final String NAME = "name";
  static final String URL = "url";
  static final String ROLE = "role";

  static final SettingsFile NONE = new SettingsFile(Map.of(), List.of());

  private static final ObjectMapper JSON =
      new ObjectMapper()
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private static final Pattern LIKE_A_NAME = Pattern.compile("[A-Za-z$_-]{1,40}");

  private static final String ENVIRONMENTS = "environments";

  /** The keys that are allowed in the file and in each environment, with their variables. */
  private static final Map<String, String> COMMON =
      Map.of(
          "tenantId", "AZURE_TENANT_ID",
          "clientId", "AZURE_CLIENT_ID",
          "clientSecretFile", "AZURE_CLIENT_SECRET_FILE",
          "clientCertificateFile", "AZURE_CLIENT_CERTIFICATE_PATH",
          "clientCertificatePasswordFile", "AZURE_CLIENT_CERTIFICATE_PASSWORD_FILE",
          "federatedTokenFile", "AZURE_FEDERATED_TOKEN_FILE",
          "managedIdentity", "DEAL_SUMMARY_MANAGED_IDENTITY",
          "authorityHost", "AZURE_AUTHORITY_HOST",
          "deadlineSeconds", "DEAL_SUMMARY_DEADLINE_SECONDS");

  /** The keys of the file, with the variables of the same meaning. */
  static final Map<String, String> OF_THE_FILE =
      with(
          entry("ranking", "DEAL_SUMMARY_RANKING"),
          entry("search", "DEAL_SUMMARY_SEARCH"),
          entry("answerBeginnings", "DEAL_SUMMARY_ANSWER_BEGINNINGS"),
          entry("dealsOfPeople", "DEAL_SUMMARY_DEALS_OF_PEOPLE"),
          entry("maxCharacters", "DEAL_SUMMARY_MAX_CHARACTERS"),
          entry("action", "DEAL_SUMMARY_ACTION"),
          entry("resultProperty", "DEAL_SUMMARY_RESULT_PROPERTY"),
          entry("cacheEntries", "DEAL_SUMMARY_CACHE_ENTRIES"),
          entry("cacheMinutes", "DEAL_SUMMARY_CACHE_MINUTES"));

  /** The settings that are true or false in the file, as its schema says. */
  private static final Set<String> ON_OR_OFF =
      Set.of(
          "DEAL_SUMMARY_SEARCH", "DEAL_SUMMARY_ANSWER_BEGINNINGS", "DEAL_SUMMARY_DEALS_OF_PEOPLE");

  private static final Map<String, String> OF_AN_ENVIRONMENT =
      with(entry(NAME, NAME), entry(URL, URL), entry(ROLE, ROLE));

  /** Reads the file. Problems with its form are reported without values. */
  static SettingsFile read(String path, Consumer<String> problems) {
    try {
      return parse(SmallFile.text(path), problems);
    } catch (IOException e) {
      problems.accept("DEAL_SUMMARY_SETTINGS: the file " + e.getMessage() + ".");
      return NONE;
    }
  }

  private static SettingsFile parse(String text, Consumer<String> problems) {
    try {
      JsonNode root = JSON.readTree(text);
      if (root.isObject()) {
        return of(root, problems);
      }
      problems.accept(
          "The settings file is not a JSON object. Its schema is settings.schema.json.");
    } catch (JsonProcessingException e) {
      problems.accept("The settings file is not JSON" + line(e) + ".");
    }
    return NONE;
  }

  /** Returns the line of the problem. A file that is nested too deeply has none. */
  private static String line(JsonProcessingException e) {
    return Optional.ofNullable(e.getLocation())
        .map(place -> ": see its line " + place.getLineNr())
        .orElse("");
  }

  /** Returns the key of the file with the meaning of this variable. */
  static String key(String variable) {
    return OF_THE_FILE.entrySet().stream()
        .filter(entry -> entry.getValue().equals(variable))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse(variable);
  }

  private static SettingsFile of(JsonNode root, Consumer<String> problems) {
    List<Map<String, String>> environments = new ArrayList<>();
    JsonNode given = root.path(ENVIRONMENTS);
    if (!given.isMissingNode() && !given.isArray()) {
      problems.accept("environments in the settings file is not a list.");
    }
    for (JsonNode one : given) {
      String where = "environments[" + environments.size() + "]";
      environments.add(values(one, OF_AN_ENVIRONMENT, where + ".", problems));
    }
    return new SettingsFile(values(root, OF_THE_FILE, "", problems), environments);
  }

  private static Map<String, String> values(
      JsonNode object, Map<String, String> known, String where, Consumer<String> problems) {
    Map<String, String> values = new HashMap<>();
    for (Map.Entry<String, JsonNode> field : object.properties()) {
      String variable = known.get(field.getKey());
      if (variable == null && !isElsewhere(field.getKey(), where)) {
        problems.accept(unknown(where, field.getKey(), known.keySet()));
      } else if (variable != null && isSimple(variable, field.getValue())) {
        values.put(variable, text(field.getValue()));
      } else if (variable != null && !field.getValue().isNull()) {
        problems.accept(where + field.getKey() + " in the settings file is not a simple value.");
      }
    }
    return values;
  }

  /** Returns true for the list of environments, and for the schema that editors use. */
  private static boolean isElsewhere(String key, String where) {
    return where.isEmpty() && (key.equals(ENVIRONMENTS) || key.equals("$schema"));
  }

  private static boolean isSimple(String variable, JsonNode value) {
    return value.isTextual()
        || value.isNumber()
        || (value.isBoolean() && ON_OR_OFF.contains(variable));
  }

  private static String text(JsonNode value) {
    return value.isBoolean() ? (value.booleanValue() ? "on" : "off") : value.asText();
  }

  /** Names the key, unless it does not look like a name: it may be a secret in the wrong place. */
  private static String unknown(String where, String key, Collection<String> known) {
    return where
        + (LIKE_A_NAME.matcher(key).matches() ? key : "(a key with characters other than letters)")
        + " in the settings file is not known."
        + NearestName.to(key, known).map(name -> " Did you mean " + name + "?").orElse("");
  }

  @SafeVarargs
  private static Map<String, String> with(Map.Entry<String, String>... more) {
    Map<String, String> all = new HashMap<>(COMMON);
    for (Map.Entry<String, String> one : more) {
      all.put(one.getKey(), one.getValue());
    }
    return Map.copyOf(all);
  }
}
