package io.github.dealsummary.contract;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What an HTTP server sends back, as it stands.
 *
 * @param headers complete but for those a server adds itself; each name occurs once
 * @param trouble what the operator should read about it in the log; holds no customer data and no
 *     secret. Empty if there is nothing to act on
 */
public record Reply(
    int status, Map<String, String> headers, String body, Optional<String> trouble) {

  public Reply {
    headers = Map.copyOf(headers);
  }

  /**
   * A failure as RFC 9457 problem details.
   *
   * @param kind what it means, in a word a program can compare
   * @param detail what happened and what to do, in a sentence or two for a person or a model
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

  /** Customer data and addresses taken from a request have no place in anybody's cache. */
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
