package io.github.dealsummary.function;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.HttpStatus;
import com.microsoft.azure.functions.HttpStatusType;
import java.net.URI;
import java.net.URLDecoder;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A request as the Functions host hands it to a worker, with the host's quirks. */
final class HostRequest implements HttpRequestMessage<Optional<String>> {
  private final Map<String, String> parameters = new LinkedHashMap<>();

  /**
   * @param query percent-encoded, without the question mark
   */
  HostRequest(String query) {
    for (String pair : query.split("&", -1)) {
      String[] parts = pair.split("=", 2);
      if (parts.length == 2 && !parts[1].isEmpty()) {
        parameters.merge(
            parts[0], URLDecoder.decode(parts[1], UTF_8), (first, next) -> first + "," + next);
      }
    }
  }

  @Override
  public URI getUri() {
    throw new IllegalArgumentException("Illegal character in query");
  }

  @Override
  public HttpMethod getHttpMethod() {
    return HttpMethod.GET;
  }

  @Override
  public Map<String, String> getHeaders() {
    return Map.of("host", "contoso-deals.azurewebsites.net", "x-forwarded-proto", "https");
  }

  @Override
  public Map<String, String> getQueryParameters() {
    return parameters;
  }

  @Override
  public Optional<String> getBody() {
    return Optional.empty();
  }

  @Override
  public HttpResponseMessage.Builder createResponseBuilder(HttpStatus status) {
    return createResponseBuilder((HttpStatusType) status);
  }

  @Override
  public HttpResponseMessage.Builder createResponseBuilder(HttpStatusType status) {
    return new HostResponse().status(status);
  }
}
