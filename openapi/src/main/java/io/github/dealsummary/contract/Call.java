package io.github.dealsummary.contract;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A request that a server received, as far as an operation may read it.
 *
 * @param parameters the decoded query by its case-sensitive names
 * @param headers gives a header's value for its lower-case name. Where the header came more than
 *     once, its values are joined with commas, as the Functions host does
 * @param body absent if none was sent. It is read at most once, and only if an operation needs it,
 *     since a sender may take its time. May throw {@link UnusableBody}
 */
public record Call(
    Map<String, String> parameters,
    Function<String, Optional<String>> headers,
    Supplier<Optional<String>> body) {

  /** The greatest length of a body: in bytes where a server counts them, else in characters. */
  public static final int LARGEST_BODY = 64 * 1024;

  public Call {
    parameters = Map.copyOf(parameters);
  }
}
