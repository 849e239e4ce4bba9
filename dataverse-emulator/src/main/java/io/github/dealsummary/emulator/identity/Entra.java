package io.github.dealsummary.emulator.identity;

import java.security.PublicKey;
import java.time.Clock;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A stand-in for Microsoft Entra ID: client credentials with a secret, a certificate or another
 * issuer's token, on behalf of, device code and refresh, with tokens that verify against its
 * published key.
 */
public final class Entra {
  private static final Set<String> OPENID = Set.of("openid", "profile", "offline_access", "email");

  private final AppRegistration application;
  private final String url;
  private final Clock clock;
  private final IssuedTokens tokens;
  private final ApplicationProof clients;
  private final DeviceCodes deviceCodes;
  private final Map<String, UUID> refreshTokens = new ConcurrentHashMap<>();

  /**
   * Creates the stand-in.
   *
   * @param url of the environment that tokens are for, and of the stand-in; without a slash at the
   *     end
   * @param proofs what proves the application beside its secret
   */
  public Entra(AppRegistration application, String url, Proofs proofs, Clock clock) {
    this.application = application;
    this.url = url;
    this.clock = clock;
    this.tokens = new IssuedTokens(application, issuer(url, application), url, clock);
    this.clients =
        new ApplicationProof(application, proofs.certificate(), proofs.federated(), clock);
    this.deviceCodes = new DeviceCodes(clock);
  }

  /** A token of the application for the environment. */
  public String issue() {
    return tokens.forEnvironment(Optional.empty());
  }

  /** A token that a user brings to the application. */
  public String issueAssertion(UUID objectId) {
    return tokens.forApplication(objectId);
  }

  /** The challenge in an answer to a request without a token: it names the place of the tokens. */
  public String challenge() {
    String tenant = url + "/" + application.tenantId();
    return "Bearer authorization_uri=" + tenant + "/oauth2/authorize, resource_id=" + url + "/";
  }

  /** Accepts this token, too, as long as the stand-in lives. */
  public void accept(String token) {
    tokens.acceptAlways(token);
  }

  public boolean accepts(String token) {
    return tokens.find(token).isPresent();
  }

  /** The Entra id of the user a token was given to; empty for the application's own. */
  public Optional<UUID> user(String token) {
    return tokens.find(token).flatMap(IssuedTokens.Issued::user);
  }

  public void revokeSecret() {
    clients.revokeSecret(true);
    tokens.clear();
  }

  /** Forgets every token and takes the secret again. */
  public void reset() {
    clients.revokeSecret(false);
    tokens.clear();
    refreshTokens.clear();
  }

  /** The discovery document, which OpenID clients read first. */
  public Map<String, Object> discovery() {
    String tenant = url + "/" + application.tenantId();
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("issuer", issuer(url, application));
    document.put("authorization_endpoint", tenant + "/oauth2/v2.0/authorize");
    document.put("token_endpoint", tenant + "/oauth2/v2.0/token");
    document.put("device_authorization_endpoint", tenant + "/oauth2/v2.0/devicecode");
    document.put("jwks_uri", tenant + "/discovery/v2.0/keys");
    document.put("response_types_supported", List.of("code", "id_token"));
    document.put("subject_types_supported", List.of("pairwise"));
    document.put("id_token_signing_alg_values_supported", List.of("RS256"));
    return document;
  }

  public Map<String, Object> keys() {
    return SigningKeys.jwks();
  }

  /** Begins a sign-in by device code. */
  public TokenReply deviceCode(String tenant, Map<String, String> form) {
    try {
      requireTenant(tenant);
      clients.requireKnown(form);
      return new TokenReply(
          200, deviceCodes.begin(url + "/" + application.tenantId() + "/devicelogin"));
    } catch (TokenRefusal refusal) {
      return refusal.reply(clock.instant());
    }
  }

  /** Finishes a sign-in by device code; false if no such code is waiting. */
  public boolean signIn(String userCode, UUID objectId) {
    return deviceCodes.finish(userCode, objectId);
  }

  /** Answers a request for a token. */
  public TokenReply answer(String tenant, Map<String, String> form) {
    try {
      requireTenant(tenant);
      require(form, "grant_type");
      require(form, "client_id");
      return new TokenReply(200, granted(require(form, "grant_type"), form));
    } catch (TokenRefusal refusal) {
      return refusal.reply(clock.instant());
    }
  }

  private Map<String, Object> granted(String grant, Map<String, String> form) {
    return switch (grant) {
      case "client_credentials" -> {
        require(form, "scope");
        clients.requireKnown(form);
        clients.requireProof(form);
        requireScope(form, true);
        yield body(Optional.empty(), form);
      }
      case "urn:ietf:params:oauth:grant-type:jwt-bearer" -> {
        clients.requireKnown(form);
        clients.requireProof(form);
        requireScope(form, false);
        yield body(Optional.of(onBehalfOf(require(form, "assertion"))), form);
      }
      case "urn:ietf:params:oauth:grant-type:device_code", "device_code" -> {
        clients.requireKnown(form);
        yield body(Optional.of(deviceCodes.redeem(require(form, "device_code"))), form);
      }
      case "refresh_token" -> {
        clients.requireKnown(form);
        yield body(Optional.of(refreshed(require(form, "refresh_token"))), form);
      }
      default ->
          throw new TokenRefusal(
              501,
              "unsupported_grant_type",
              70003,
              "dataverse-emulator does not implement " + grant + ".");
    };
  }

  private UUID onBehalfOf(String assertion) {
    return tokens
        .userOfAssertion(assertion)
        .orElseThrow(
            () ->
                new TokenRefusal(
                    400,
                    "invalid_grant",
                    50013,
                    "Assertion failed signature validation, has expired, or is not for the application."));
  }

  private UUID refreshed(String token) {
    UUID user = refreshTokens.remove(token);
    if (user == null) {
      throw new TokenRefusal(
          400, "invalid_grant", 70043, "The refresh token has expired or is invalid.");
    }
    return user;
  }

  private Map<String, Object> body(Optional<UUID> user, Map<String, String> form) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("token_type", "Bearer");
    body.put("expires_in", IssuedTokens.LIFETIME.toSeconds());
    body.put("ext_expires_in", IssuedTokens.LIFETIME.toSeconds());
    body.put("access_token", tokens.forEnvironment(user));
    boolean offline = List.of(scopes(form)).contains("offline_access");
    if (user.isPresent() && (offline || form.containsKey("refresh_token"))) {
      String refresh = UUID.randomUUID() + "." + UUID.randomUUID();
      refreshTokens.put(refresh, user.get());
      body.put("refresh_token", refresh);
    }
    return body;
  }

  private void requireScope(Map<String, String> form, boolean all) {
    List<String> resources =
        Arrays.stream(scopes(form)).filter(one -> !OPENID.contains(one)).toList();
    String scope = form.getOrDefault("scope", "");
    if (resources.size() != 1 || (all && !resources.get(0).endsWith("/.default"))) {
      throw new TokenRefusal(
          400,
          "invalid_scope",
          1002012,
          "The provided value for scope %s is not valid. Client credential flows must have a scope value with /.default suffixed to the resource identifier (application ID URI)."
              .formatted(scope));
    }
    // Microsoft's own client sends two slashes before user_impersonation.
    String asked = resources.get(0).replaceAll("/+(\\.default|user_impersonation)$", "");
    if (!asked.equalsIgnoreCase(url)) {
      throw new TokenRefusal(
          400,
          "invalid_resource",
          500011,
          "The resource principal named %s was not found in the tenant named %s. This can happen if the application has not been installed by the administrator of the tenant or consented to by any user in the tenant."
              .formatted(asked, application.tenantId()));
    }
  }

  private static String[] scopes(Map<String, String> form) {
    return form.getOrDefault("scope", "").split(" +", -1);
  }

  private void requireTenant(String tenant) {
    if (!tenant.equalsIgnoreCase(application.tenantId())) {
      throw new TokenRefusal(
          400,
          "invalid_request",
          90002,
          "Tenant '" + tenant + "' not found. Check to make sure you have the correct tenant ID.");
    }
  }

  private static String require(Map<String, String> form, String parameter) {
    String value = form.getOrDefault(parameter, "");
    if (value.isEmpty()) {
      throw TokenRefusal.missing(parameter);
    }
    return value;
  }

  private static String issuer(String url, AppRegistration application) {
    return url + "/" + application.tenantId() + "/v2.0";
  }

  /** The key of a registered certificate, and the issuer of a federated credential. */
  public record Proofs(Optional<PublicKey> certificate, Optional<FederatedIssuer> federated) {}
}
