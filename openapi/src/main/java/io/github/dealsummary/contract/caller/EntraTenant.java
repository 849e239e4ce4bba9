package io.github.dealsummary.contract.caller;

import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;

/**
 * A directory of Entra ID.
 *
 * @param authority Entra ID's address, without a path
 */
record EntraTenant(UUID id, URI authority) {
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

  /** The cloud in China has an issuer of its own for tokens of version 1.0. */
  private static final String CHINA = ".cn";

  /** Whether it can be Entra ID's address: a host, with https unless it is on loopback. */
  static boolean isUsable(URI authority) {
    String host = String.valueOf(authority.getHost()).toLowerCase(Locale.ROOT);
    boolean trusted =
        "https".equalsIgnoreCase(authority.getScheme())
            || ("http".equalsIgnoreCase(authority.getScheme()) && LOOPBACK.contains(host));
    return trusted
        && authority.getHost() != null
        && authority.getRawUserInfo() == null
        && authority.getRawQuery() == null
        && authority.getRawFragment() == null
        && Set.of("", "/").contains(String.valueOf(authority.getRawPath()));
  }

  /** The address of the keys that its tokens are signed with. */
  URL keys() {
    try {
      return authority.resolve("/" + id + "/discovery/v2.0/keys").toURL();
    } catch (MalformedURLException e) {
      throw new IllegalArgumentException("The authority is not an address.", e);
    }
  }

  /** Whether tokens of this directory name this issuer, in version 1.0 or 2.0. */
  boolean isIssuer(String issuer) {
    String host = authority.getHost().toLowerCase(Locale.ROOT);
    String older = host.endsWith(CHINA) ? "sts.chinacloudapi.cn" : "sts.windows.net";
    return issuer.equals(authority.resolve("/" + id + "/v2.0").toString())
        || issuer.equals("https://" + older + "/" + id + "/");
  }

  boolean hasId(String text) {
    return text.equalsIgnoreCase(id.toString());
  }
}
