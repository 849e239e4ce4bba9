package io.github.dealsummary.contract.caller;

import com.nimbusds.jwt.JWTClaimsSet;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Checks what a token of Entra ID says: whether it is meant for this service, and for whom.
 *
 * @see <a href="https://learn.microsoft.com/entra/identity-platform/claims-validation">Secure
 *     applications and APIs by validating claims</a>
 */
record AccessTokenClaims(EntraTenant tenant, Set<String> audiences) {
  /** How far two clocks may differ. */
  private static final Duration SKEW = Duration.ofMinutes(5);

  /** The object id of who asks. */
  UUID caller(JWTClaimsSet token) {
    require(text(token, "iss").filter(tenant::isIssuer).isPresent(), "it has another issuer");
    require(text(token, "tid").filter(tenant::hasId).isPresent(), "it is from another directory");
    require(
        token.getAudience().stream().anyMatch(audiences::contains), "it is for another service");
    requireTime(token);
    // An ID token lacks both: it only tells a client who has signed in.
    require(
        text(token, "azp").or(() -> text(token, "appid")).isPresent(), "it is not an access token");
    // Any application of the directory can get a token without rights for any other.
    require(
        text(token, "scp").isPresent() || hasRoles(token), "it grants neither a scope nor a role");
    return text(token, "oid").flatMap(Ids::parse).orElseThrow(() -> refused("it names nobody"));
  }

  private static void requireTime(JWTClaimsSet token) {
    Instant now = Instant.now();
    require(
        time(token.getExpirationTime()).filter(now.minus(SKEW)::isBefore).isPresent(),
        "it has expired");
    require(
        time(token.getNotBeforeTime()).filter(now.plus(SKEW)::isBefore).isEmpty(),
        "it is not valid yet");
  }

  private static Optional<Instant> time(@Nullable Date date) {
    return Optional.ofNullable(date).map(Date::toInstant);
  }

  private static Optional<String> text(JWTClaimsSet token, String claim) {
    return token.getClaim(claim) instanceof String text && !text.isBlank()
        ? Optional.of(text)
        : Optional.empty();
  }

  private static boolean hasRoles(JWTClaimsSet token) {
    return token.getClaim("roles") instanceof Collection<?> roles && !roles.isEmpty();
  }

  private static void require(boolean met, String otherwise) {
    if (!met) {
      throw refused(otherwise);
    }
  }

  static CallerRequired refused(String why) {
    return CallerRequired.invalid(
        "The access token is not accepted: "
            + why
            + ". Get a new one from Microsoft Entra ID for this service.");
  }
}
