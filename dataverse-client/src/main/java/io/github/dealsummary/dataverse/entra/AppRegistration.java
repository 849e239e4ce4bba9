package io.github.dealsummary.dataverse.entra;

import com.microsoft.aad.msal4j.ConfidentialClientApplication;
import com.microsoft.aad.msal4j.IAuthenticationResult;
import com.microsoft.aad.msal4j.IClientCredential;
import io.github.dealsummary.dataverse.AccessToken;
import io.github.dealsummary.dataverse.TokenRequest;
import java.io.IOException;
import java.net.MalformedURLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;

/** An app registration, with what proves it and where it signs in. */
record AppRegistration(
    String clientId, ClientCredential credential, AuthoritySource authoritySource) {
  AppRegistration {
    if (clientId.isBlank()) {
      throw new IllegalArgumentException(
          "The client id is blank. Give the app registration's application (client) id.");
    }
  }

  /** Asks Entra ID for a token in the way of one of its flows. */
  AccessToken token(
      TokenRequest request,
      Function<ConfidentialClientApplication, CompletableFuture<IAuthenticationResult>> flow)
      throws IOException {
    IClientCredential proof = credential.proof();
    Authority authority = authoritySource.authority(request);
    MsalHttp http = new MsalHttp(request, authority.host());
    try {
      ConfidentialClientApplication msal =
          ConfidentialClientApplication.builder(clientId, proof)
              .authority(http.msalAuthority() + "/" + authority.tenantId())
              // Discovery would ask another host first. Keeping and repeating are our client's.
              .instanceDiscovery(false)
              .disableInternalRetries()
              .executorService(new CallerThreadExecutor())
              .httpClient(http)
              .build();
      return token(flow.apply(msal).join());
    } catch (CompletionException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      throw SignInFailure.of(cause, http.lastReply(), authority.host(), credential.toCheck());
    } catch (MalformedURLException e) {
      throw new IllegalArgumentException(
          "The tenant cannot be part of an address: " + e.getMessage(), e);
    }
  }

  @Override
  public String toString() {
    return "AppRegistration[clientId=" + clientId + "]";
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
