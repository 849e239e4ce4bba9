package io.github.dealsummary.dataverse.entra;

import com.microsoft.aad.msal4j.ClientCredentialFactory;
import com.microsoft.aad.msal4j.IClientCredential;
import io.github.dealsummary.dataverse.DataverseException;
import io.github.dealsummary.dataverse.DataverseException.Kind;
import java.io.IOException;
import java.nio.file.Path;

/**
 * A token that the platform writes into a file and replaces before it expires, so the file is read
 * anew for every sign-in.
 *
 * @see <a href="https://azure.github.io/azure-workload-identity/docs/introduction.html">Azure AD
 *     Workload Identity</a>
 */
final class FederatedToken implements ClientCredential {
  private final Path file;

  FederatedToken(Path file) {
    this.file = file;
  }

  @Override
  public IClientCredential proof() {
    String token;
    try {
      token = SmallFile.text(file.toString()).strip();
    } catch (IOException e) {
      throw unusable(String.valueOf(e.getMessage()));
    }
    // A token is one word of printable ASCII. Anything else in the request would be an odd refusal.
    if (!token.matches("[\\x21-\\x7E]+")) {
      throw unusable(token.isEmpty() ? "is empty" : "holds more than a token");
    }
    return ClientCredentialFactory.createFromClientAssertion(token);
  }

  @Override
  public String toCheck() {
    return "Check tenant id, client id and the federated credential of the app registration.";
  }

  private static DataverseException unusable(String how) {
    String message =
        "The file with the federated token "
            + how
            + ". Check AZURE_FEDERATED_TOKEN_FILE and that workload identity is on for this pod.";
    return DataverseException.of(Kind.UNAUTHENTICATED, message).build();
  }
}
