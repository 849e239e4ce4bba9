package io.github.dealsummary.emulator.identity;

import com.fasterxml.jackson.databind.JsonNode;
import java.security.PublicKey;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/** Proves that a request for a token comes from the registered application. */
final class ApplicationProof {
  private static final String ASSERTION_TYPE =
      "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

  private final AppRegistration application;
  private final Optional<PublicKey> certificate;
  private final Optional<FederatedIssuer> federated;
  private final Clock clock;
  private volatile boolean secretRevoked;

  ApplicationProof(
      AppRegistration application,
      Optional<PublicKey> certificate,
      Optional<FederatedIssuer> federated,
      Clock clock) {
    this.application = application;
    this.certificate = certificate;
    this.federated = federated;
    this.clock = clock;
  }

  void revokeSecret(boolean revoked) {
    secretRevoked = revoked;
  }

  void requireKnown(Map<String, String> form) {
    String client = form.getOrDefault("client_id", "");
    if (!client.equalsIgnoreCase(application.clientId())) {
      throw new TokenRefusal(
          400,
          "unauthorized_client",
          700016,
          "Application with identifier '%s' was not found in the directory '%s'. This can happen if the application has not been installed by the administrator of the tenant."
              .formatted(client, application.tenantId()));
    }
  }

  void requireProof(Map<String, String> form) {
    String assertion = form.getOrDefault("client_assertion", "");
    String secret = form.getOrDefault("client_secret", "");
    if (!assertion.isEmpty()) {
      requireAssertion(assertion, form.getOrDefault("client_assertion_type", ""));
    } else if (secret.isEmpty()) {
      throw new TokenRefusal(
          401,
          "invalid_client",
          7000218,
          "The request body must contain the following parameter: 'client_assertion' or 'client_secret'.");
    } else if (secretRevoked || !secret.equals(application.clientSecret())) {
      throw new TokenRefusal(
          401,
          "invalid_client",
          7000215,
          "Invalid client secret provided. Ensure the secret being sent in the request is the client secret value, not the client secret ID, for a secret added to app '%s'."
              .formatted(application.clientId()));
    }
  }

  private void requireAssertion(String assertion, String type) {
    if (!type.equals(ASSERTION_TYPE)) {
      throw TokenRefusal.missing("client_assertion_type");
    }
    Optional<JsonNode> foreign = federated.flatMap(issuer -> issuer.claims(assertion));
    if (foreign.isPresent()) {
      federated.get().requireRegistered(foreign.get());
      requireTimely(foreign.get());
      return;
    }
    JsonNode claims =
        certificate
            .flatMap(key -> SigningKeys.verified(assertion, key))
            .orElseThrow(
                () ->
                    new TokenRefusal(
                        401,
                        "invalid_client",
                        700027,
                        "The certificate with identifier used to sign the client assertion is not registered on application."));
    boolean own =
        claims.path("iss").asText().equalsIgnoreCase(application.clientId())
            && claims.path("sub").asText().equalsIgnoreCase(application.clientId());
    if (!own) {
      throw untimely();
    }
    requireTimely(claims);
  }

  private void requireTimely(JsonNode claims) {
    if (claims.path("exp").asLong() <= clock.instant().getEpochSecond()) {
      throw untimely();
    }
  }

  private static TokenRefusal untimely() {
    return new TokenRefusal(
        401,
        "invalid_client",
        700024,
        "Client assertion is not within its valid time range, or not by the application.");
  }
}
