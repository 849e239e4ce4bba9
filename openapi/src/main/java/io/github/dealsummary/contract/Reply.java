package io.github.dealsummary.contract;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A reply that an HTTP server sends back unchanged.
 *
 * @param headers all but those a server adds itself; each name occurs once
 * @param trouble a line for the log that tells the operator what to act on. It holds no customer
 *     data and no secret. Empty if there is nothing to do
 */
public record Reply(
    int status, Map<String, String> headers, String body, Optional<String> trouble) {

  public Reply {
    headers = Map.copyOf(headers);
  }

  /**
   * A failure as problem details (RFC 9457).
   *
   * @param kind what it means, as a word that a program can compare
   * @param detail what happened and what to do, in one or two sentences for a person or a model
   */
  public static Reply problem(int status, String kind, String detail) {
    return new Problem(status, kind, detail).reply();
  }

  /** The same reply with one more header. */
  public Reply with(String header, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(header, value);
    return new Reply(status, more, body, trouble);
  }

  /** No reply may be cached: it may hold customer data, or an address taken from its request. */
  static Reply of(int status, String mediaType, String body, Optional<String> trouble) {
    return new Reply(
        status,
        Map.of(
            "Content-Type", mediaType + "; charset=utf-8",
            "Cache-Control", "no-store",
            "X-Content-Type-Options", "nosniff"),
        body,
        trouble);
  }
}
