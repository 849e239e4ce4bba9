package io.github.dealsummary.dataverse.entra;

import com.microsoft.aad.msal4j.ClientCredentialFactory;
import com.microsoft.aad.msal4j.ClientCredentialParameters;
import com.microsoft.aad.msal4j.ConfidentialClientApplication;
import com.microsoft.aad.msal4j.IAuthenticationResult;
import com.microsoft.aad.msal4j.IClientCredential;
import io.github.dealsummary.dataverse.AccessToken;
import io.github.dealsummary.dataverse.TokenRequest;
import io.github.dealsummary.dataverse.TokenSource;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.regex.Pattern;

/**
 * Tokens for an app registration of Microsoft Entra ID. Immutable and safe for many threads.
 *
 * <p>The app registration needs an application user in each environment it asks.
 *
 * @see <a
 *     href="https://learn.microsoft.com/power-apps/developer/data-platform/use-single-tenant-server-server-authentication">Use
 *     single-tenant server-to-server authentication</a>
 */
public final class EntraTokens implements TokenSource {
  /** Entra ID's address in the public cloud. */
  public static final URI PUBLIC_CLOUD = URI.create("https://login.microsoftonline.com");

  private static final Pattern TENANT = Pattern.compile("[A-Za-z0-9][A-Za-z0-9.-]{0,252}");
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

  private final String tenantId;
  private final String clientId;
  private final IClientCredential credential;
  private final URI authority;

  private EntraTokens(
      String tenantId, String clientId, IClientCredential credential, URI authority) {
    this.tenantId = tenantId;
    this.clientId = clientId;
    this.credential = credential;
    this.authority = authority;
  }

  /**
   * Signs in with a client secret.
   *
   * @param tenantId the directory's id, or one of its domain names
   * @param clientId the app registration's application id
   * @throws IllegalArgumentException if one is blank or the tenant is neither
   */
  public static EntraTokens clientSecret(String tenantId, String clientId, String secret) {
    if (!TENANT.matcher(tenantId).matches()) {
      throw new IllegalArgumentException(
          "The tenant is not an id or a domain name. Give the directory (tenant) id of Entra ID.");
    }
    if (clientId.isBlank() || secret.isBlank()) {
      throw new IllegalArgumentException("The client id or its secret is blank. Give both.");
    }
    IClientCredential credential = ClientCredentialFactory.createFromSecret(secret);
    return new EntraTokens(tenantId, clientId, credential, PUBLIC_CLOUD);
  }

  /**
   * The same identity at another Entra ID: {@code https://login.microsoftonline.us} for US
   * government, {@code https://login.partner.microsoftonline.cn} for China, or a stand-in on
   * loopback, where http is taken.
   *
   * @throws IllegalArgumentException for another http address, or one with a port or path
   */
  public EntraTokens at(URI authorityHost) {
    String scheme = String.valueOf(authorityHost.getScheme()).toLowerCase(Locale.ROOT);
    String host = authorityHost.getHost();
    boolean trusted =
        host != null
            && (scheme.equals("https") || (scheme.equals("http") && LOOPBACK.contains(host)));
    // MSAL keeps neither a port nor a path of its authority; on loopback it is told another.
    boolean plainHost =
        authorityHost.getRawUserInfo() == null
            && authorityHost.getRawQuery() == null
            && authorityHost.getPort() < 65_536
            && (scheme.equals("http") || authorityHost.getPort() == -1);
    String path = authorityHost.getPath();
    if (!trusted || !plainHost || !(path == null || path.isEmpty() || path.equals("/"))) {
      throw new IllegalArgumentException(
          "The authority is not usable. Give it as " + PUBLIC_CLOUD + ", without port or path.");
    }
    return new EntraTokens(tenantId, clientId, credential, authorityHost);
  }

  @Override
  public AccessToken token(TokenRequest request) throws IOException {
    MsalHttp http = new MsalHttp(request, authority);
    try {
      IAuthenticationResult result =
          ConfidentialClientApplication.builder(clientId, credential)
              .authority(http.msalAuthority() + "/" + tenantId)
              // Discovery would ask another host first. Keeping and repeating are our client's.
              .instanceDiscovery(false)
              .disableInternalRetries()
              .executorService(new CallerRuns())
              .httpClient(http)
              .build()
              .acquireToken(
                  ClientCredentialParameters.builder(Set.of(request.scope()))
                      .skipCache(true)
                      .build())
              .join();
      return token(result);
    } catch (CompletionException e) {
      throw SignInFailure.of(e.getCause() == null ? e : e.getCause(), http.lastReply());
    } catch (MalformedURLException e) {
      throw new IllegalArgumentException("The tenant makes no address: " + e.getMessage(), e);
    }
  }

  private static AccessToken token(IAuthenticationResult result) {
    if (result.accessToken() == null || result.expiresOnDate() == null) {
      throw SignInFailure.unreadable();
    }
    try {
      return new AccessToken(result.accessToken(), result.expiresOnDate().toInstant());
    } catch (IllegalArgumentException notPrintable) {
      throw SignInFailure.unreadable();
    }
  }
}
