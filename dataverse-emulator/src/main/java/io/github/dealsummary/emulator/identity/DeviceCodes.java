package io.github.dealsummary.emulator.identity;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Sign-ins that were begun on one device and are finished in a browser. */
final class DeviceCodes {
  private static final Duration LIFETIME = Duration.ofMinutes(15);

  private final Clock clock;
  private final Map<String, Begun> begun = new ConcurrentHashMap<>();

  DeviceCodes(Clock clock) {
    this.clock = clock;
  }

  Map<String, Object> begin(String loginUrl) {
    String code = UUID.randomUUID().toString();
    String userCode = code.substring(0, 8).toUpperCase(Locale.ROOT);
    begun.put(code, new Begun(userCode, clock.instant().plus(LIFETIME), Optional.empty()));
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("user_code", userCode);
    body.put("device_code", code);
    body.put("verification_uri", loginUrl);
    body.put("expires_in", LIFETIME.toSeconds());
    // Entra asks for five seconds, for which a test should not wait.
    body.put("interval", 1);
    body.put(
        "message",
        "To sign in, open " + loginUrl + "?user_code=" + userCode + "&user= with a user's name.");
    return body;
  }

  /** Signs a user in; false if no such code is waiting. */
  boolean finish(String userCode, UUID user) {
    for (Map.Entry<String, Begun> entry : begun.entrySet()) {
      Begun one = entry.getValue();
      if (one.userCode().equalsIgnoreCase(userCode)) {
        entry.setValue(new Begun(one.userCode(), one.expiry(), Optional.of(user)));
        return true;
      }
    }
    return false;
  }

  /** The user who signed in, once. */
  UUID redeem(String code) {
    Begun one = begun.get(code);
    if (one == null) {
      throw new TokenRefusal(400, "invalid_grant", 70000, "The provided device code is not valid.");
    }
    if (!clock.instant().isBefore(one.expiry())) {
      throw new TokenRefusal(400, "expired_token", 70020, "The provided device code has expired.");
    }
    UUID user =
        one.user()
            .orElseThrow(
                () ->
                    new TokenRefusal(
                        400,
                        "authorization_pending",
                        70016,
                        "OAuth 2.0 device flow error. Authorization is pending. Continue polling."));
    begun.remove(code);
    return user;
  }

  private record Begun(String userCode, Instant expiry, Optional<UUID> user) {}
}
