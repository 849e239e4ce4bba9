package io.github.dealsummary.dataverse.entra;

import com.microsoft.aad.msal4j.OnBehalfOfParameters;
import com.microsoft.aad.msal4j.UserAssertion;
import io.github.dealsummary.dataverse.AccessToken;
import io.github.dealsummary.dataverse.TokenRequest;
import io.github.dealsummary.dataverse.TokenSource;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Tokens of one user for the environment, made from the user's token for this application. */
final class UserTokens implements TokenSource {
  private final AppRegistration application;
  private final String assertion;
  private final UserTokenCache kept;
  private final String fingerprint;

  /**
   * The token given last for each scope. A client asks again only if that token was refused or
   * nears its end.
   */
  private final Map<String, AccessToken> given = new ConcurrentHashMap<>();

  UserTokens(
      AppRegistration application, String assertion, UserTokenCache kept, String fingerprint) {
    this.application = application;
    this.assertion = assertion;
    this.kept = kept;
    this.fingerprint = fingerprint;
  }

  @Override
  public AccessToken token(TokenRequest request) throws IOException {
    String scope = request.scope();
    AccessToken token =
        kept.get(
            fingerprint + " " + scope, given.get(scope), request::timeLeft, () -> fetch(request));
    given.put(scope, token);
    return token;
  }

  private AccessToken fetch(TokenRequest request) throws IOException {
    OnBehalfOfParameters parameters =
        OnBehalfOfParameters.builder(Set.of(request.scope()), new UserAssertion(assertion))
            .skipCache(true)
            .build();
    return application.token(request, msal -> msal.acquireToken(parameters));
  }

  @Override
  public String toString() {
    return "UserTokens[clientId=" + application.clientId() + "]";
  }
}
