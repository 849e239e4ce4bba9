package io.github.dealsummary;

import io.github.dealsummary.Settings.AppRegistration;
import io.github.dealsummary.Settings.Copilot;
import io.github.dealsummary.Settings.Target;
import io.github.dealsummary.dataverse.DataverseClient;
import io.github.dealsummary.dataverse.entra.EntraTokens;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads {@link Settings} and collects what is wrong with them. Problems never repeat a value. */
final class SettingsReader {
  private static final String ONLY_ENVIRONMENT = "sales";
  private static final Duration DEADLINE = Duration.ofSeconds(30);

  /** Azure Functions' front end gives up after 230 seconds, a connector after 100 to 120. */
  private static final int LONGEST_DEADLINE = 230;

  /** Copilot Studio takes 500 KB from a connector. */
  private static final int LONGEST_TEXT = 100_000;

  private static final int SHORTEST_TEXT = 200;

  private static final Pattern PAIR = Pattern.compile("([A-Za-z0-9][A-Za-z0-9 ._-]{0,63})=(.*)");
  private static final Pattern PROPERTY = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,127}");

  private final Map<String, String> variables;
  private final List<String> problems = new ArrayList<>();

  SettingsReader(Map<String, String> variables) {
    this.variables = variables;
  }

  Settings read() {
    AppRegistration identity = identity();
    Duration deadline = deadline();
    Copilot copilot = new Copilot(action(), resultProperty(), longestText());
    Ranking ranking = ranking();
    boolean searches = isOn("DEAL_SUMMARY_SEARCH");
    List<Target> environments = environments(identity, deadline);
    if (!problems.isEmpty()) {
      throw new InvalidSettings(problems);
    }
    return new Settings(environments, copilot, ranking, searches);
  }

  private List<Target> environments(AppRegistration identity, Duration deadline) {
    String value =
        required(
            "DATAVERSE_URL",
            "the Sales environment's address, https://contoso-sales.crm.dynamics.com");
    List<Target> targets = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (String part : value.isEmpty() ? List.<String>of() : List.of(value.split(",", -1))) {
      var pair = PAIR.matcher(part.strip());
      boolean named = pair.matches();
      String name = named ? pair.group(1).strip() : ONLY_ENVIRONMENT;
      String url = named ? pair.group(2).strip() : part.strip();
      if (part.isBlank()) {
        problems.add("DATAVERSE_URL has a comma with no environment beside it. Remove it.");
        continue;
      }
      if (!names.add(name)) {
        problems.add(
            "DATAVERSE_URL names an environment twice. Give each a name: emea=https://...,us=https://...");
      }
      reportIfInvalid("DATAVERSE_URL", () -> DataverseClient.builder(url));
      targets.add(new Target(name, url, identity, deadline));
    }
    return targets;
  }

  private AppRegistration identity() {
    AppRegistration identity =
        new AppRegistration(
            required("AZURE_TENANT_ID", "the directory (tenant) id of the app registration"),
            required("AZURE_CLIENT_ID", "the application (client) id of the app registration"),
            required("AZURE_CLIENT_SECRET", "the value of a client secret of the app registration"),
            authority());
    if (!identity.tenantId().isEmpty()) {
      reportIfInvalid(
          "AZURE_TENANT_ID", () -> EntraTokens.clientSecret(identity.tenantId(), "-", "-"));
    }
    return identity;
  }

  private URI authority() {
    Optional<String> value = optional("AZURE_AUTHORITY_HOST");
    try {
      URI authority = value.isPresent() ? new URI(value.get()) : EntraTokens.PUBLIC_CLOUD;
      EntraTokens.clientSecret("common", "-", "-").at(authority);
      return authority;
    } catch (URISyntaxException | IllegalArgumentException e) {
      problems.add(
          "AZURE_AUTHORITY_HOST is not usable. Give it as "
              + EntraTokens.PUBLIC_CLOUD
              + ", or leave it out.");
      return EntraTokens.PUBLIC_CLOUD;
    }
  }

  private Duration deadline() {
    return Duration.ofSeconds(
        number("DEAL_SUMMARY_DEADLINE_SECONDS", 1, LONGEST_DEADLINE)
            .orElse((int) DEADLINE.toSeconds()));
  }

  private int longestText() {
    return number("DEAL_SUMMARY_MAX_CHARACTERS", SHORTEST_TEXT, LONGEST_TEXT)
        .orElse(Copilot.standard().longestText());
  }

  private Optional<Integer> number(String name, int least, int most) {
    Optional<String> value = optional(name);
    if (value.isEmpty()) {
      return Optional.empty();
    }
    if (value.get().matches("\\d{1,9}")) {
      int number = Integer.parseInt(value.get());
      if (number >= least && number <= most) {
        return Optional.of(number);
      }
    }
    problems.add(name + " is not a whole number from " + least + " to " + most + ".");
    return Optional.empty();
  }

  private SummaryAction action() {
    Optional<String> value = optional("DEAL_SUMMARY_ACTION");
    if (value.isEmpty()) {
      return Copilot.standard().action();
    }
    for (SummaryAction action : SummaryAction.values()) {
      if (action.uniqueName().equals(value.get())) {
        return action;
      }
    }
    problems.add(
        "DEAL_SUMMARY_ACTION is not one of "
            + String.join(
                ", ", Stream.of(SummaryAction.values()).map(SummaryAction::uniqueName).toList())
            + ".");
    return Copilot.standard().action();
  }

  private Ranking ranking() {
    Optional<String> value = optional("DEAL_SUMMARY_RANKING");
    if (value.isEmpty()) {
      return Ranking.VALUE;
    }
    Optional<Ranking> ranking = Ranking.named(value.get());
    if (ranking.isEmpty()) {
      problems.add("DEAL_SUMMARY_RANKING is not one of " + Ranking.words() + ".");
    }
    return ranking.orElse(Ranking.VALUE);
  }

  private boolean isOn(String name) {
    String value = optional(name).orElse("off");
    if (!value.equals("on") && !value.equals("off")) {
      problems.add(name + " is neither on nor off.");
    }
    return value.equals("on");
  }

  private Optional<String> resultProperty() {
    Optional<String> value = optional("DEAL_SUMMARY_RESULT_PROPERTY");
    if (value.isPresent() && !PROPERTY.matcher(value.get()).matches()) {
      problems.add(
          "DEAL_SUMMARY_RESULT_PROPERTY is not the name of a property, like msdyn_summary_raw.");
    }
    return value;
  }

  private Optional<String> optional(String name) {
    return Optional.ofNullable(variables.get(name)).map(String::strip).filter(v -> !v.isEmpty());
  }

  private String required(String name, String meaning) {
    Optional<String> value = optional(name);
    if (value.isEmpty()) {
      problems.add(name + " is missing. Set it to " + meaning + ".");
    }
    return value.orElse("");
  }

  private void reportIfInvalid(String name, Runnable check) {
    try {
      check.run();
    } catch (IllegalArgumentException e) {
      problems.add(name + ": " + e.getMessage());
    }
  }
}
