package io.github.dealsummary.dataverse.entra;

import java.net.URI;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Where to sign in: the host of an Entra ID, and a directory in it. */
record Authority(URI host, String tenantId) {
  private static final Pattern TENANT = Pattern.compile("[A-Za-z0-9][A-Za-z0-9.-]{0,252}");
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

  static boolean isTenant(String text) {
    return TENANT.matcher(text).matches();
  }

  static boolean isLoopback(URI address) {
    return address.getHost() != null
        && LOOPBACK.contains(address.getHost().toLowerCase(Locale.ROOT));
  }

  /** Returns whether it can be the address of an Entra ID: a host with https, or on loopback. */
  static boolean isUsable(URI address) {
    String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
    boolean trusted =
        address.getHost() != null
            && (scheme.equals("https") || (scheme.equals("http") && isLoopback(address)));
    // MSAL keeps neither a port nor a path of its authority; on loopback it is told another.
    boolean plainHost =
        address.getRawUserInfo() == null
            && address.getRawQuery() == null
            && address.getPort() < 65_536
            && (scheme.equals("http") || address.getPort() == -1);
    String path = address.getPath();
    return trusted && plainHost && (path == null || path.isEmpty() || path.equals("/"));
  }
}
