package io.github.dealsummary.emulator.identity;

import com.fasterxml.jackson.databind.JsonNode;
import java.security.PublicKey;
import java.util.Optional;

/**
 * Another issuer whose tokens prove the application, as a federated credential of its registration
 * names it.
 *
 * @see <a
 *     href="https://learn.microsoft.com/entra/workload-id/workload-identity-federation">Workload
 *     identity federation</a>
 */
public record FederatedIssuer(String issuer, String subject, PublicKey key) {
  private static final String AUDIENCE = "api://AzureADTokenExchange";

  /** The claims of a token that this issuer signed for this application; empty if it did not. */
  Optional<JsonNode> claims(String token) {
    return SigningKeys.verified(token, key)
        .filter(claims -> claims.path("iss").asText().equals(issuer));
  }

  /** Issuer, subject and audience have to be as registered, to the letter. */
  void requireRegistered(JsonNode claims) {
    if (!claims.path("sub").asText().equals(subject)) {
      throw refusal(700213, "subject", claims.path("sub").asText());
    }
    if (!claims.path("aud").asText().equals(AUDIENCE)) {
      throw refusal(700212, "audience", claims.path("aud").asText());
    }
  }

  private static TokenRefusal refusal(int code, String what, String value) {
    return new TokenRefusal(
        401,
        "invalid_client",
        code,
        "No matching federated identity record found for presented assertion %s '%s'."
            .formatted(what, value));
  }
}
