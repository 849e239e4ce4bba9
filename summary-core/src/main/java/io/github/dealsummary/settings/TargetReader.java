package io.github.dealsummary.settings;

import io.github.dealsummary.Environment.Role;
import io.github.dealsummary.dataverse.DataverseClient;
import io.github.dealsummary.dataverse.entra.Cloud;
import io.github.dealsummary.settings.Settings.Target;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads the environments, each with its role, credential and deadline. */
final class TargetReader {
  private static final String ONLY_ENVIRONMENT = "sales";
  private static final int DEADLINE = 30;

  /**
   * The longest deadline. Azure Functions gives up after 230 seconds, a connector after 100 to 120.
   */
  private static final int LONGEST_DEADLINE = 230;

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9 ._-]{0,63}");
  private static final Pattern PAIR = Pattern.compile("(" + NAME + ")=(.*)");

  private final SettingsSource source;
  private final Set<String> names = new HashSet<>();

  TargetReader(SettingsSource source) {
    this.source = source;
  }

  List<Target> read(List<Map<String, String>> entries) {
    if (entries.isEmpty()) {
      return fromVariable();
    }
    if (source.optional("DATAVERSE_URL").isPresent()) {
      source
          .problems()
          .add("DATAVERSE_URL is set, and the settings file has environments. Remove one.");
    }
    List<Map<String, String>> asked = bounded("The settings file", entries);
    List<Target> targets = new ArrayList<>();
    for (int i = 0; i < asked.size(); i++) {
      targets.add(fromEntry(asked.get(i), "environments[" + i + "]"));
    }
    if (targets.stream().noneMatch(target -> target.role() == Role.SALES)) {
      source.problems().add("No environment in the settings file has the role sales.");
    }
    return targets;
  }

  private Target fromEntry(Map<String, String> entry, String where) {
    SettingsSource own = source.withEntry(entry, where);
    String name = own.entryAlone().optional(SettingsFile.NAME).orElse("");
    if (!NAME.matcher(name).matches() || isTaken(name)) {
      source
          .problems()
          .add(where + " in the settings file needs a unique name of letters and digits.");
    }
    String url = own.entryAlone().optional(SettingsFile.URL).orElse("");
    Identity identity = IdentityReader.read(own);
    if (own.entryAlone().valid(SettingsFile.URL, () -> DataverseClient.builder(url)).isPresent()) {
      requireItsCloud(own, url, identity);
    }
    return new Target(name, url, identity, deadline(own), role(own));
  }

  private List<Target> fromVariable() {
    String value =
        source.required(
            "DATAVERSE_URL",
            "the Sales environment's address, https://contoso-sales.crm.dynamics.com");
    Identity identity = IdentityReader.read(source);
    Duration deadline = deadline(source);
    List<Target> targets = new ArrayList<>();
    List<String> parts = value.isEmpty() ? List.of() : List.of(value.split(",", -1));
    for (String part : bounded("DATAVERSE_URL", parts)) {
      if (part.isBlank()) {
        source.problems().add("DATAVERSE_URL has an empty entry (a stray comma). Remove it.");
      } else {
        targets.add(fromPart(part.strip(), identity, deadline));
      }
    }
    return targets;
  }

  /** Returns as many as a desk asks. A longer list is a mistake, and is reported as one problem. */
  private <T> List<T> bounded(String where, List<T> environments) {
    if (environments.size() <= Settings.MOST_ENVIRONMENTS) {
      return environments;
    }
    source
        .problems()
        .add(
            where
                + " names "
                + environments.size()
                + " environments. At most "
                + Settings.MOST_ENVIRONMENTS
                + " can be asked.");
    return environments.subList(0, 1);
  }

  private Target fromPart(String part, Identity identity, Duration deadline) {
    var pair = PAIR.matcher(part);
    boolean named = pair.matches();
    String name = named ? pair.group(1).strip() : ONLY_ENVIRONMENT;
    String url = named ? pair.group(2).strip() : part;
    if (isTaken(name)) {
      source
          .problems()
          .add(
              "DATAVERSE_URL has two environments with one name. Give each its own: emea=https://...,us=https://...");
    }
    if (source.valid("DATAVERSE_URL", () -> DataverseClient.builder(url)).isPresent()) {
      requireItsCloud(source, url, identity);
    }
    return new Target(name, url, identity, deadline, Role.SALES);
  }

  /** Returns true if the name is used already. Case is ignored, since it cannot be heard. */
  private boolean isTaken(String name) {
    return !names.add(name.toLowerCase(Locale.ROOT));
  }

  private static Role role(SettingsSource own) {
    String word = own.entryAlone().optional(SettingsFile.ROLE).orElse("sales");
    Optional<Role> role =
        Stream.of(Role.values())
            .filter(one -> one.name().toLowerCase(Locale.ROOT).equals(word))
            .findFirst();
    if (role.isEmpty()) {
      own.problems()
          .add(own.entryAlone().label(SettingsFile.ROLE) + " is neither sales nor service.");
    }
    return role.orElse(Role.SALES);
  }

  /** Refuses Entra ID of another cloud: a sign-in there cannot succeed, and gets the secret. */
  private static void requireItsCloud(SettingsSource own, String url, Identity identity) {
    identity
        .authority()
        .flatMap(authority -> Cloud.contradiction(URI.create(url), authority))
        .ifPresent(
            problem -> own.problems().add(own.label(IdentityReader.AUTHORITY) + ": " + problem));
  }

  private static Duration deadline(SettingsSource own) {
    return Duration.ofSeconds(
        own.number("DEAL_SUMMARY_DEADLINE_SECONDS", 1, LONGEST_DEADLINE).orElse(DEADLINE));
  }
}
