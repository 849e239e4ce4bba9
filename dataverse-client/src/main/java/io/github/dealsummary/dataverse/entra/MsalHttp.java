package io.github.dealsummary.dataverse.entra;

import com.microsoft.aad.msal4j.HttpRequest;
import com.microsoft.aad.msal4j.HttpResponse;
import com.microsoft.aad.msal4j.IHttpClient;
import com.microsoft.aad.msal4j.IHttpResponse;
import io.github.dealsummary.dataverse.TokenRequest;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Sends MSAL's requests over the client's connections.
 *
 * <p>MSAL takes only https authorities and caches nothing for one with a port. Where the configured
 * authority is a stand-in on loopback, MSAL is told the public cloud's and its requests go to the
 * stand-in.
 */
final class MsalHttp implements IHttpClient {
  private final TokenRequest request;
  private final URI authority;
  private TokenRequest.@Nullable Reply last;

  MsalHttp(TokenRequest request, URI authority) {
    this.request = request;
    this.authority = authority;
  }

  String msalAuthority() {
    return isStandIn() ? EntraTokens.PUBLIC_CLOUD.toString() : "https://" + authority.getHost();
  }

  /** Returns Entra ID's last reply. MSAL drops status and headers if the body is not JSON. */
  Optional<TokenRequest.Reply> lastReply() {
    return Optional.ofNullable(last);
  }

  @Override
  public IHttpResponse send(HttpRequest msal) throws IOException {
    Map<String, String> headers = msal.headers() == null ? Map.of() : msal.headers();
    String body = msal.body() == null ? "" : msal.body();
    TokenRequest.Reply reply =
        request.send(msal.httpMethod().name(), address(msal.url()), headers, body);
    last = reply;
    HttpResponse response = new HttpResponse();
    response.statusCode(reply.status());
    response.addHeaders(reply.headers());
    response.body(reply.body());
    return response;
  }

  private URI address(URL url) {
    return isStandIn() ? authority.resolve(url.getFile()) : URI.create(url.toString());
  }

  private boolean isStandIn() {
    return "http".equalsIgnoreCase(authority.getScheme());
  }
}
