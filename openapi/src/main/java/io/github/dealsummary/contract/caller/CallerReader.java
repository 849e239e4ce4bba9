package io.github.dealsummary.contract.caller;

import io.github.dealsummary.settings.InvalidSettings;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/** Reads from a request's headers who asks. Safe for use by many threads. */
public interface CallerReader {
  /** The name of the setting that says which reader is used. */
  String SETTING = CallerSettings.CALLER;

  /** The names of all settings that only {@link #from} reads. */
  Set<String> SETTINGS = Set.of(CallerSettings.CALLER, CallerSettings.AUDIENCE);

  /**
   * The Entra object id of the person or application that asks.
   *
   * @param headers gives a header's value for its lower-case name; the values of a repeated header
   *     are joined with commas
   * @throws CallerRequired if the headers name nobody, or nobody who can be believed
   */
  UUID caller(Function<String, Optional<String>> headers);

  /** Says whether the headers prove by themselves who asks, whatever way the request came. */
  boolean verifies();

  /**
   * The reader that {@code DEAL_SUMMARY_CALLER} names; empty for {@code none}. Fetches nothing yet.
   *
   * @throws InvalidSettings with every problem at once
   */
  static Optional<CallerReader> from(Map<String, String> variables) {
    CallerSettings settings = CallerSettings.from(variables);
    return switch (settings.mode()) {
      case NONE -> Optional.empty();
      case EASY_AUTH -> Optional.of(new EasyAuth(settings.tenant()));
      case TOKEN ->
          Optional.of(new AccessTokens(settings.tenant().orElseThrow(), settings.audiences()));
    };
  }
}
