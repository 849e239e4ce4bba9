package io.github.dealsummary.emulator.identity;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** The tokens that were issued, each good for an hour. */
final class IssuedTokens {
  static final Duration LIFETIME = Duration.ofHours(1);

  private final AppRegistration application;
  private final String issuer;
  private final String resource;
  private final Clock clock;
  private final Map<String, Issued> issued = new ConcurrentHashMap<>();
  private volatile Optional<String> fixed = Optional.empty();

  IssuedTokens(AppRegistration application, String issuer, String resource, Clock clock) {
    this.application = application;
    this.issuer = issuer;
    this.resource = resource;
    this.clock = clock;
  }

  /**
   * A token for the environment.
   *
   * @param user empty for the application's own
   */
  String forEnvironment(Optional<UUID> user) {
    String token = SigningKeys.sign(claims(resource, user));
    Instant now = clock.instant();
    // A long run must not collect expired tokens.
    issued.values().removeIf(one -> !now.isBefore(one.expiry()));
    issued.put(token, new Issued(now.plus(LIFETIME), user));
    return token;
  }

  /** A token that a user brings to the application, and that opens nothing else. */
  String forApplication(UUID user) {
    return SigningKeys.sign(claims(application.clientId(), Optional.of(user)));
  }

  /** The user of a token that was made for the application. */
  Optional<UUID> userOfAssertion(String token) {
    Instant now = clock.instant();
    return SigningKeys.verified(token, SigningKeys.publicKey())
        .filter(claims -> claims.path("aud").asText().equals(application.clientId()))
        .filter(claims -> claims.path("iss").asText().equals(issuer))
        .filter(claims -> now.getEpochSecond() < claims.path("exp").asLong())
        .map(claims -> claims.path("oid"))
        .filter(JsonNode::isTextual)
        .map(oid -> UUID.fromString(oid.asText()));
  }

  void acceptAlways(String token) {
    fixed = Optional.of(token);
  }

  /** The user and expiry of a token; empty if the environment does not accept it. */
  Optional<Issued> find(String token) {
    if (fixed.equals(Optional.of(token))) {
      return Optional.of(new Issued(Instant.MAX, Optional.empty()));
    }
    return Optional.ofNullable(issued.get(token))
        .filter(one -> clock.instant().isBefore(one.expiry()));
  }

  void clear() {
    issued.clear();
  }

  private Map<String, Object> claims(String audience, Optional<UUID> user) {
    long now = clock.instant().getEpochSecond();
    Map<String, Object> claims = new LinkedHashMap<>();
    claims.put("aud", audience);
    claims.put("iss", issuer);
    claims.put("iat", now);
    claims.put("nbf", now);
    claims.put("exp", now + LIFETIME.toSeconds());
    claims.put("tid", application.tenantId());
    claims.put("azp", application.clientId());
    claims.put("jti", UUID.randomUUID().toString());
    claims.put("ver", "2.0");
    user.ifPresent(id -> claims.put("oid", id.toString()));
    user.ifPresent(id -> claims.put("scp", "user_impersonation"));
    return claims;
  }

  /** A token that was issued: until when, and for which user. */
  record Issued(Instant expiry, Optional<UUID> user) {}
}
