package io.github.dealsummary.dataverse.entra;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAKey;
import java.util.ArrayList;
import java.util.List;

/**
 * A certificate of an app registration and its private key. Immutable; {@link #toString()} shows
 * neither.
 *
 * <p>It is read at once, so a wrong file or password is an {@link IllegalArgumentException} here.
 * Whether it is within its dates is looked at whenever it signs in. The key has to be RSA, since
 * Entra ID takes no other.
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
   * Reads a PEM key ({@code BEGIN PRIVATE KEY}, PKCS#8) and its certificate, with or without those
   * of its issuers, from one file or from several.
   *
   * @throws IllegalArgumentException if a file cannot be read, or they hold not one key and its
   *     certificate
   */
  public static ClientCertificate pem(Path... files) {
    return encryptedPem(NO_PASSWORD, files);
  }

  /** The same from a stream, which is read to its end and not closed. */
  public static ClientCertificate pem(InputStream pem) {
    return encryptedPem(NO_PASSWORD, pem);
  }

  /**
   * The same with a key under a password ({@code BEGIN ENCRYPTED PRIVATE KEY}).
   *
   * @throws IllegalArgumentException also if the password is not the key's
   */
  public static ClientCertificate encryptedPem(char[] password, Path... files) {
    StringBuilder text = new StringBuilder();
    for (Path file : files) {
      text.append(new String(bytes(file), ISO_8859_1)).append('\n');
    }
    return Pem.read(text.toString(), password);
  }

  /** The same from a stream, which is read to its end and not closed. */
  public static ClientCertificate encryptedPem(char[] password, InputStream pem) {
    return Pem.read(new String(bytes(pem), ISO_8859_1), password);
  }

  /**
   * Reads a PFX (PKCS#12) file.
   *
   * @throws IllegalArgumentException if it cannot be read, the password is not its own, or it holds
   *     not one key and its certificate
   */
  public static ClientCertificate pfx(Path file, char[] password) {
    return Pfx.read(bytes(file), password);
  }

  /** The same from a stream, which is read to its end and not closed. */
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
          "The certificate's key is not RSA, and Entra ID takes no other. Make one with RSA.");
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
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  private static byte[] bytes(InputStream stream) {
    try {
      return stream.readAllBytes();
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  /** Without its cause, whose message is the path: a misplaced setting may make that the key. */
  private static IllegalArgumentException unreadable(IOException e) {
    return new IllegalArgumentException(
        "The certificate's file cannot be read ("
            + e.getClass().getSimpleName()
            + "). Check its path and who may read it.");
  }
}
