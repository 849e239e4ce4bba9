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
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A request as the Functions host hands it to a worker, with the host's quirks. */
final class HostRequest implements HttpRequestMessage<Optional<String>> {
  private final String query;
  private final Map<String, String> parameters = new LinkedHashMap<>();
  private final Map<String, String> headers = new LinkedHashMap<>();
  private final Optional<String> body;

  HostRequest(String query) {
    this(query, Map.of(), Optional.empty());
  }

  /**
   * @param query percent-encoded, without the question mark
   * @param headers by any case of their names, beside those that each request has in Azure; an
   *     empty value takes such a header away
   * @param body JSON, of a POST
   */
  HostRequest(String query, Map<String, String> headers, Optional<String> body) {
    this.query = query;
    this.body = body;
    this.headers.put("host", "contoso-deals.azurewebsites.net");
    this.headers.put("x-forwarded-proto", "https");
    body.ifPresent(json -> this.headers.put("content-type", "application/json"));
    headers.forEach((name, value) -> this.headers.put(name.toLowerCase(Locale.ROOT), value));
    this.headers.values().removeIf(String::isEmpty);
    for (String pair : query.split("&", -1)) {
      String[] parts = pair.split("=", 2);
      if (parts.length == 2 && !parts[1].isEmpty()) {
        parameters.merge(
            parts[0], URLDecoder.decode(parts[1], UTF_8), (first, next) -> first + "," + next);
      }
    }
  }

  /** The address that the host listens at. Throws on characters that a browser sends unencoded. */
  @Override
  public URI getUri() {
    return URI.create("http://" + headers.get("host") + "/?" + query);
  }

  @Override
  public HttpMethod getHttpMethod() {
    return body.isPresent() ? HttpMethod.POST : HttpMethod.GET;
  }

  @Override
  public Map<String, String> getHeaders() {
    return headers;
  }

  @Override
  public Map<String, String> getQueryParameters() {
    return parameters;
  }

  @Override
  public Optional<String> getBody() {
    return body;
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
