package io.github.dealsummary.dataverse;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;
import okhttp3.HttpUrl;

/** The address of an environment: a host, https, and nothing after it. */
final class EnvironmentAddress {
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

  private EnvironmentAddress() {}

  static URI parse(String text) {
    URI address = address(text.strip());
    String authority = address.getRawAuthority();
    if (authority != null && authority.contains("@")) {
      throw wrong("It holds a user name. Leave it out");
    }
    String host = address.getHost() == null ? null : address.getHost().toLowerCase(Locale.ROOT);
    if (host == null) {
      throw wrong("It has no host");
    }
    String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
    if (!scheme.equals("https") && !(scheme.equals("http") && LOOPBACK.contains(host))) {
      throw wrong("It does not start with https://");
    }
    String path = address.getRawPath();
    if (!(path.isEmpty() || path.equals("/") || path.startsWith("/api/data/"))
        || address.getRawQuery() != null) {
      throw wrong("It names a page, not the environment");
    }
    return origin(scheme + "://" + address.getRawAuthority() + "/");
  }

  /**
   * Returns the address of a request. A link in a reply may have named it, so it is checked.
   *
   * @throws DataverseException of kind UNREADABLE if it leads to another host
   */
  static HttpUrl within(HttpUrl root, ApiRequest request) {
    HttpUrl address = root.resolve(request.address());
    if (address == null || !isSameOrigin(root, address)) {
      throw Failures.unreadable(
          request.attempt(),
          new UnreadableReply("it leads to another host, which does not get the token"));
    }
    return address;
  }

  static boolean isSameOrigin(HttpUrl root, HttpUrl target) {
    return target.scheme().equals(root.scheme())
        && target.host().equals(root.host())
        && target.port() == root.port();
  }

  /** Normalizes the address as OkHttp does: lower case, a valid port, and no default port. */
  private static URI origin(String text) {
    try {
      return HttpUrl.get(text).uri();
    } catch (IllegalArgumentException e) {
      throw wrong("Its host or port is not valid");
    }
  }

  private static URI address(String text) {
    try {
      return new URI(text);
    } catch (URISyntaxException e) {
      throw wrong("It is not a web address");
    }
  }

  private static IllegalArgumentException wrong(String problem) {
    return new IllegalArgumentException(
        "The environment's address is not usable. "
            + problem
            + ". Give it as https://contoso-sales.crm.dynamics.com.");
  }
}
