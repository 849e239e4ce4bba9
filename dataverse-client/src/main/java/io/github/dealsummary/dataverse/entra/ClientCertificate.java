package io.github.dealsummary.dataverse.entra;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAKey;
import java.util.ArrayList;
import java.util.List;

/**
 * A certificate of an app registration, with its private key. Immutable. {@link #toString()} shows
 * neither of them.
 *
 * <p>Files are read at once, so a wrong file or password is an {@link IllegalArgumentException}
 * here. The certificate's dates are checked at each sign-in. The key must be RSA, since Entra ID
 * accepts no other.
 *
 * @see <a
 *     href="https://learn.microsoft.com/entra/identity-platform/certificate-credentials">Application
 *     authentication certificate credentials</a>
 */
public final class ClientCertificate {
  private static final char[] NO_PASSWORD = {};

  private final PrivateKey key;
  private final List<X509Certificate> chain;

  private ClientCertificate(PrivateKey key, List<X509Certificate> chain) {
    this.key = key;
    this.chain = List.copyOf(chain);
  }

  /**
   * Reads a PEM key ({@code BEGIN PRIVATE KEY}, PKCS#8) and its certificate from one file or from
   * several. The files may also hold the certificates of issuers.
   *
   * @throws IllegalArgumentException if a file cannot be read, or if the files do not hold exactly
   *     one key and its certificate
   */
  public static ClientCertificate pem(Path... files) {
    return encryptedPem(NO_PASSWORD, files);
  }

  /** Reads a PEM key and its certificate from a stream, which is not closed. */
  public static ClientCertificate pem(InputStream pem) {
    return encryptedPem(NO_PASSWORD, pem);
  }

  /**
   * Reads a PEM key that has a password ({@code BEGIN ENCRYPTED PRIVATE KEY}) and its certificate
   * from one file or from several.
   *
   * @throws IllegalArgumentException if a file cannot be read, if the password is wrong, or if the
   *     files do not hold exactly one key and its certificate
   */
  public static ClientCertificate encryptedPem(char[] password, Path... files) {
    StringBuilder text = new StringBuilder();
    for (Path file : files) {
      text.append(new String(bytes(file), ISO_8859_1)).append('\n');
    }
    return Pem.read(text.toString(), password);
  }

  /**
   * Reads a PEM key that has a password, and its certificate, from a stream, which is not closed.
   */
  public static ClientCertificate encryptedPem(char[] password, InputStream pem) {
    return Pem.read(new String(bytes(pem), ISO_8859_1), password);
  }

  /**
   * Reads a file of either kind: PEM if it holds {@code -----BEGIN}, otherwise PFX.
   *
   * @param password the key's password; empty if it has none
   * @throws IllegalArgumentException as for {@link #encryptedPem} and {@link #pfx}
   */
  public static ClientCertificate file(Path file, char[] password) {
    byte[] bytes = bytes(file);
    String text = new String(bytes, ISO_8859_1);
    return text.contains("-----BEGIN") ? Pem.read(text, password) : Pfx.read(bytes, password);
  }

  /**
   * Reads a PFX (PKCS#12) file.
   *
   * @throws IllegalArgumentException if the file cannot be read, if the password is wrong, or if it
   *     does not hold exactly one key and its certificate
   */
  public static ClientCertificate pfx(Path file, char[] password) {
    return Pfx.read(bytes(file), password);
  }

  /** Reads a PFX (PKCS#12) file from a stream, which is not closed. */
  public static ClientCertificate pfx(InputStream pfx, char[] password) {
    return Pfx.read(bytes(pfx), password);
  }

  /**
   * A key and the certificates found with it, in any order.
   *
   * @throws IllegalArgumentException if none of them is the key's
   */
  static ClientCertificate of(PrivateKey key, List<X509Certificate> found) {
    if (!(key instanceof RSAKey own)) {
      throw new IllegalArgumentException(
          "The certificate's key is not RSA, and Entra ID accepts no other. Make one with RSA.");
    }
    List<X509Certificate> chain = new ArrayList<>(found);
    for (X509Certificate certificate : found) {
      if (certificate.getPublicKey() instanceof RSAKey rsa
          && rsa.getModulus().equals(own.getModulus())) {
        // The x5c header begins with the certificate whose key signs: RFC 7515, 4.1.6.
        chain.remove(certificate);
        chain.add(0, certificate);
        return new ClientCertificate(key, chain);
      }
    }
    throw new IllegalArgumentException(
        "The private key belongs to none of the certificates. Give the certificate made for it.");
  }

  PrivateKey key() {
    return key;
  }

  /** The key's own certificate first. */
  List<X509Certificate> chain() {
    return chain;
  }

  @Override
  public String toString() {
    return "ClientCertificate";
  }

  private static byte[] bytes(Path file) {
    try {
      return SmallFile.bytes(file);
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  private static byte[] bytes(InputStream stream) {
    try {
      return SmallFile.bytes(stream);
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  private static IllegalArgumentException unreadable(IOException e) {
    return new IllegalArgumentException("The file of the certificate " + e.getMessage() + ".");
  }
}
