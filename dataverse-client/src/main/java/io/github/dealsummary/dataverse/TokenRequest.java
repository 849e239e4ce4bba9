package io.github.dealsummary.dataverse;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a token is wanted for, and the client's own connections to fetch it over. */
public interface TokenRequest {
  /** The scope of the environment: its address and {@code /.default}. */
  String scope();

  /** How long the call that needs the token may still take; zero once it has ended. */
  Duration timeLeft();

  /**
   * Sends a request over the client's connections, with its proxy and certificates, and ends with
   * the call's deadline. Redirects are not followed.
   *
   * @param body empty for none
   * @throws IOException if no complete reply arrived
   */
  Reply send(String method, URI address, Map<String, String> headers, String body)
      throws IOException;

  /**
   * Lets time pass before a request is repeated. Ask {@link #timeLeft()} first: this does not look
   * at it. It ends early with the call, whose next request then fails.
   *
   * @throws DataverseException if the thread is interrupted meanwhile
   */
  void pause(Duration duration);

  /**
   * What came back, whatever its status.
   *
   * @param retryAfter how long it asks to wait; a day at the most
   */
  record Reply(
      int status, Map<String, List<String>> headers, String body, Optional<Duration> retryAfter) {
    /** Without the body, which may be a token. */
    @Override
    public String toString() {
      return "Reply[status=" + status + "]";
    }
  }
}
