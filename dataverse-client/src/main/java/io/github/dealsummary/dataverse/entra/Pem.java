package io.github.dealsummary.dataverse.entra;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.KeySpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Cipher;
import javax.crypto.EncryptedPrivateKeyInfo;
import javax.crypto.SecretKey;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.jspecify.annotations.Nullable;

/** Keys and certificates in the textual encoding of RFC 7468, by the JDK alone. */
final class Pem {
  private static final Pattern BLOCK =
      Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----([^-]*)-----END \\1-----");

  private @Nullable PrivateKey key;
  private final List<X509Certificate> certificates = new ArrayList<>();

  private Pem() {}

  static ClientCertificate read(String text, char[] password) {
    Pem pem = new Pem();
    Matcher block = BLOCK.matcher(text);
    while (block.find()) {
      pem.add(block.group(1), block.group(2), password);
    }
    if (pem.key == null || pem.certificates.isEmpty()) {
      throw new IllegalArgumentException(
          (pem.key == null ? "No private key" : "No certificate")
              + " was found. Give both as PEM, in one file or in two.");
    }
    return ClientCertificate.of(pem.key, pem.certificates);
  }

  private void add(String label, String base64, char[] password) {
    switch (label) {
      case "CERTIFICATE" -> certificates.add(certificate(decoded(base64)));
      case "PRIVATE KEY" -> keep(key(new PKCS8EncodedKeySpec(decoded(base64))));
      case "ENCRYPTED PRIVATE KEY" -> keep(key(decrypted(decoded(base64), password)));
      default -> {
        if (label.endsWith("PRIVATE KEY")) {
          throw new IllegalArgumentException(
              "The private key is not PKCS#8. Turn it into that: openssl pkcs8 -topk8 -in KEY.");
        }
      }
    }
  }

  private void keep(PrivateKey found) {
    if (key != null) {
      throw new IllegalArgumentException("There is more than one private key. Give one.");
    }
    key = found;
  }

  private static byte[] decoded(String base64) {
    try {
      return Base64.getMimeDecoder().decode(base64);
    } catch (IllegalArgumentException e) {
      throw broken(null); // the decoder's words may quote the key
    }
  }

  private static X509Certificate certificate(byte[] der) {
    try {
      return (X509Certificate)
          CertificateFactory.getInstance("X.509")
              .generateCertificate(new ByteArrayInputStream(der));
    } catch (CertificateException e) {
      throw broken(e);
    }
  }

  private static PrivateKey key(KeySpec pkcs8) {
    try {
      return KeyFactory.getInstance("RSA").generatePrivate(pkcs8);
    } catch (InvalidKeySpecException e) {
      throw new IllegalArgumentException(
          "The private key is not an RSA key, and Entra ID accepts no other. Make one with RSA.",
          e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static KeySpec decrypted(byte[] der, char[] password) {
    if (password.length == 0) {
      throw new IllegalArgumentException("The private key is encrypted. Give its password too.");
    }
    try {
      EncryptedPrivateKeyInfo encrypted = new EncryptedPrivateKeyInfo(der);
      String algorithm = algorithm(encrypted);
      SecretKey secret =
          SecretKeyFactory.getInstance(algorithm).generateSecret(new PBEKeySpec(password));
      Cipher cipher = Cipher.getInstance(algorithm);
      cipher.init(Cipher.DECRYPT_MODE, secret, encrypted.getAlgParameters());
      return encrypted.getKeySpec(cipher);
    } catch (IOException e) {
      throw broken(e);
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException(
          "The private key could not be decrypted. Check its password; "
              + "the JDK reads what openssl pkcs8 -topk8 -v2 aes-256-cbc writes.",
          e);
    }
  }

  /** JDK 17 calls the newer scheme PBES2 and keeps the ciphers' names in its parameters. */
  private static String algorithm(EncryptedPrivateKeyInfo encrypted) {
    String name = encrypted.getAlgName();
    return name.equals("PBES2") ? encrypted.getAlgParameters().toString() : name;
  }

  private static IllegalArgumentException broken(@Nullable Exception cause) {
    return new IllegalArgumentException(
        "A PEM block cannot be read. Check that the file is whole.", cause);
  }
}
