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
 * identity. Immutable and safe for many threads. {@link #toString()} shows no secret.
 *
 * <p>The application needs an application user in each environment it asks. If tenant or authority
 * are left out, the environment is asked once: it names them when it refuses a request without a
 * token. Only Microsoft's authorities are trusted.
 *
 * <p>If Entra ID refuses, {@link #token} throws a {@code DataverseException} of kind
 * UNAUTHENTICATED with Entra ID's code. The kind is THROTTLED or UNAVAILABLE if a later attempt may
 * succeed.
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
   * @throws IllegalArgumentException if a value is blank
   */
  public static EntraTokens clientSecret(String clientId, String secret) {
    return new EntraTokens(clientId, new ClientSecret(secret), AuthoritySource.discovered());
  }

  /**
   * Signs in with a client secret.
   *
   * @param tenantId the directory's id, or one of its domain names
   * @param clientId the app registration's application id
   * @throws IllegalArgumentException if a value is blank, or the tenant is neither id nor domain
   *     name
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
   * @param tenantId the directory's id, or one of its domain names
   * @param clientId the app registration's application id
   * @throws IllegalArgumentException if the tenant is neither id nor domain name, or the client id
   *     is blank
   */
  public static EntraTokens clientCertificate(
      String tenantId, String clientId, ClientCertificate certificate) {
    return new EntraTokens(
        clientId,
        new CertificateCredential(requireNonNull(certificate)),
        AuthoritySource.of(tenantId));
  }

  /**
   * Signs in with a token of another platform, such as Kubernetes, GitHub or another cloud. A
   * federated credential of the app registration names that platform.
   *
   * @param tokenFile the file with the token; it is read for every sign-in, since the platform
   *     replaces it
   * @throws IllegalArgumentException if the tenant is neither id nor domain name, or the client id
   *     is blank
   * @see <a
   *     href="https://learn.microsoft.com/entra/workload-id/workload-identity-federation">Workload
   *     identity federation</a>
   */
  public static EntraTokens workloadIdentity(String tenantId, String clientId, Path tokenFile) {
    return new EntraTokens(
        clientId, new FederatedToken(requireNonNull(tokenFile)), AuthoritySource.of(tenantId));
  }

  /**
   * Signs in with the variables that Azure Kubernetes Service sets in a pod: {@code
   * AZURE_TENANT_ID}, {@code AZURE_CLIENT_ID}, {@code AZURE_FEDERATED_TOKEN_FILE} and {@code
   * AZURE_AUTHORITY_HOST}. The last one may be missing.
   *
   * @param variables usually {@link System#getenv()}
   * @throws IllegalArgumentException if one of the others is missing, or a value is wrong
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
   * Signs in as the system-assigned identity that Azure gave to the machine, app or function this
   * runs on.
   */
  public static TokenSource managedIdentity() {
    return managedIdentity(ManagedIdentityId.systemAssigned());
  }

  /** Signs in as one of the identities that Azure gave to the machine or app this runs on. */
  public static TokenSource managedIdentity(ManagedIdentityId id) {
    return managedIdentity(id, System.getenv());
  }

  /**
   * Signs in as a managed identity, with these environment variables instead of the process's. App
   * Service, Functions and Container Apps set {@code IDENTITY_ENDPOINT} and {@code
   * IDENTITY_HEADER}. Without them the machine's metadata service (IMDS) is asked; a proxy of the
   * JVM or of the client's OkHttp must then be bypassed for {@code 169.254.169.254}.
   *
   * @throws IllegalArgumentException if the variables are those of Azure Arc, Service Fabric or
   *     Cloud Shell, which are not supported
   */
  public static TokenSource managedIdentity(ManagedIdentityId id, Map<String, String> variables) {
    return new ManagedIdentity(IdentityEndpoint.of(variables), requireNonNull(id));
  }

  /**
   * Returns the same identity at another Entra ID: {@code https://login.microsoftonline.us} for US
   * government, {@code https://login.partner.microsoftonline.cn} for China, or a stand-in on
   * loopback, for which http is accepted. It is needed only if neither the environment's host name
   * nor its answer says where to sign in.
   *
   * @throws IllegalArgumentException for another http address, or one with a port or path
   */
  public EntraTokens at(URI authorityHost) {
    return new EntraTokens(
        application.clientId(),
        application.credential(),
        application.authoritySource().at(authorityHost));
  }

  /** Returns a source of tokens for users who signed in to this application. */
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
                    name + " is missing. Workload identity sets it if it is on for this pod."));
  }
}
