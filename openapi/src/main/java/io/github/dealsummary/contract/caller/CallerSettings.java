package io.github.dealsummary.contract.caller;

import io.github.dealsummary.settings.InvalidSettings;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The settings that say how a server knows who asks.
 *
 * @param tenant whose people may ask; present where tokens are read
 * @param audiences the services a token may be for
 */
record CallerSettings(Mode mode, Optional<EntraTenant> tenant, Set<String> audiences) {
  static final String CALLER = "DEAL_SUMMARY_CALLER";
  static final String AUDIENCE = "DEAL_SUMMARY_AUDIENCE";

  private static final String TENANT = "AZURE_TENANT_ID";
  private static final String CLIENT = "AZURE_CLIENT_ID";
  private static final String AUTHORITY = "AZURE_AUTHORITY_HOST";
  private static final String PUBLIC_CLOUD = "https://login.microsoftonline.com";

  enum Mode {
    NONE("none"),
    EASY_AUTH("easy-auth"),
    TOKEN("token");

    private final String word;

    Mode(String word) {
      this.word = word;
    }
  }

  /**
   * @throws InvalidSettings with every problem at once
   */
  static CallerSettings from(Map<String, String> variables) {
    return new Reader(variables).read();
  }

  /** Collects what is wrong. Problems never repeat a value. */
  private record Reader(Map<String, String> variables, List<String> problems) {
    Reader(Map<String, String> variables) {
      this(variables, new ArrayList<>());
    }

    CallerSettings read() {
      Mode mode = mode();
      CallerSettings settings =
          new CallerSettings(
              mode,
              mode == Mode.NONE ? Optional.empty() : tenant(mode),
              mode == Mode.TOKEN ? audiences() : Set.of());
      if (mode != Mode.TOKEN && given(AUDIENCE).isPresent()) {
        problems.add(
            AUDIENCE
                + " is used only if "
                + CALLER
                + " is token. Remove it, or set "
                + CALLER
                + " to token.");
      }
      if (!problems.isEmpty()) {
        throw new InvalidSettings(problems);
      }
      return settings;
    }

    private Mode mode() {
      String word = given(CALLER).orElse(Mode.NONE.word);
      List<String> words = new ArrayList<>();
      for (Mode mode : Mode.values()) {
        if (mode.word.equals(word)) {
          return mode;
        }
        words.add(mode.word);
      }
      problems.add(CALLER + " is not one of " + String.join(", ", words) + ".");
      return Mode.NONE;
    }

    /** It has to be the id, since tokens do not name a directory by its domain. */
    private Optional<EntraTenant> tenant(Mode mode) {
      Optional<String> id = given(TENANT);
      if (id.isEmpty() && mode == Mode.EASY_AUTH) {
        return Optional.empty(); // App Service Authentication has checked the directory itself
      }
      Optional<EntraTenant> tenant =
          id.flatMap(Ids::parse).map(known -> new EntraTenant(known, authority()));
      if (tenant.isEmpty()) {
        problems.add(
            CALLER + " needs the directory's id, not its domain, in the variable " + TENANT + ".");
      }
      return tenant;
    }

    private Set<String> audiences() {
      Optional<String> client = given(CLIENT).map(id -> id.toLowerCase(Locale.ROOT));
      if (given(AUDIENCE).isEmpty() && client.isEmpty()) {
        problems.add(
            CALLER
                + " needs to know which service tokens are for. Set "
                + AUDIENCE
                + ", or "
                + CLIENT
                + ".");
      }
      return given(AUDIENCE)
          .map(Set::of)
          .or(() -> client.map(id -> Set.of(id, "api://" + id)))
          .orElse(Set.of());
    }

    private URI authority() {
      try {
        URI authority = new URI(given(AUTHORITY).orElse(PUBLIC_CLOUD));
        if (EntraTenant.isUsable(authority)) {
          return authority;
        }
      } catch (URISyntaxException e) {
        // Reported below, without the exception's message, which repeats the value.
      }
      problems.add(AUTHORITY + " is not usable. Give it as " + PUBLIC_CLOUD + ", or leave it out.");
      return URI.create(PUBLIC_CLOUD);
    }

    private Optional<String> given(String name) {
      return Optional.ofNullable(variables.get(name))
          .map(String::strip)
          .filter(value -> !value.isEmpty());
    }
  }
}
