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
import java.util.Map;
import java.util.Optional;

/** A request for a token over real connections. */
final class OverSockets implements TokenRequest {
  private final HttpClient http = HttpClient.newHttpClient();
  private final String environment;
  private final String server;

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
  }

  @Override
  public String scope() {
    return environment + "/.default";
  }

  @Override
  public Duration timeLeft() {
    return Duration.ofSeconds(100);
  }

  @Override
  public Reply send(String method, URI address, Map<String, String> headers, String body)
      throws IOException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(address.toString().replace(environment, server)))
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
