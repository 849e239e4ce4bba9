package io.github.dealsummary.contract;

import io.github.dealsummary.InvalidSettings;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/**
 * Who asks, as far as a server is told to know it: whom an access token of Entra ID names, whom App
 * Service Authentication names, or nobody. Parameters never say it. Safe for use by many threads.
 *
 * <p>Where somebody has to be known and is not, the call is refused; it is never answered with the
 * application's own rights instead.
 */
public final class Callers {
  /** The names of the settings that {@link #from} reads beyond those of the environments. */
  public static final Set<String> SETTINGS = Set.of(CallerSettings.CALLER, CallerSettings.AUDIENCE);

  private static final Callers NONE = new Callers(call -> Optional.empty(), false);

  private final Function<Call, Optional<UUID>> reader;
  private final boolean verified;

  private Callers(Function<Call, Optional<UUID>> reader, boolean verified) {
    this.reader = reader;
    this.verified = verified;
  }

  /** Nobody's identity is read: what the application may see decides. */
  public static Callers none() {
    return NONE;
  }

  /**
   * As {@code DEAL_SUMMARY_CALLER} says: {@code none}, {@code easy-auth} or {@code token}. Fetches
   * nothing yet.
   *
   * @param variables usually {@link System#getenv()}
   * @throws InvalidSettings with every problem at once
   */
  public static Callers from(Map<String, String> variables) {
    CallerSettings settings = CallerSettings.from(variables);
    return switch (settings.mode()) {
      case NONE -> NONE;
      case EASY_AUTH -> {
        EasyAuth easyAuth = new EasyAuth(settings.tenant());
        yield new Callers(call -> Optional.of(easyAuth.caller(call)), false);
      }
      case TOKEN -> {
        AccessTokens tokens =
            new AccessTokens(settings.tenant().orElseThrow(), settings.audiences());
        yield new Callers(call -> Optional.of(tokens.caller(call)), true);
      }
    };
  }

  /**
   * Whether each call proves by itself who makes it. What App Service Authentication says is only
   * true where it stands in front.
   */
  public boolean verified() {
    return verified;
  }

  /**
   * The Entra object id of who asks; empty if nobody's identity is read.
   *
   * @throws CallerRequired if it says nobody, or nobody who can be believed
   */
  Optional<UUID> of(Call call) {
    return reader.apply(call);
  }
}
