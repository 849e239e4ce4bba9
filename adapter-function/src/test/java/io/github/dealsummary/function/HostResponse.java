package io.github.dealsummary.function;

import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.HttpStatus;
import com.microsoft.azure.functions.HttpStatusType;
import java.util.Map;
import java.util.TreeMap;

/** A response and its builder. */
final class HostResponse implements HttpResponseMessage, HttpResponseMessage.Builder {
  private final Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
  private HttpStatusType status = HttpStatus.OK;
  private Object body = "";

  @Override
  public HostResponse status(HttpStatusType value) {
    status = value;
    return this;
  }

  @Override
  public HostResponse header(String name, String value) {
    headers.put(name, value);
    return this;
  }

  @Override
  public HostResponse body(Object value) {
    body = value;
    return this;
  }

  @Override
  public HostResponse build() {
    return this;
  }

  @Override
  public HttpStatusType getStatus() {
    return status;
  }

  @Override
  public String getHeader(String name) {
    return headers.getOrDefault(name, "");
  }

  @Override
  public Object getBody() {
    return body;
  }

  Map<String, String> headers() {
    return headers;
  }
}
