package io.github.dealsummary.dataverse.entra;

import com.microsoft.aad.msal4j.ClientCredentialFactory;
import com.microsoft.aad.msal4j.IClientCredential;
import io.github.dealsummary.dataverse.DataverseException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.X509Certificate;

/** Signs in with a statement that a certificate's key has signed. */
final class CertificateCredential implements ClientCredential {
  private final ClientCertificate certificate;

  CertificateCredential(ClientCertificate certificate) {
    this.certificate = certificate;
  }

  @Override
  public IClientCredential proof() {
    X509Certificate own = certificate.chain().get(0);
    try {
      own.checkValidity();
    } catch (CertificateExpiredException e) {
      throw unusable(
          "The client certificate expired at "
              + own.getNotAfter().toInstant()
              + ". Make a new one, upload it to the app registration and give it here.",
          e);
    } catch (CertificateNotYetValidException e) {
      throw unusable(
          "The client certificate is not valid before "
              + own.getNotBefore().toInstant()
              + ". Check the clock of this machine.",
          e);
    }
    return ClientCredentialFactory.createFromCertificateChain(
        certificate.key(), certificate.chain());
  }

  @Override
  public String toCheck() {
    return "Check tenant id, client id and whether the app registration has this certificate.";
  }

  private static DataverseException unusable(String message, Exception cause) {
    return DataverseException.of(DataverseException.Kind.UNAUTHENTICATED, message)
        .cause(cause)
        .build();
  }
}
