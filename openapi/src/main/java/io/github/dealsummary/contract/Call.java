package io.github.dealsummary.contract;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What a server received, as far as an operation may read it.
 *
 * @param parameters the decoded query by its case-sensitive names
 * @param headers asked for by lower-case names
 * @param body absent if none was sent; read once, and only when it is needed: a sender may take its
 *     time with it. May throw {@link UnusableBody}
 */
public record Call(
    Map<String, String> parameters,
    Function<String, Optional<String>> headers,
    Supplier<Optional<String>> body) {

  /** How long a body may be, in bytes where a server counts them and else in characters. */
  public static final int LARGEST_BODY = 64 * 1024;

  public Call {
    parameters = Map.copyOf(parameters);
  }
}
