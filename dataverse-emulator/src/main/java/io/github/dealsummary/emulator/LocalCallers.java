package io.github.dealsummary.emulator;

import io.github.dealsummary.emulator.store.ODataError;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tells programs on this machine from web pages in a browser on this machine, which reach every
 * loopback port, too. A page whose own name was made to lead here (DNS rebinding) is known by the
 * {@code Host} that the browser sends. Other pages are known by {@code Sec-Fetch-Site}, and in
 * browsers without it by {@code Origin}. Programs send neither.
 */
final class LocalCallers {
  private static final Pattern NAME =
      Pattern.compile("[a-z0-9._-]{1,253}|\\[[0-9a-f:.]+]", Pattern.CASE_INSENSITIVE);
  private static final Pattern AUTHORITY = Pattern.compile("(%s)(:[0-9]{1,5})?".formatted(NAME));
  private static final Pattern LOOPBACK = Pattern.compile("127(\\.[0-9]{1,3}){3}");
  private static final Set<String> OWN_ORIGIN = Set.of("same-origin", "none");

  private final Set<String> names;

  /**
   * Creates the rule.
   *
   * @param more names of the emulator, beside those that every machine has for itself
   */
  LocalCallers(Set<String> more) {
    this.names = new HashSet<>(Set.of("localhost", "[::1]"));
    more.forEach(name -> names.add(name.toLowerCase(Locale.ROOT)));
  }

  static String requireName(String name) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "'" + name + "' is not a host name. Give the name alone, without a scheme and port.");
    }
    return name;
  }

  /** Lets a request pass, or refuses it. */
  void check(ServerExchange request) {
    List<String> hosts = request.headers("Host");
    if (hosts.size() != 1 || hosts.get(0).isBlank()) {
      throw new ODataError(400, "0x80060888", "A request must have one Host header.");
    }
    String host = hosts.get(0);
    if (!isOwn(host) || !request.targetAuthority().map(this::isOwn).orElse(true)) {
      throw new ODataError(
          421,
          "0x80060888",
          "The emulator is called by another host name than 127.0.0.1 or localhost. Use one of these, or make the name known to it: --host-name in the terminal, hostName in Java.");
    }
    if (isForeignPage(request, host)) {
      throw new ODataError(
          403,
          "0x80060888",
          "The request comes from a web page of another site. Programs may call the emulator, and pages that have its own address.");
    }
  }

  private boolean isOwn(String authority) {
    Matcher parts = AUTHORITY.matcher(authority.toLowerCase(Locale.ROOT));
    return parts.matches()
        && (names.contains(parts.group(1)) || LOOPBACK.matcher(parts.group(1)).matches());
  }

  private static boolean isForeignPage(ServerExchange request, String host) {
    return !OWN_ORIGIN.containsAll(request.headers("Sec-Fetch-Site"))
        || !request.headers("Origin").stream().allMatch(origin -> isOf(host, origin));
  }

  /** Compared with the host of the request: a forwarded port has another number in the browser. */
  private static boolean isOf(String host, String origin) {
    return origin.equalsIgnoreCase("http://" + host) || origin.equalsIgnoreCase("https://" + host);
  }
}
