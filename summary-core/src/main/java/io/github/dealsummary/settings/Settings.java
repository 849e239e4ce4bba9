package io.github.dealsummary.settings;

import io.github.dealsummary.Environment;
import io.github.dealsummary.Matching;
import io.github.dealsummary.Ranking;
import io.github.dealsummary.SummaryAction;
import io.github.dealsummary.dataverse.DataverseClient;
import io.github.dealsummary.dataverse.LibraryVersions;
import io.github.dealsummary.dataverse.OutboundProxy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The settings of a desk: which environments to ask, with which identity, and how.
 *
 * @param environments at least one environment, at most {@value #MOST_ENVIRONMENTS}
 * @param copilot the settings of a call to Copilot
 * @param ranking the order of deals if a question names none
 * @param matching how a customer is found by name
 * @param cache how many summaries are kept, and for how long
 * @param proxy the proxy by which the environments and Entra ID are reached
 */
public record Settings(
    List<Target> environments,
    Copilot copilot,
    Ranking ranking,
    Matching matching,
    Cache cache,
    OutboundProxy proxy) {
  /** The most environments that a desk asks. Each has its own connections and threads. */
  public static final int MOST_ENVIRONMENTS = 50;

  public Settings {
    environments = List.copyOf(environments);
    if (environments.size() > MOST_ENVIRONMENTS) {
      throw new IllegalArgumentException(
          "At most " + MOST_ENVIRONMENTS + " environments can be asked.");
    }
  }

  /**
   * Reads the settings from variables, and from the JSON file that {@code DEAL_SUMMARY_SETTINGS}
   * names, if it is set. Four variables are enough: {@code DATAVERSE_URL}, {@code AZURE_TENANT_ID},
   * {@code AZURE_CLIENT_ID} and {@code AZURE_CLIENT_SECRET}. A certificate, a federated token or a
   * managed identity can replace the secret. The project's README lists all of them.
   *
   * @param variables names and values, usually {@link System#getenv()}
   * @throws InvalidSettings if settings are missing or wrong, with every problem at once
   */
  public static Settings from(Map<String, String> variables) {
    return from(variables, Set.of());
  }

  /**
   * Reads the settings of a program that has further settings of its own.
   *
   * @param variables names and values, usually {@link System#getenv()}
   * @param others the names of the program's own variables that begin with {@code DEAL_SUMMARY_}.
   *     Any other unknown name that begins so is a problem, since a misspelled setting would
   *     silently do nothing
   * @throws InvalidSettings if settings are missing or wrong, with every problem at once
   * @throws IllegalStateException if Kotlin or Jackson on the class path is too old
   */
  public static Settings from(Map<String, String> variables, Set<String> others) {
    LibraryVersions.requireUsable();
    return new SettingsReader(variables, others).read();
  }

  /**
   * The limits of the kept summaries.
   *
   * @param entries how many summaries are kept at most; 0 keeps none
   * @param age how long a summary is kept
   */
  public record Cache(int entries, Duration age) {
    /** Returns the default: 1,000 summaries for ten minutes. */
    public static Cache standard() {
      return new Cache(1_000, Duration.ofMinutes(10));
    }
  }

  /**
   * An environment to ask.
   *
   * @param name the name that people use for it
   * @param url its address, such as {@code https://contoso-sales.crm.dynamics.com}
   * @param identity what signs in
   * @param deadline how long a question to it may take, all attempts and waits included
   * @param role the kind of questions it is asked
   */
  public record Target(
      String name, String url, Identity identity, Duration deadline, Environment.Role role) {
    /** Returns the environment with a client that goes the way the JVM is told. */
    public Environment open() {
      return open(OutboundProxy.ofJvm());
    }

    /**
     * Returns the environment with a client of its own. No request is sent yet.
     *
     * @param proxy the proxy by which it is reached
     */
    public Environment open(OutboundProxy proxy) {
      DataverseClient client =
          DataverseClient.builder(url)
              .tokens(identity.tokens())
              .callLimit(deadline)
              .proxy(proxy)
              .build();
      return new Environment(name, role, client, deadline);
    }
  }

  /**
   * The settings of a call to Copilot.
   *
   * @param action the action to call first. If the environment does not have it, the other is
   *     called
   * @param resultProperty the property of the result that holds the text; absent for {@code
   *     msdyn_summary_raw}, or for the only text property if that one is missing
   * @param longestText the most characters of a summary, which is cut after a whole sentence
   */
  public record Copilot(SummaryAction action, Optional<String> resultProperty, int longestText) {
    /** Returns the default: {@link SummaryAction#OPPORTUNITY}, any property, 8,000 characters. */
    public static Copilot standard() {
      return new Copilot(SummaryAction.OPPORTUNITY, Optional.empty(), 8_000);
    }
  }
}
