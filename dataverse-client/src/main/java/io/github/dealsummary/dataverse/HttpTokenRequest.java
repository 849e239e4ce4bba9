package io.github.dealsummary.dataverse;

import io.github.dealsummary.dataverse.Signal.Registration;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import okhttp3.Call;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/** A token request over a client's own connections. It ends with the call that needs the token. */
record HttpTokenRequest(Connections connections, String scope, CallEnd callEnd, TimeSource time)
    implements TokenRequest {
  /** A token has a few KB, and so has what else a sign-in asks for. */
  private static final long LARGEST_REPLY = 256L << 10;

  @Override
  public Duration timeLeft() {
    return callEnd.isClosed() || callEnd.isCancelled() ? Duration.ZERO : callEnd.left();
  }

  @Override
  public Reply send(String method, URI address, Map<String, String> headers, String body)
      throws IOException {
    Request.Builder request = new Request.Builder().url(address.toString());
    headers.forEach(request::header);
    String type = headers.getOrDefault("Content-Type", "application/x-www-form-urlencoded");
    RequestBody form = body.isEmpty() ? null : RequestBody.create(body, MediaType.get(type));
    Progress progress = new Progress();
    Call call = call(request.method(method, form).build(), progress);
    try (Registration end = callEnd.onEnd(call::cancel);
        Response reply = Connections.execute(call)) {
      InputStream content =
          new LimitedStream(
              reply.body().byteStream(), LARGEST_REPLY, "Check what answers at this address.");
      String text = new String(content.readAllBytes(), StandardCharsets.UTF_8);
      return new Reply(reply.code(), reply.headers().toMultimap(), text, retryAfter(reply));
    } catch (UnreadableReply e) {
      throw e;
    } catch (IOException e) {
      throw LostAnswer.of(e, progress);
    }
  }

  /** Over http only a managed identity's endpoint is asked, or a stand-in for Entra ID. */
  private Call call(Request request, Progress progress) throws IOException {
    return request.isHttps()
        ? connections.call(request, callEnd, progress)
        : connections.callDirectly(request, callEnd, progress);
  }

  @Override
  public void pause(Duration duration) {
    try {
      time.sleep(duration, callEnd);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw LostCalls.interrupted("waiting to ask the token issuer again", e);
    }
  }

  private static Optional<Duration> retryAfter(Response reply) {
    return Optional.ofNullable(Connections.retryAfter(reply)).flatMap(RetryAfter::parse);
  }
}
