package io.github.dealsummary.settings;

import io.github.dealsummary.Environment.Role;
import io.github.dealsummary.dataverse.DataverseClient;
import io.github.dealsummary.dataverse.entra.EntraTokens;
import io.github.dealsummary.settings.Settings.AppRegistration;
import io.github.dealsummary.settings.Settings.Target;
import java.net.URI;
import java.net.URISyntaxException;
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
    List<Target> targets = new ArrayList<>();
    for (int i = 0; i < entries.size(); i++) {
      targets.add(fromEntry(entries.get(i), "environments[" + i + "]"));
    }
    if (targets.stream().noneMatch(target -> target.role() == Role.SALES)) {
      source.problems().add("No environment in the settings file has the role sales.");
    }
    return targets;
  }

  private Target fromEntry(Map<String, String> entry, String where) {
    SettingsSource own = source.of(entry, where);
    String name = own.optional(SettingsFile.NAME).orElse("");
    if (!NAME.matcher(name).matches() || isTaken(name)) {
      source
          .problems()
          .add(where + " in the settings file needs a unique name of letters and digits.");
    }
    String url = own.optional(SettingsFile.URL).orElse("");
    own.reportIfInvalid(SettingsFile.URL, () -> DataverseClient.builder(url));
    return new Target(name, url, identity(own), deadline(own), role(own));
  }

  private List<Target> fromVariable() {
    String value =
        source.required(
            "DATAVERSE_URL",
            "the Sales environment's address, https://contoso-sales.crm.dynamics.com");
    AppRegistration identity = identity(source);
    Duration deadline = deadline(source);
    List<Target> targets = new ArrayList<>();
    for (String part : value.isEmpty() ? List.<String>of() : List.of(value.split(",", -1))) {
      if (part.isBlank()) {
        source.problems().add("DATAVERSE_URL has an empty entry (a stray comma). Remove it.");
      } else {
        targets.add(fromPart(part.strip(), identity, deadline));
      }
    }
    return targets;
  }

  private Target fromPart(String part, AppRegistration identity, Duration deadline) {
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
    source.reportIfInvalid("DATAVERSE_URL", () -> DataverseClient.builder(url));
    return new Target(name, url, identity, deadline, Role.SALES);
  }

  /** Returns true if the name is used already. Case is ignored, since it cannot be heard. */
  private boolean isTaken(String name) {
    return !names.add(name.toLowerCase(Locale.ROOT));
  }

  private static Role role(SettingsSource own) {
    String word = own.optional(SettingsFile.ROLE).orElse("sales");
    Optional<Role> role =
        Stream.of(Role.values())
            .filter(one -> one.name().toLowerCase(Locale.ROOT).equals(word))
            .findFirst();
    if (role.isEmpty()) {
      own.problems().add(own.label(SettingsFile.ROLE) + " is neither sales nor service.");
    }
    return role.orElse(Role.SALES);
  }

  private static AppRegistration identity(SettingsSource own) {
    AppRegistration identity =
        new AppRegistration(
            own.required("AZURE_TENANT_ID", "the directory (tenant) id of the app registration"),
            own.required("AZURE_CLIENT_ID", "the application (client) id of the app registration"),
            own.secret(
                "AZURE_CLIENT_SECRET", "the value of a client secret of the app registration"),
            authority(own));
    if (!identity.tenantId().isEmpty()) {
      own.reportIfInvalid(
          "AZURE_TENANT_ID", () -> EntraTokens.clientSecret(identity.tenantId(), "-", "-"));
    }
    return identity;
  }

  private static URI authority(SettingsSource own) {
    Optional<String> value = own.optional("AZURE_AUTHORITY_HOST");
    try {
      URI authority = value.isPresent() ? new URI(value.get()) : EntraTokens.PUBLIC_CLOUD;
      // Only to check the address: these tokens are never used.
      EntraTokens.clientSecret("common", "-", "-").at(authority);
      return authority;
    } catch (URISyntaxException | IllegalArgumentException e) {
      own.problems()
          .add(
              own.label("AZURE_AUTHORITY_HOST")
                  + " is not usable. Give it as "
                  + EntraTokens.PUBLIC_CLOUD
                  + ", or leave it out.");
      return EntraTokens.PUBLIC_CLOUD;
    }
  }

  private static Duration deadline(SettingsSource own) {
    return Duration.ofSeconds(
        own.number("DEAL_SUMMARY_DEADLINE_SECONDS", 1, LONGEST_DEADLINE).orElse(DEADLINE));
  }
}
