package io.github.dealsummary.dataverse;

import java.io.IOException;
import java.io.InputStream;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import okhttp3.OkHttpClient;

/** TLS with the keys and certificates in the folder {@code network}, which a firm's root signed. */
final class TestTls {
  private static final char[] PASSWORD = "changeit".toCharArray();

  private TestTls() {}

  static SSLContext server(String store) {
    try {
      KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
      keys.init(keyStore(store), PASSWORD);
      SSLContext tls = SSLContext.getInstance("TLS");
      tls.init(keys.getKeyManagers(), null, null);
      return tls;
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A client that trusts the certificates of this file alone; nobody's if there is no such. */
  static OkHttpClient trusting(String store) {
    try {
      TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
      trust.init(keyStore(store));
      TrustManager[] managers = trust.getTrustManagers();
      SSLContext tls = SSLContext.getInstance("TLS");
      tls.init(null, managers, null);
      return new OkHttpClient.Builder()
          .sslSocketFactory(tls.getSocketFactory(), (X509TrustManager) managers[0])
          .build();
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static KeyStore keyStore(String name) throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream file = TestTls.class.getResourceAsStream("network/" + name)) {
      store.load(file, PASSWORD);
    }
    return store;
  }
}
