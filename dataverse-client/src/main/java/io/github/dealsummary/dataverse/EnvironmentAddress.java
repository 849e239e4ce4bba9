package io.github.dealsummary.dataverse;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;

/** The address of an environment: a host, https, and nothing after it. */
final class EnvironmentAddress {
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

  /** The beginning of the Web API's addresses, which the maker portal shows to copy. */
  private static final Pattern WEB_API = Pattern.compile("/api/data(/v\\d{1,2}(\\.\\d{1,2})?)?/?");

  private static final Pattern BARE_HOST =
      Pattern.compile("[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)+(:\\d+)?([/?#].*)?");

  private static final Pattern USER = Pattern.compile("^[A-Za-z]+://[^/?#]*@");

  private static final String QUOTES = "\"'`\u00AB\u00BB\u2018\u2019\u201A\u201C\u201D\u201E";

  /** Where people make and administer environments. Their addresses are copied by mistake. */
  private static final Set<String> PORTALS =
      Set.of(
          "powerapps.com",
          "powerapps.us",
          "powerapps.cn",
          "powerautomate.com",
          "powerplatform.microsoft.com",
          "powerplatform.microsoft.us",
          "copilotstudio.microsoft.com",
          "dynamics.microsoft.com",
          "home.dynamics.com",
          "portal.azure.com");

  private EnvironmentAddress() {}

  static URI parse(String text) {
    String given = text.strip();
    requireOneAddress(given);
    URI address = address(given);
    String host = address.getHost() == null ? null : address.getHost().toLowerCase(Locale.ROOT);
    if (host == null) {
      throw wrong("It has no host");
    }
    String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
    if (scheme.equals("http") && !LOOPBACK.contains(host)) {
      throw wrong("It starts with http://, which sends the token in the clear");
    }
    if (!scheme.equals("https") && !scheme.equals("http")) {
      throw wrong("It does not start with https://");
    }
    if (PORTALS.stream().anyMatch(portal -> host.equals(portal) || host.endsWith("." + portal))) {
      throw wrong("It is a portal's address. The portal shows the environment's own as its URL");
    }
    requireNothingAfterTheHost(address);
    return origin(scheme + "://" + address.getRawAuthority() + "/");
  }

  /** Looks for what is often copied along, before the rules of addresses make it something else. */
  private static void requireOneAddress(String given) {
    if (given.isEmpty()) {
      throw wrong("It is empty");
    }
    if (QUOTES.indexOf(given.charAt(0)) >= 0
        || QUOTES.indexOf(given.charAt(given.length() - 1)) >= 0) {
      throw wrong("It is in quotation marks. Remove them");
    }
    if (given.chars().anyMatch(Character::isWhitespace)) {
      throw wrong("It holds a blank or a line end");
    }
    if (BARE_HOST.matcher(given).matches()) {
      throw wrong("It has no https:// in front of the host. Add it");
    }
    if (given.indexOf("://") != given.lastIndexOf("://")) {
      throw wrong("It holds more than one address");
    }
    if (USER.matcher(given).find()) {
      throw wrong("It holds a user name. Leave it out");
    }
  }

  private static void requireNothingAfterTheHost(URI address) {
    if (address.getRawFragment() != null) {
      throw wrong("It holds a #. Remove the # and what follows");
    }
    if (address.getRawQuery() != null) {
      throw wrong("It names a page, not the environment. Remove what follows the host");
    }
    String path = address.getRawPath();
    if (!path.isEmpty() && !path.equals("/") && !WEB_API.matcher(path).matches()) {
      throw wrong("It names a page, not the environment. Remove the path");
    }
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
