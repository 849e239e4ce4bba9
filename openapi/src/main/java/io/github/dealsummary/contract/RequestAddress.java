package io.github.dealsummary.contract;

import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The address under which a caller reached a server.
 *
 * @param prefix the path before ours, which a proxy removes; empty if there is none
 */
record RequestAddress(String scheme, String host, String prefix) {
  /** Names and IPv4 addresses. Swagger 2.0 has no form for an IPv6 address. */
  private static final Pattern HOST =
      Pattern.compile(
          "(?=[^:]{1,253}(?::|$))(?<name>LABEL(?:[.]LABEL)*)(?::(?<port>[1-9][0-9]{0,4}))?"
              .replace("LABEL", "[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"));

  private static final int LAST_PORT = 65_535;

  private static final Pattern SCHEME = Pattern.compile("https?", Pattern.CASE_INSENSITIVE);
  private static final Pattern PREFIX =
      Pattern.compile("(?:/[A-Za-z0-9_~-][A-Za-z0-9._~-]{0,63}){1,8}");

  static Optional<RequestAddress> of(
      Function<String, Optional<String>> headers, String listeningScheme) {
    String scheme =
        forwarded(headers, "x-forwarded-proto", SCHEME.asMatchPredicate())
            .map(given -> given.toLowerCase(Locale.ROOT))
            .orElse(listeningScheme);
    String prefix = forwarded(headers, "x-forwarded-prefix", PREFIX.asMatchPredicate()).orElse("");
    return forwarded(headers, "x-forwarded-host", RequestAddress::isHost)
        .or(() -> headers.apply("host").filter(RequestAddress::isHost))
        .map(host -> new RequestAddress(scheme, host.toLowerCase(Locale.ROOT), prefix));
  }

  private static boolean isHost(String value) {
    Matcher host = HOST.matcher(value);
    return host.matches()
        && (host.group("port") == null || Integer.parseInt(host.group("port")) <= LAST_PORT);
  }

  /** Each proxy in a row adds a value. The first value is the one that the caller saw. */
  private static Optional<String> forwarded(
      Function<String, Optional<String>> headers, String name, Predicate<String> valid) {
    return headers.apply(name).map(values -> values.split(",", 2)[0].strip()).filter(valid);
  }
}
