package io.github.dealsummary.dataverse.entra;

import io.github.dealsummary.dataverse.TokenRequest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A request for a token over real connections, whose pauses take no time and are remembered. */
final class OverSockets implements TokenRequest {
  final List<Duration> pauses = new ArrayList<>();
  private final HttpClient http = HttpClient.newHttpClient();
  private final String environment;
  private final String server;
  private String from;
  private Duration left = Duration.ofSeconds(100);

  /**
   * @param environment its address, without a slash at the end
   */
  OverSockets(String environment) {
    this(environment, environment);
  }

  /** The same for an environment that is really another server. */
  OverSockets(String environment, String server) {
    this.environment = environment;
    this.server = server;
    this.from = environment;
  }

  /** The same where requests to one address reach another. */
  OverSockets reaching(String address, String really) {
    OverSockets redirected = new OverSockets(environment, really);
    redirected.from = address;
    return redirected;
  }

  OverSockets within(Duration time) {
    left = time;
    return this;
  }

  @Override
  public String scope() {
    return environment + "/.default";
  }

  @Override
  public Duration timeLeft() {
    return left;
  }

  @Override
  public void pause(Duration duration) {
    pauses.add(duration);
    left = left.minus(duration);
  }

  @Override
  public Reply send(String method, URI address, Map<String, String> headers, String body)
      throws IOException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(address.toString().replace(from, server)))
            .method(
                method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    headers.forEach(request::header);
    try {
      HttpResponse<String> reply = http.send(request.build(), BodyHandlers.ofString());
      return new Reply(reply.statusCode(), reply.headers().map(), reply.body(), Optional.empty());
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }
}
