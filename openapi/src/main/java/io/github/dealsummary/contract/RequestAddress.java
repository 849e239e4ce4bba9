package io.github.dealsummary.contract;

import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
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
          "[A-Za-z0-9](?:[A-Za-z0-9.-]{0,251}[A-Za-z0-9])?(?::(?:[1-9][0-9]{0,3}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5]))?");

  private static final Pattern SCHEME = Pattern.compile("https?", Pattern.CASE_INSENSITIVE);
  private static final Pattern PREFIX =
      Pattern.compile("(?:/[A-Za-z0-9_~-][A-Za-z0-9._~-]{0,63}){1,8}");

  static Optional<RequestAddress> of(
      Function<String, Optional<String>> headers, String listeningScheme) {
    String scheme =
        forwarded(headers, "x-forwarded-proto", SCHEME)
            .map(given -> given.toLowerCase(Locale.ROOT))
            .orElse(listeningScheme);
    String prefix = forwarded(headers, "x-forwarded-prefix", PREFIX).orElse("");
    return forwarded(headers, "x-forwarded-host", HOST)
        .or(() -> headers.apply("host").filter(host -> HOST.matcher(host).matches()))
        .map(host -> new RequestAddress(scheme, host, prefix));
  }

  /** Each proxy in a row adds a value. The first value is the one that the caller saw. */
  private static Optional<String> forwarded(
      Function<String, Optional<String>> headers, String name, Pattern valid) {
    return headers
        .apply(name)
        .map(values -> values.split(",", 2)[0].strip())
        .filter(value -> valid.matcher(value).matches());
  }
}
