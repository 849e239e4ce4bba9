package io.github.dealsummary.dataverse.entra;

import static java.util.Objects.requireNonNull;

import com.microsoft.aad.msal4j.ClientCredentialParameters;
import io.github.dealsummary.dataverse.AccessToken;
import io.github.dealsummary.dataverse.TokenRequest;
import io.github.dealsummary.dataverse.TokenSource;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Tokens for an application that Microsoft Entra ID knows: an app registration or a managed
 * identity. Immutable and safe for many threads; {@link #toString()} shows no secret.
 *
 * <p>The application needs an application user in each environment it asks. What is left out of
 * tenant and authority is asked of the environment, once: it names them when it refuses a request
 * without a token. Only authorities of Microsoft's are believed.
 *
 * <p>{@link #token} throws a {@code DataverseException} of kind UNAUTHENTICATED with Entra ID's
 * code where it refuses, THROTTLED or UNAVAILABLE where a later attempt may succeed.
 *
 * @see <a
 *     href="https://learn.microsoft.com/power-apps/developer/data-platform/use-single-tenant-server-server-authentication">Use
 *     single-tenant server-to-server authentication</a>
 */
public final class EntraTokens implements TokenSource {
  /** Entra ID's address in the public cloud. */
  public static final URI PUBLIC_CLOUD = Cloud.PUBLIC.authority();

  private final AppRegistration application;

  private EntraTokens(
      String clientId, ClientCredential credential, AuthoritySource authoritySource) {
    this.application = new AppRegistration(clientId, credential, authoritySource);
  }

  /**
   * Signs in with a client secret, in the tenant that the environment names.
   *
   * @param clientId the app registration's application id
   * @throws IllegalArgumentException if one is blank
   */
  public static EntraTokens clientSecret(String clientId, String secret) {
    return new EntraTokens(clientId, new ClientSecret(secret), AuthoritySource.discovered());
  }

  /**
   * Signs in with a client secret.
   *
   * @param tenantId the directory's id, or one of its domain names
   * @param clientId the app registration's application id
   * @throws IllegalArgumentException if one is blank or the tenant is neither
   */
  public static EntraTokens clientSecret(String tenantId, String clientId, String secret) {
    return new EntraTokens(clientId, new ClientSecret(secret), AuthoritySource.of(tenantId));
  }

  /** Signs in with a certificate, in the tenant that the environment names. */
  public static EntraTokens clientCertificate(String clientId, ClientCertificate certificate) {
    return new EntraTokens(
        clientId,
        new CertificateCredential(requireNonNull(certificate)),
        AuthoritySource.discovered());
  }

  /**
   * Signs in with a certificate.
   *
   * @throws IllegalArgumentException if the tenant is no id or domain name, or the client id blank
   */
  public static EntraTokens clientCertificate(
      String tenantId, String clientId, ClientCertificate certificate) {
    return new EntraTokens(
        clientId,
        new CertificateCredential(requireNonNull(certificate)),
        AuthoritySource.of(tenantId));
  }

  /**
   * Signs in with a token of the platform that a federated credential of the app registration
   * names: Kubernetes, GitHub, another cloud.
   *
   * @param tokenFile read anew for every sign-in, since the platform replaces it
   * @throws IllegalArgumentException if the tenant is no id or domain name, or the client id blank
   * @see <a
   *     href="https://learn.microsoft.com/entra/workload-id/workload-identity-federation">Workload
   *     identity federation</a>
   */
  public static EntraTokens workloadIdentity(String tenantId, String clientId, Path tokenFile) {
    return new EntraTokens(
        clientId, new FederatedToken(requireNonNull(tokenFile)), AuthoritySource.of(tenantId));
  }

  /**
   * The same from the variables that Azure Kubernetes Service sets in a pod: {@code
   * AZURE_TENANT_ID}, {@code AZURE_CLIENT_ID}, {@code AZURE_FEDERATED_TOKEN_FILE} and {@code
   * AZURE_AUTHORITY_HOST}; the last may be missing.
   *
   * @param variables usually {@link System#getenv()}
   * @throws IllegalArgumentException if another one is missing, or one is wrong
   */
  public static EntraTokens workloadIdentity(Map<String, String> variables) {
    EntraTokens tokens =
        workloadIdentity(
            required(variables, "AZURE_TENANT_ID"),
            required(variables, "AZURE_CLIENT_ID"),
            Path.of(required(variables, "AZURE_FEDERATED_TOKEN_FILE")));
    String authority = variables.getOrDefault("AZURE_AUTHORITY_HOST", "");
    return authority.isBlank() ? tokens : tokens.at(address(authority));
  }

  private static URI address(String authority) {
    try {
      return new URI(authority.strip());
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException(
          "AZURE_AUTHORITY_HOST is not an address. Give it as " + PUBLIC_CLOUD + ".");
    }
  }

  /**
   * Signs in as the identity that Azure gave to the machine, app or function this runs on: its own,
   * the system-assigned one.
   */
  public static TokenSource managedIdentity() {
    return managedIdentity(ManagedIdentityId.systemAssigned());
  }

  /** Signs in as one of the identities that Azure gave to what this runs on. */
  public static TokenSource managedIdentity(ManagedIdentityId id) {
    return managedIdentity(id, System.getenv());
  }

  /**
   * The same with these environment variables instead of the process's: {@code IDENTITY_ENDPOINT}
   * and {@code IDENTITY_HEADER} where App Service, Functions or Container Apps set them; the
   * machine's own metadata service (IMDS) otherwise. Where the client's OkHttp or the JVM has a
   * proxy, it has to let {@code 169.254.169.254} past it.
   *
   * @throws IllegalArgumentException if the variables are those of Azure Arc, Service Fabric or
   *     Cloud Shell, which are not supported
   */
  public static TokenSource managedIdentity(ManagedIdentityId id, Map<String, String> variables) {
    return new ManagedIdentity(IdentityEndpoint.of(variables), requireNonNull(id));
  }

  /**
   * The same identity at another Entra ID: {@code https://login.microsoftonline.us} for US
   * government, {@code https://login.partner.microsoftonline.cn} for China, or a stand-in on
   * loopback, where http is taken. Needed only where the environment's host name and its own word
   * do not tell.
   *
   * @throws IllegalArgumentException for another http address, or one with a port or path
   */
  public EntraTokens at(URI authorityHost) {
    return new EntraTokens(
        application.clientId(),
        application.credential(),
        application.authoritySource().at(authorityHost));
  }

  /** Tokens of users who signed in to this application, for the environment. */
  public OnBehalfOf onBehalfOf() {
    return new OnBehalfOf(application);
  }

  @Override
  public AccessToken token(TokenRequest request) throws IOException {
    ClientCredentialParameters parameters =
        ClientCredentialParameters.builder(Set.of(request.scope())).skipCache(true).build();
    return application.token(request, msal -> msal.acquireToken(parameters));
  }

  @Override
  public String toString() {
    return "EntraTokens[clientId=" + application.clientId() + "]";
  }

  private static String required(Map<String, String> variables, String name) {
    return Optional.ofNullable(variables.get(name))
        .map(String::strip)
        .filter(value -> !value.isEmpty())
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    name + " is missing. Workload identity sets it where it is on."));
  }
}
