package io.github.dealsummary.dataverse.entra;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.dealsummary.dataverse.AccessToken;
import io.github.dealsummary.dataverse.DataverseException;
import io.github.dealsummary.dataverse.DataverseException.Kind;
import io.github.dealsummary.dataverse.TokenRequest;
import io.github.dealsummary.dataverse.TokenRequest.Reply;
import io.github.dealsummary.dataverse.TokenSource;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.URLEncoder;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Tokens of an identity that Azure manages.
 *
 * <p>MSAL4J is not used here. Its ManagedIdentityApplication reads only the process's variables and
 * keeps tokens for the whole process. It also sleeps between attempts, up to 70 seconds, whatever
 * the deadline.
 */
final class ManagedIdentity implements TokenSource {
  private static final int REPETITIONS = 3;
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);

  /** "IMDS will be available within 70 seconds". */
  private static final int REPETITIONS_WHILE_UPDATED = 7;

  private static final Duration PAUSE_WHILE_UPDATED = Duration.ofSeconds(10);

  private final IdentityEndpoint endpoint;
  private final ManagedIdentityId id;

  ManagedIdentity(IdentityEndpoint endpoint, ManagedIdentityId id) {
    this.endpoint = endpoint;
    this.id = id;
  }

  @Override
  public AccessToken token(TokenRequest request) throws IOException {
    URI address = address(request.scope());
    for (int attempt = 1; ; attempt++) {
      Reply reply = send(request, address);
      if (reply.status() == 200) {
        return IdentityReply.token(reply);
      }
      Optional<Duration> pause = pauseAfter(reply.status(), attempt);
      if (pause.isEmpty() || pause.get().compareTo(request.timeLeft()) >= 0) {
        throw IdentityReply.failure(reply);
      }
      request.pause(pause.get());
    }
  }

  @Override
  public String toString() {
    return "ManagedIdentity[" + id + "]";
  }

  private Reply send(TokenRequest request, URI address) throws IOException {
    try {
      return request.send("GET", address, endpoint.headers(), "");
    } catch (IOException e) {
      if (request.timeLeft().isZero() || !foundNothing(e)) {
        throw e;
      }
      String message =
          "The platform's identity endpoint could not be reached."
              + " A managed identity exists only on Azure, where one is assigned."
              + " Elsewhere, sign in with a certificate or a secret.";
      throw DataverseException.of(Kind.UNAVAILABLE, message).cause(e).build();
    }
  }

  /** Says whether no connection came about. A client wraps what its connections throw. */
  private static boolean foundNothing(IOException e) {
    return Stream.<Throwable>iterate(e, cause -> cause != null, Throwable::getCause)
        .anyMatch(
            cause ->
                cause instanceof ConnectException
                    || cause instanceof NoRouteToHostException
                    || cause instanceof SocketTimeoutException);
  }

  /**
   * Returns the pause before a repetition that the endpoint asks for. The client itself repeats
   * 429, 502, 503 and 504. Here 404, 408 and 500 are repeated with growing pauses, and 410 until an
   * update of IMDS is over.
   *
   * @see <a
   *     href="https://learn.microsoft.com/entra/identity/managed-identities-azure-resources/how-to-use-vm-token#retry-guidance">Retry
   *     guidance</a>
   */
  private static Optional<Duration> pauseAfter(int status, int attempt) {
    return switch (status) {
      case 410 ->
          attempt <= REPETITIONS_WHILE_UPDATED
              ? Optional.of(PAUSE_WHILE_UPDATED)
              : Optional.empty();
      case 404, 408, 500 ->
          attempt <= REPETITIONS
              ? Optional.of(FIRST_PAUSE.multipliedBy(1L << (attempt - 1)))
              : Optional.empty();
      default -> Optional.empty();
    };
  }

  private URI address(String scope) {
    StringBuilder query =
        new StringBuilder("api-version=" + endpoint.kind().version() + "&resource=")
            .append(encoded(scope.replaceFirst("/\\.default$", "")));
    id.parameter(endpoint.kind())
        .ifPresent(name -> query.append('&').append(name).append('=').append(encoded(id.value())));
    String base = endpoint.address().toString();
    return URI.create(base + (base.contains("?") ? "&" : "?") + query);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, UTF_8);
  }
}
