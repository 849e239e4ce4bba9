package io.github.dealsummary.dataverse;

import java.io.EOFException;
import java.net.SocketException;
import java.security.InvalidAlgorithmParameterException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;

/** Tells TLS failures apart. Java has one type for most, and says the rest in causes and alerts. */
final class TlsFailure {
  /** The causes that decide, the most telling first: an expired certificate is in a broken path. */
  private static final List<Sign> CAUSES =
      List.of(
          new Sign(SSLPeerUnverifiedException.class, NetworkCause.CERTIFICATE_OF_ANOTHER),
          new Sign(CertificateExpiredException.class, NetworkCause.CERTIFICATE_EXPIRED),
          new Sign(CertificateNotYetValidException.class, NetworkCause.CERTIFICATE_NOT_YET_VALID),
          new Sign(CertPathBuilderException.class, NetworkCause.CERTIFICATE_UNTRUSTED),
          new Sign(InvalidAlgorithmParameterException.class, NetworkCause.NO_ROOTS),
          new Sign(CertPathValidatorException.class, NetworkCause.CERTIFICATE_REJECTED),
          new Sign(CertificateException.class, NetworkCause.CERTIFICATE_REJECTED),
          new Sign(EOFException.class, NetworkCause.HANDSHAKE_CUT),
          new Sign(SocketException.class, NetworkCause.HANDSHAKE_CUT));

  private record Sign(Class<? extends Throwable> type, NetworkCause cause) {}

  private TlsFailure() {}

  static NetworkCause cause(SSLException failure) {
    List<Throwable> chain =
        Stream.<Throwable>iterate(failure, cause -> cause != null, Throwable::getCause).toList();
    return CAUSES.stream()
        .filter(sign -> chain.stream().anyMatch(sign.type()::isInstance))
        .map(Sign::cause)
        .findFirst()
        .orElseGet(() -> ofWords(String.valueOf(failure.getMessage())));
  }

  private static NetworkCause ofWords(String message) {
    if (message.contains("certificate_required") || message.contains("bad_certificate")) {
      return NetworkCause.CLIENT_CERTIFICATE_WANTED;
    }
    if (message.contains("Unsupported or unrecognized SSL message")) {
      return NetworkCause.NO_TLS;
    }
    return Stream.of(
                "protocol_version",
                "handshake_failure",
                "insufficient_security",
                "No appropriate protocol",
                "Unsupported or unrecognized protocol")
            .anyMatch(message::contains)
        ? NetworkCause.NO_COMMON_TLS
        : NetworkCause.HANDSHAKE_FAILED;
  }
}
