package io.github.dealsummary.contract;

import io.github.dealsummary.contract.caller.CallerReader;
import io.github.dealsummary.settings.InvalidSettings;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * The way a server knows who asks: from an access token of Entra ID, from App Service
 * Authentication, or not at all. Parameters never say it. Safe for use by many threads.
 *
 * <p>Where a caller is required and none is known, the call is refused. It is never answered with
 * the application's own rights instead.
 */
public final class Callers {
  /** The name of the setting that says how: {@code none}, {@code easy-auth} or {@code token}. */
  public static final String SETTING = CallerReader.SETTING;

  /** The names of all settings that {@link #from} reads beyond those of the environments. */
  public static final Set<String> SETTINGS = CallerReader.SETTINGS;

  private static final Callers NONE = new Callers(Optional.empty());

  private final Optional<CallerReader> reader;

  private Callers(Optional<CallerReader> reader) {
    this.reader = reader;
  }

  /** Reads nobody's identity: every answer shows what the application may see. */
  public static Callers none() {
    return NONE;
  }

  /**
   * Reads callers as the setting {@code DEAL_SUMMARY_CALLER} says; {@link #none} unless it is set.
   * Fetches nothing yet.
   *
   * @param variables usually {@link System#getenv()}
   * @throws InvalidSettings with every problem at once
   */
  public static Callers from(Map<String, String> variables) {
    Optional<CallerReader> reader = CallerReader.from(variables);
    return reader.isPresent() ? new Callers(reader) : NONE;
  }

  /**
   * Says whether each call proves by itself who makes it, as an access token does. The header of
   * App Service Authentication proves it only where that service stands in front of every request.
   */
  public boolean verified() {
    return reader.filter(CallerReader::verifies).isPresent();
  }

  /**
   * The Entra object id of the one who asks; empty if nobody's identity is read.
   *
   * @throws io.github.dealsummary.contract.caller.CallerRequired if the call names nobody, or
   *     nobody who can be believed
   */
  Optional<UUID> of(Call call) {
    return reader.map(known -> known.caller(call.headers()));
  }
}
