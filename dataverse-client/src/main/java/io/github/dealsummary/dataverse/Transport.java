package io.github.dealsummary.dataverse;

import io.github.dealsummary.dataverse.DataverseException.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import okhttp3.Call;
import okhttp3.Dispatcher;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * Sends a request until it has an answer, a failure that repeating cannot mend, or no time left.
 */
final class Transport {
  private final OkHttpClient http;
  private final HttpUrl root;
  private final String scope;
  private final TokenCache tokens;
  private final RetryPolicy retry;
  private final Time time;
  private volatile boolean closed;

  /** What a successful reply's body becomes. */
  interface BodyReader<T> {
    T read(Response head, InputStream body) throws IOException;
  }

  Transport(OkHttpClient http, URI environment, TokenSource tokens, RetryPolicy retry, Time time) {
    // Retries, redirects and time limits are ours: OkHttp would resend a POST, and keep its headers
    // on a redirect to another host. Its own dispatcher lets close() end our calls and no others.
    this.http =
        http.newBuilder()
            .retryOnConnectionFailure(false)
            .followRedirects(false)
            .followSslRedirects(false)
            .readTimeout(Duration.ZERO)
            .writeTimeout(Duration.ZERO)
            .dispatcher(new Dispatcher())
            .build();
    this.root = HttpUrl.get(environment.resolve("/api/data/v9.2/").toString());
    this.scope = environment.resolve("/").toString() + ".default";
    this.tokens = new TokenCache(tokens, time);
    this.retry = retry;
    this.time = time;
  }

  /** Where the API starts. */
  HttpUrl root() {
    return root;
  }

  Deadline deadline(Duration left) {
    return Deadline.in(left, time);
  }

  <T> T send(ApiRequest request, @Nullable UUID caller, Deadline deadline, BodyReader<T> reader) {
    Request wire = wire(request, caller);
    for (int attempt = 1; ; attempt++) {
      boolean safe = true; // as long as no token is there, nothing was sent
      try {
        AccessToken token = token(request, deadline);
        safe = request.repeatable();
        return withFreshToken(request, wire, token, deadline, reader);
      } catch (DataverseException failure) {
        pauseOrThrow(failure, attempt, safe, deadline);
      }
    }
  }

  /** A token may be revoked before it expires: after a 401 a new one is fetched, once. */
  private <T> T withFreshToken(
      ApiRequest request,
      Request wire,
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

  void close() {
    closed = true;
    http.dispatcher().cancelAll();
  }

  private <T> T attempt(
      ApiRequest request,
      Request wire,
      AccessToken token,
      Deadline deadline,
      BodyReader<T> reader) {
    Request signed = wire.newBuilder().header("Authorization", "Bearer " + token.value()).build();
    try (Response reply = call(signed, deadline).execute()) {
      if (!reply.isSuccessful()) {
        throw Failures.ofReply(request.attempt(), reply);
      }
      return reader.read(reply, reply.body().byteStream());
    } catch (UnreadableReply e) {
      throw Failures.unreadable(request.attempt(), e);
    } catch (IOException e) {
      throw Failures.noAnswer(request.attempt(), e, deadline);
    }
  }

  private AccessToken token(ApiRequest request, Deadline deadline) {
    try {
      return tokens.get(new OverOkHttp(deadline));
    } catch (TimeoutException e) {
      throw Failures.noToken(request.attempt(), e, deadline);
    } catch (IOException e) {
      throw Failures.noToken(request.attempt(), e, deadline);
    } catch (InterruptedException e) {
      throw Failures.interrupted(request.attempt(), e);
    }
  }

  private void pauseOrThrow(
      DataverseException failure, int attempt, boolean safe, Deadline deadline) {
    Optional<Duration> pause = pause(failure, attempt, safe);
    if (closed || pause.isEmpty() || pause.get().compareTo(deadline.left()) >= 0) {
      throw failure;
    }
    try {
      time.sleep(pause.get());
    } catch (InterruptedException e) {
      throw Failures.interrupted("waiting to try again", e);
    }
  }

  private Optional<Duration> pause(DataverseException failure, int attempt, boolean safe) {
    boolean mendable =
        failure.kind() == Kind.THROTTLED
            || (safe && failure.kind() == Kind.UNAVAILABLE && Failures.isTransient(failure));
    if (!mendable || attempt > retry.repetitions()) {
      return Optional.empty();
    }
    return failure.retryAfter().or(() -> Optional.of(jittered(retry.ceiling(attempt))));
  }

  private Duration jittered(Duration ceiling) {
    return Duration.ofNanos((long) (ceiling.toNanos() * time.chance()));
  }

  private Call call(Request request, Deadline deadline) throws IOException {
    if (closed) {
      throw new IllegalStateException("The client is closed.");
    }
    long left = deadline.left().toNanos();
    if (left == 0) {
      throw new IOException("no time left");
    }
    Call call = http.newCall(request);
    call.timeout().timeout(left, TimeUnit.NANOSECONDS);
    return call;
  }

  private Request wire(ApiRequest request, @Nullable UUID caller) {
    HttpUrl address = root.resolve(request.address());
    if (address == null) {
      throw new IllegalArgumentException("Not an address below the API: " + request.attempt());
    }
    Request.Builder wire =
        new Request.Builder()
            .url(address)
            .method(request.method(), request.body())
            .header("Accept", "application/json")
            .header("OData-MaxVersion", "4.0")
            .header("OData-Version", "4.0")
            .header("If-None-Match", "null")
            .header("User-Agent", "deal-summary-dataverse-client")
            .header("x-ms-client-request-id", UUID.randomUUID().toString());
    request.headers().forEach(wire::header);
    if (caller != null) {
      wire.header("CallerObjectId", caller.toString());
    }
    return wire.build();
  }

  /** A token request over the same connections, within the deadline of the call that needs it. */
  private final class OverOkHttp implements TokenRequest {
    private final Deadline deadline;

    OverOkHttp(Deadline deadline) {
      this.deadline = deadline;
    }

    @Override
    public String scope() {
      return scope;
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
      RequestBody content = body.isEmpty() ? null : RequestBody.create(body, MediaType.get(type));
      try (Response reply = call(request.method(method, content).build(), deadline).execute()) {
        Map<String, List<String>> names = reply.headers().toMultimap();
        return new Reply(reply.code(), names, reply.body().string());
      }
    }
  }
}
