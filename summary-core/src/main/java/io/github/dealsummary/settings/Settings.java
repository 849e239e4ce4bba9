package io.github.dealsummary.settings;

import io.github.dealsummary.Environment;
import io.github.dealsummary.Ranking;
import io.github.dealsummary.SummaryAction;
import io.github.dealsummary.dataverse.DataverseClient;
import io.github.dealsummary.dataverse.entra.EntraTokens;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which environments to ask, as whom, and how.
 *
 * @param environments at least one
 * @param ranking which deal comes first where a question does not say
 * @param searches whether Dataverse Search is asked for a similar name where nobody's fits
 * @param cache which summaries are kept
 */
public record Settings(
    List<Target> environments, Copilot copilot, Ranking ranking, boolean searches, Cache cache) {
  public Settings {
    environments = List.copyOf(environments);
  }

  /**
   * Reads the settings that the module's README lists, {@code DATAVERSE_URL}, {@code
   * AZURE_TENANT_ID}, {@code AZURE_CLIENT_ID} and {@code AZURE_CLIENT_SECRET} first, and the file
   * that {@code DEAL_SUMMARY_SETTINGS} names, if it does.
   *
   * @param variables usually {@link System#getenv()}
   * @throws InvalidSettings with every problem at once
   */
  public static Settings from(Map<String, String> variables) {
    return from(variables, Set.of());
  }

  /**
   * The same for a program that has settings of its own.
   *
   * @param others the names of its variables that begin with {@code DEAL_SUMMARY_}; any other name
   *     beginning so is a problem, since a misspelled setting would silently do nothing
   */
  public static Settings from(Map<String, String> variables, Set<String> others) {
    return new SettingsReader(variables, others).read();
  }

  /**
   * Which summaries are kept.
   *
   * @param entries how many at the most; none if 0
   * @param age for how long
   */
  public record Cache(int entries, Duration age) {
    /** A thousand, for ten minutes. */
    public static Cache standard() {
      return new Cache(1_000, Duration.ofMinutes(10));
    }
  }

  /**
   * An environment to ask.
   *
   * @param name what people call it
   * @param deadline how long a question to it may take in all
   */
  public record Target(
      String name, String url, AppRegistration identity, Duration deadline, Environment.Role role) {
    /** The environment with a client of its own. Sends nothing yet. */
    public Environment open() {
      DataverseClient client =
          DataverseClient.builder(url).tokens(identity.tokens()).callLimit(deadline).build();
      return new Environment(name, role, client, deadline);
    }
  }

  /**
   * The app registration of Entra ID that is an application user in the environments. {@link
   * #toString()} does not show the secret.
   *
   * @param authority Entra ID's address
   */
  public record AppRegistration(
      String tenantId, String clientId, String clientSecret, URI authority) {
    EntraTokens tokens() {
      return EntraTokens.clientSecret(tenantId, clientId, clientSecret).at(authority);
    }

    @Override
    public String toString() {
      return "AppRegistration[tenantId=" + tenantId + ", clientId=" + clientId + "]";
    }
  }

  /**
   * How Copilot is asked.
   *
   * @param action the one to call first; if the environment does not have it, the other is called
   * @param resultProperty which property of the result is the text; absent for the only one that is
   * @param longestText after how many characters a summary ends, with the last whole sentence
   */
  public record Copilot(SummaryAction action, Optional<String> resultProperty, int longestText) {
    /** The article's action, whatever property it answers in, and 8,000 characters. */
    public static Copilot standard() {
      return new Copilot(SummaryAction.OPPORTUNITY, Optional.empty(), 8_000);
    }
  }
}
