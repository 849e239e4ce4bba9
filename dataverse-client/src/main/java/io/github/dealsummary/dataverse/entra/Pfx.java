package io.github.dealsummary.dataverse.entra;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.UnrecoverableKeyException;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A key and its certificates as PKCS#12 (RFC 7292), which Windows and Azure Key Vault call PFX. */
final class Pfx {
  private Pfx() {}

  static ClientCertificate read(byte[] file, char[] password) {
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(new ByteArrayInputStream(file), password);
      String alias = onlyKey(store);
      PrivateKey key = (PrivateKey) store.getKey(alias, password);
      return ClientCertificate.of(key, certificates(store.getCertificateChain(alias)));
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalArgumentException(
          isPassword(e)
              ? "The password is not that of the PFX file. Check it."
              : "The PFX file cannot be read. Check that it is a complete PFX file.",
          e);
    }
  }

  private static String onlyKey(KeyStore store) throws GeneralSecurityException {
    List<String> keys = new ArrayList<>();
    for (String alias : Collections.list(store.aliases())) {
      if (store.entryInstanceOf(alias, KeyStore.PrivateKeyEntry.class)) {
        keys.add(alias);
      }
    }
    if (keys.size() != 1) {
      throw new IllegalArgumentException(
          "The PFX file holds " + keys.size() + " private keys. Give one that holds one.");
    }
    return keys.get(0);
  }

  private static List<X509Certificate> certificates(Certificate @Nullable [] chain) {
    if (chain == null) {
      throw new IllegalArgumentException(
          "The PFX file holds a key and no certificate. Export it with the certificate.");
    }
    List<X509Certificate> certificates = new ArrayList<>();
    for (Certificate certificate : chain) {
      certificates.add((X509Certificate) certificate);
    }
    return certificates;
  }

  /** KeyStore.load says it that way: an IOException whose cause is this. */
  private static boolean isPassword(Exception e) {
    return e instanceof UnrecoverableKeyException
        || e.getCause() instanceof UnrecoverableKeyException;
  }
}
