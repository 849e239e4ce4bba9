package io.github.dealsummary.contract;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a server received, as far as an operation may read it.
 *
 * @param parameters the decoded query by its case-sensitive names
 * @param headers asked for by lower-case names
 * @param body absent if none was sent
 */
public record Call(
    Map<String, String> parameters,
    Function<String, Optional<String>> headers,
    Optional<String> body) {

  /** How long a body may be, in bytes where a server counts them and else in characters. */
  public static final int LARGEST_BODY = 64 * 1024;

  public Call {
    parameters = Map.copyOf(parameters);
  }
}
