package io.github.dealsummary.dataverse;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import okhttp3.HttpUrl;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;

/** Connections, throttling, tokens and settings that all calls of a client and its views share. */
final class Transport {
  /** The deadline of a renewal in the background, where no call gives one. */
  private static final Duration RENEWAL_LIMIT = Duration.ofSeconds(30);

  private static final String USER_AGENT = "deal-summary-dataverse-client";

  private final Connections connections;
  private final HttpUrl root;
  private final String scope;
  private final RetryPolicy retry;
  private final @Nullable DataverseListener listener;
  private final TimeSource time;
  private final Gate gate;
  private final TokenCache tokens;

  Transport(
      Connections connections,
      URI environment,
      TokenSource source,
      RetryPolicy retry,
      @Nullable DataverseListener listener,
      TimeSource time) {
    this.connections = connections;
    this.root = HttpUrl.get(environment.resolve("/api/data/v9.2/").toString());
    this.scope = root.resolve("/") + ".default";
    this.retry = retry;
    this.listener = listener;
    this.time = time;
    this.gate = new Gate(time);
    this.tokens =
        new TokenCache(
            source, time, () -> tokenRequest(callEnd(deadline(RENEWAL_LIMIT), List.of())));
  }

  <T> T send(ApiRequest request, @Nullable UUID caller, CallEnd callEnd, ReplyReader<T> reader) {
    if (callEnd.isClosed()) {
      throw new IllegalStateException("The client is closed.");
    }
    return new Exchange<>(this, request, wire(request, caller), callEnd, reader).run();
  }

  Deadline deadline(Duration left) {
    return Deadline.in(left, time);
  }

  CallEnd callEnd(Deadline deadline, List<Signal> cancelling) {
    return new CallEnd(deadline, connections.closing(), cancelling);
  }

  /** Keeps the connections for another identity, which Dataverse limits separately. */
  Transport with(TokenSource source) {
    return new Transport(connections, root.uri(), source, retry, listener, time);
  }

  /** Returns the address at which the API starts. */
  HttpUrl root() {
    return root;
  }

  Connections connections() {
    return connections;
  }

  RetryPolicy retry() {
    return retry;
  }

  /** Returns the listener; null if there is none. */
  @Nullable DataverseListener listener() {
    return listener;
  }

  TimeSource time() {
    return time;
  }

  Gate gate() {
    return gate;
  }

  TokenCache tokens() {
    return tokens;
  }

  HttpTokenRequest tokenRequest(CallEnd callEnd) {
    return new HttpTokenRequest(connections, scope, callEnd, time);
  }

  void close() {
    connections.close();
  }

  private Request.Builder wire(ApiRequest request, @Nullable UUID caller) {
    Request.Builder wire =
        new Request.Builder()
            .url(EnvironmentAddress.within(root, request))
            .method(request.method(), request.wireBody())
            .header("Accept", "application/json")
            .header("OData-MaxVersion", "4.0")
            .header("OData-Version", "4.0")
            .header("User-Agent", USER_AGENT);
    if (request.method().equals("GET")) {
      wire.header("If-None-Match", "null"); // Microsoft's advice against stale expanded rows
    }
    request.headers().forEach(wire::header);
    if (caller != null) {
      wire.header("CallerObjectId", caller.toString());
    }
    return wire;
  }
}
