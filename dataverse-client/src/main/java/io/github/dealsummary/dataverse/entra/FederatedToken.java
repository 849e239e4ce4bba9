package io.github.dealsummary.dataverse.entra;

import com.microsoft.aad.msal4j.ClientCredentialFactory;
import com.microsoft.aad.msal4j.IClientCredential;
import io.github.dealsummary.dataverse.DataverseException;
import io.github.dealsummary.dataverse.DataverseException.Kind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
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
      token = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).strip();
    } catch (IOException e) {
      throw unusable("cannot be read: " + UnreadableFile.why(e));
    }
    if (token.isEmpty()) {
      throw unusable("is empty");
    }
    return ClientCredentialFactory.createFromClientAssertion(token);
  }

  @Override
  public String toCheck() {
    return "Check tenant id, client id and the federated credential of the app registration.";
  }

  /**
   * Leaves the cause out: its message is the path, which a misplaced setting may make the token.
   */
  private static DataverseException unusable(String how) {
    String message =
        "The file with the federated token "
            + how
            + ". Check AZURE_FEDERATED_TOKEN_FILE and that workload identity is on for this pod.";
    return DataverseException.of(Kind.UNAUTHENTICATED, message).build();
  }
}
