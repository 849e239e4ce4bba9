package io.github.dealsummary.dataverse.entra;

import com.microsoft.aad.msal4j.ClientCredentialFactory;
import com.microsoft.aad.msal4j.IClientCredential;

/** A secret that Entra ID made for the app registration. */
final class ClientSecret implements ClientCredential {
  private final IClientCredential secret;

  ClientSecret(String secret) {
    if (secret.isBlank()) {
      throw new IllegalArgumentException("The client secret is blank. Give its value.");
    }
    this.secret = ClientCredentialFactory.createFromSecret(secret);
  }

  @Override
  public IClientCredential proof() {
    return secret;
  }

  @Override
  public String toCheck() {
    return "Check tenant id, client id and client secret.";
  }
}
