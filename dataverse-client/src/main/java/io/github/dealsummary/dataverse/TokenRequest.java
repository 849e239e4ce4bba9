package io.github.dealsummary.dataverse;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A client's request for a token: the scope it needs, and the client's own connections to fetch the
 * token over.
 */
public interface TokenRequest {
  /** Returns the scope of the environment: its address and {@code /.default}. */
  String scope();

  /** Returns how long the call that needs the token may still take; zero once it has ended. */
  Duration timeLeft();

  /**
   * Sends a request over the client's connections, with its proxy and certificates. It ends with
   * the deadline of the call that needs the token. Redirects are not followed.
   *
   * @param body the body, or empty for none
   * @throws IOException if no complete reply arrived
   */
  Reply send(String method, URI address, Map<String, String> headers, String body)
      throws IOException;

  /**
   * Waits before a request is repeated. Compare with {@link #timeLeft()} first: this method does
   * not. The wait ends early if the call ends, and the next request then fails.
   *
   * @throws DataverseException if the thread is interrupted while it waits
   */
  void pause(Duration duration);

  /**
   * The reply to a token request, with any status.
   *
   * @param retryAfter how long the server asks to wait, at most a day; empty if it does not ask
   */
  record Reply(
      int status, Map<String, List<String>> headers, String body, Optional<Duration> retryAfter) {
    /** Does not show the body, which may hold a token. */
    @Override
    public String toString() {
      return "Reply[status=" + status + "]";
    }
  }
}
