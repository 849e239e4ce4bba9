package io.github.dealsummary.dataverse;

import io.github.dealsummary.dataverse.DataverseException.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeoutException;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * Sends a request until it has an answer, a failure that repeating cannot mend, or no time left.
 */
final class Transport {
  /** Dataverse's own messages end at 117 MB; what is larger is no reply of its. */
  private static final long LARGEST_REPLY = 128L << 20;

  private static final long LARGEST_TOKEN_REPLY = 1L << 20;

  /** A renewal in the background has nobody's deadline. */
  private static final Duration RENEWAL_LIMIT = Duration.ofSeconds(30);

  private final Connections connections;
  private final HttpUrl root;
  private final TokenCache tokens;
  private final RetryPolicy retry;
  private final Time time;

  /** What a successful reply's body becomes. */
  interface BodyReader<T> {
    T read(Response head, InputStream body) throws IOException;
  }

  Transport(
      Connections connections, URI environment, TokenSource source, RetryPolicy retry, Time time) {
    this.connections = connections;
    this.root = HttpUrl.get(environment.resolve("/api/data/v9.2/").toString());
    this.retry = retry;
    this.time = time;
    this.tokens =
        new TokenCache(source, time, () -> new TokensOverOkHttp(Deadline.in(RENEWAL_LIMIT, time)));
  }

  /** Where the API starts. */
  HttpUrl root() {
    return root;
  }

  Deadline deadline(Duration left) {
    return Deadline.in(left, time);
  }

  <T> T send(ApiRequest request, @Nullable UUID caller, Deadline deadline, BodyReader<T> reader) {
    if (connections.isClosed()) {
      throw new IllegalStateException("The client is closed.");
    }
    Request.Builder wire = wire(request, caller);
    for (int attempt = 1; ; attempt++) {
      boolean repeatable = true; // as long as no token is there, nothing was sent
      try {
        AccessToken token = token(request, deadline);
        repeatable = request.repeatable();
        return withFreshToken(request, wire, token, deadline, reader);
      } catch (DataverseException failure) {
        pause(pauseAfter(failure, attempt, repeatable, deadline).orElseThrow(() -> failure));
      }
    }
  }

  void close() {
    connections.close();
  }

  /** A token may be revoked before it expires: after a 401 a new one is fetched, once. */
  private <T> T withFreshToken(
      ApiRequest request,
      Request.Builder wire,
      AccessToken token,
      Deadline deadline,
      BodyReader<T> reader) {
    try {
      return attempt(request, wire, token, deadline, reader);
    } catch (DataverseException refused) {
      if (refused.kind() != Kind.UNAUTHENTICATED) {
        throw refused;
      }
      tokens.forget(token);
      return attempt(request, wire, token(request, deadline), deadline, reader);
    }
  }

  private <T> T attempt(
      ApiRequest request,
      Request.Builder wire,
      AccessToken token,
      Deadline deadline,
      BodyReader<T> reader) {
    Request signed = wire.header("Authorization", "Bearer " + token.value()).build();
    try (Response reply = connections.execute(signed, deadline)) {
      if (!reply.isSuccessful()) {
        throw Failures.ofReply(request.attempt(), reply);
      }
      return reader.read(reply, new LimitedStream(reply.body().byteStream(), LARGEST_REPLY));
    } catch (UnreadableReply e) {
      throw Failures.unreadable(request.attempt(), e);
    } catch (IOException e) {
      throw silence("Dataverse", request, e, deadline);
    }
  }

  private AccessToken token(ApiRequest request, Deadline deadline) {
    try {
      return tokens.get(new TokensOverOkHttp(deadline));
    } catch (IOException | TimeoutException e) {
      throw silence("The token issuer", request, e, deadline);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Failures.interrupted(request.attempt(), e);
    }
  }

  private DataverseException silence(
      String who, ApiRequest request, Exception cause, Deadline deadline) {
    if (connections.isClosed()) {
      return Failures.closed(request.attempt(), cause);
    }
    if (Thread.currentThread().isInterrupted()) {
      return Failures.interrupted(request.attempt(), cause);
    }
    return deadline.passed()
        ? Failures.late(who, request.attempt(), cause)
        : Failures.unreachable(who, request.attempt(), cause);
  }

  /** Empty if the failure is the call's last word. */
  private Optional<Duration> pauseAfter(
      DataverseException failure, int attempt, boolean repeatable, Deadline deadline) {
    boolean mendable =
        failure.kind() == Kind.THROTTLED || (repeatable && Failures.isTransient(failure));
    if (!mendable || attempt > retry.repetitions()) {
      return Optional.empty();
    }
    Duration ceiling = retry.ceiling(attempt);
    Duration jittered = Duration.ofNanos((long) (ceiling.toNanos() * time.chance()));
    return Optional.of(failure.retryAfter().orElse(jittered))
        .filter(pause -> pause.compareTo(deadline.left()) < 0);
  }

  private void pause(Duration pause) {
    try {
      time.sleep(pause, connections);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Failures.interrupted("waiting to try again", e);
    }
    if (connections.isClosed()) {
      throw Failures.closed("waiting to try again", null);
    }
  }

  private Request.Builder wire(ApiRequest request, @Nullable UUID caller) {
    HttpUrl address = root.resolve(request.address());
    if (address == null || !EnvironmentAddress.isSameOrigin(root, address)) {
      throw Failures.unreadable(
          request.attempt(),
          new UnreadableReply("it leads to another host, which does not get the token"));
    }
    Request.Builder wire =
        new Request.Builder()
            .url(address)
            .method(request.method(), request.body())
            .header("Accept", "application/json")
            .header("OData-MaxVersion", "4.0")
            .header("OData-Version", "4.0")
            .header("User-Agent", "deal-summary-dataverse-client")
            .header("x-ms-client-request-id", UUID.randomUUID().toString());
    if (request.method().equals("GET")) {
      wire.header("If-None-Match", "null"); // Microsoft's advice against stale expanded rows
    }
    request.headers().forEach(wire::header);
    if (caller != null) {
      wire.header("CallerObjectId", caller.toString());
    }
    return wire;
  }

  private static Optional<Duration> retryAfter(Response reply) {
    return Optional.ofNullable(Connections.retryAfter(reply)).flatMap(RetryAfter::parse);
  }

  /** Token requests over the same connections. */
  private final class TokensOverOkHttp implements TokenRequest {
    private final Deadline deadline;

    TokensOverOkHttp(Deadline deadline) {
      this.deadline = deadline;
    }

    @Override
    public String scope() {
      return root.resolve("/") + ".default";
    }

    @Override
    public Duration timeLeft() {
      return deadline.left();
    }

    @Override
    public Reply send(String method, URI address, Map<String, String> headers, String body)
        throws IOException {
      Request.Builder request = new Request.Builder().url(address.toString());
      headers.forEach(request::header);
      String type = headers.getOrDefault("Content-Type", "application/x-www-form-urlencoded");
      RequestBody form = body.isEmpty() ? null : RequestBody.create(body, MediaType.get(type));
      try (Response reply = connections.execute(request.method(method, form).build(), deadline)) {
        InputStream content = new LimitedStream(reply.body().byteStream(), LARGEST_TOKEN_REPLY);
        String text = new String(content.readAllBytes(), StandardCharsets.UTF_8);
        return new Reply(reply.code(), reply.headers().toMultimap(), text, retryAfter(reply));
      }
    }
  }
}
