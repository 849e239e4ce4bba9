package io.github.dealsummary.dataverse;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URLDecoder;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.Credentials;

/**
 * A proxy's host and port, and who signs in there. {@link #toString()} shows no credentials.
 *
 * @param credentials the value of {@code Proxy-Authorization}
 */
record ProxyAddress(String host, int port, Optional<String> credentials) {
  private static final int HIGHEST_PORT = 65_535;

  private static final Pattern ADDRESS =
      Pattern.compile(
          "(?:(?<scheme>[A-Za-z][A-Za-z0-9+.-]*)://)?"
              + "(?:(?<user>.*)@)?"
              + "(?<host>\\[[0-9A-Fa-f:.]+]|[A-Za-z0-9._-]+)"
              + "(?::(?<port>\\d{1,5}))?/?");

  private static final Pattern LONE_PERCENT = Pattern.compile("%(?![0-9A-Fa-f]{2})");
  private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

  /**
   * @param name the variable, for messages, which repeat no part of the value
   */
  static ProxyAddress parse(String name, String value) {
    Matcher parts = ADDRESS.matcher(value);
    if (!parts.matches()) {
      throw new IllegalArgumentException(
          name
              + " is not the address of a proxy. Write http://host:port or"
              + " http://user:password@host:port, with special characters of the password"
              + " percent-encoded.");
    }
    checkScheme(name, Optional.ofNullable(parts.group("scheme")).orElse("http"));
    int port = Optional.ofNullable(parts.group("port")).map(Integer::parseInt).orElse(80);
    if (port < 1 || port > HIGHEST_PORT) {
      throw new IllegalArgumentException(name + " has a port that is not from 1 to 65535.");
    }
    String host = parts.group("host").replaceAll("[\\[\\]]", "");
    return new ProxyAddress(
        host, port, Optional.ofNullable(parts.group("user")).map(user -> credentials(name, user)));
  }

  static String basic(String user, String password) {
    return Credentials.basic(user, password, UTF_8);
  }

  Proxy proxy() {
    // Resolved when it is used, since a name may get another address.
    return new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved(host, port));
  }

  boolean is(String otherHost, int otherPort) {
    return host.equalsIgnoreCase(otherHost) && port == otherPort;
  }

  private static void checkScheme(String name, String scheme) {
    String known = scheme.toLowerCase(Locale.ROOT);
    if (known.startsWith("socks")) {
      throw new IllegalArgumentException(
          name
              + " names a SOCKS proxy, and only HTTP proxies are supported there."
              + " Java's own property socksProxyHost sets one.");
    }
    if (!known.equals("http")) {
      throw new IllegalArgumentException(
          name
              + " does not begin with http://. A proxy that is itself reached over TLS is not"
              + " supported. What goes through an http proxy to an https address is encrypted.");
    }
  }

  private static String credentials(String name, String encoded) {
    int colon = encoded.indexOf(':');
    String user = decoded(name, colon < 0 ? encoded : encoded.substring(0, colon));
    String password = decoded(name, colon < 0 ? "" : encoded.substring(colon + 1));
    if (user.contains(":") || CONTROL.matcher(user + password).find()) {
      throw new IllegalArgumentException(
          name + " has a user name or password with a character that cannot be sent.");
    }
    return basic(user, password);
  }

  private static String decoded(String name, String text) {
    if (LONE_PERCENT.matcher(text).find()) {
      throw new IllegalArgumentException(
          name + " has a % in user name or password that encodes no character. Write it as %25.");
    }
    // The decoder is that of forms, where a plus is a space.
    return URLDecoder.decode(text.replace("+", "%2B"), UTF_8);
  }

  @Override
  public String toString() {
    return host + ":" + port;
  }
}
