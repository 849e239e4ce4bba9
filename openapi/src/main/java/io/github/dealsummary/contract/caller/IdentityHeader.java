package io.github.dealsummary.contract.caller;

import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** A header that says who asks. It counts only if it came once. */
final class IdentityHeader {
  private IdentityHeader() {}

  /**
   * The value of the header with this name, as it is usually written. Servers join a repeated
   * header with commas, which neither a token nor base64 has.
   *
   * @throws CallerRequired if it came more than once
   */
  static Optional<String> read(String name, Function<String, Optional<String>> headers) {
    Optional<String> value = headers.apply(name.toLowerCase(Locale.ROOT));
    if (value.filter(all -> all.indexOf(',') >= 0).isPresent()) {
      throw CallerRequired.repeated(name);
    }
    return value;
  }
}
