package io.github.dealsummary.emulator.identity;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** A stand-in for the token endpoint of Microsoft Entra ID: client credentials with a secret. */
public final class Entra {
  private static final Duration LIFETIME = Duration.ofHours(1);
  private static final DateTimeFormatter TIMESTAMP =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final Application application;
  private final String resource;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();
  private final Map<String, Instant> expiries = new ConcurrentHashMap<>();
  private volatile boolean secretRevoked;
  private volatile Optional<String> fixedToken = Optional.empty();

  /**
   * Creates the stand-in.
   *
   * @param resource the URL of the environment that tokens are for, without a slash at the end
   */
  public Entra(Application application, String resource, Clock clock) {
    this.application = application;
    this.resource = resource;
    this.clock = clock;
  }

  public String issue() {
    byte[] secret = new byte[48];
    random.nextBytes(secret);
    String token = Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
    expiries.put(token, clock.instant().plus(LIFETIME));
    return token;
  }

  /** Accepts this token, too, as long as the stand-in lives. */
  public void accept(String token) {
    fixedToken = Optional.of(token);
  }

  public boolean accepts(String token) {
    if (fixedToken.equals(Optional.of(token))) {
      return true;
    }
    Instant expiry = expiries.get(token);
    return expiry != null && clock.instant().isBefore(expiry);
  }

  public void revokeSecret() {
    secretRevoked = true;
    expiries.clear();
  }

  /** Forgets every token and takes the secret again. */
  public void reset() {
    secretRevoked = false;
    expiries.clear();
  }

  /** Answers a request for a token. */
  public TokenReply answer(String tenant, Map<String, String> form) {
    if (!tenant.equalsIgnoreCase(application.tenantId())) {
      return refusal(
          400,
          "invalid_request",
          90002,
          "Tenant '" + tenant + "' not found. Check to make sure you have the correct tenant ID.");
    }
    for (String name : List.of("grant_type", "client_id")) {
      if (form.getOrDefault(name, "").isEmpty()) {
        return missing(name);
      }
    }
    String grant = form.getOrDefault("grant_type", "");
    if (!grant.equals("client_credentials") || form.containsKey("client_assertion")) {
      return notImplemented(form.containsKey("client_assertion") ? "client_assertion" : grant);
    }
    if (form.getOrDefault("scope", "").isEmpty()) {
      return missing("scope");
    }
    return clientCredentials(
        form.getOrDefault("client_id", ""),
        form.get("client_secret"),
        form.getOrDefault("scope", ""));
  }

  private TokenReply clientCredentials(String client, @Nullable String secret, String scope) {
    if (!client.equalsIgnoreCase(application.clientId())) {
      return refusal(
          400,
          "unauthorized_client",
          700016,
          "Application with identifier '%s' was not found in the directory '%s'. This can happen if the application has not been installed by the administrator of the tenant."
              .formatted(client, application.tenantId()));
    }
    if (secret == null || secret.isEmpty()) {
      return refusal(
          401,
          "invalid_client",
          7000218,
          "The request body must contain the following parameter: 'client_assertion' or 'client_secret'.");
    }
    if (secretRevoked || !secret.equals(application.clientSecret())) {
      return refusal(
          401,
          "invalid_client",
          7000215,
          "Invalid client secret provided. Ensure the secret being sent in the request is the client secret value, not the client secret ID, for a secret added to app '%s'."
              .formatted(application.clientId()));
    }
    return scoped(scope);
  }

  private TokenReply scoped(String scope) {
    List<String> resources =
        Arrays.stream(scope.split(" +", -1))
            .filter(one -> !List.of("openid", "profile", "offline_access", "email").contains(one))
            .toList();
    if (resources.size() != 1 || !resources.get(0).endsWith("/.default")) {
      return refusal(
          400,
          "invalid_scope",
          1002012,
          "The provided value for scope %s is not valid. Client credential flows must have a scope value with /.default suffixed to the resource identifier (application ID URI)."
              .formatted(scope));
    }
    String asked = resources.get(0).replaceAll("/+\\.default$", "");
    if (!asked.equalsIgnoreCase(resource)) {
      return refusal(
          400,
          "invalid_resource",
          500011,
          "The resource principal named %s was not found in the tenant named %s. This can happen if the application has not been installed by the administrator of the tenant or consented to by any user in the tenant."
              .formatted(asked, application.tenantId()));
    }
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("token_type", "Bearer");
    body.put("expires_in", LIFETIME.toSeconds());
    body.put("ext_expires_in", LIFETIME.toSeconds());
    body.put("access_token", issue());
    return new TokenReply(200, body);
  }

  private TokenReply missing(String parameter) {
    return refusal(
        400,
        "invalid_request",
        900144,
        "The request body must contain the following parameter: '" + parameter + "'.");
  }

  private TokenReply notImplemented(String what) {
    return refusal(
        501,
        "unsupported_grant_type",
        70003,
        "dataverse-emulator does not implement " + what + ".");
  }

  private TokenReply refusal(int status, String error, int code, String description) {
    String trace = UUID.randomUUID().toString();
    String correlation = UUID.randomUUID().toString();
    String timestamp = TIMESTAMP.format(clock.instant());
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("error", error);
    body.put(
        "error_description",
        String.format(
            Locale.ROOT,
            "AADSTS%d: %s Trace ID: %s Correlation ID: %s Timestamp: %s",
            code,
            description,
            trace,
            correlation,
            timestamp));
    body.put("error_codes", List.of(code));
    body.put("timestamp", timestamp);
    body.put("trace_id", trace);
    body.put("correlation_id", correlation);
    body.put("error_uri", "https://login.microsoftonline.com/error?code=" + code);
    return new TokenReply(status, body);
  }
}
