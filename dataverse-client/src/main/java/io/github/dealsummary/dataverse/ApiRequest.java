package io.github.dealsummary.dataverse;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import org.jspecify.annotations.Nullable;

/**
 * One call of the Web API, before it gets a token and a deadline.
 *
 * @param attempt what the call does, in words that end a sentence: {@code reading accounts}
 * @param address the encoded address, relative to the API's root or absolute
 * @param headers the headers, including the body's {@code Content-Type}
 * @param repeatable whether sending it twice does the same as sending it once
 */
record ApiRequest(
    String attempt,
    String method,
    String address,
    Map<String, String> headers,
    @Nullable String body,
    boolean repeatable) {
  private static final String TYPE = "Content-Type";

  static ApiRequest get(String attempt, String address, Map<String, String> headers) {
    return new ApiRequest(attempt, "GET", address, headers, null, true);
  }

  /** Makes a request with a JSON body, or without a body. */
  static ApiRequest sending(
      String attempt, String method, String address, @Nullable String json, boolean repeatable) {
    Map<String, String> headers = json == null ? Map.of() : Map.of(TYPE, "application/json");
    return new ApiRequest(attempt, method, address, headers, json, repeatable);
  }

  /** Adds these headers. */
  ApiRequest with(Map<String, String> more) {
    Map<String, String> all = new LinkedHashMap<>(headers);
    all.putAll(more);
    return new ApiRequest(attempt, method, address, all, body, repeatable);
  }

  /** Makes the body from bytes. Given text, OkHttp would add a charset to the content type. */
  @Nullable RequestBody wireBody() {
    String type = headers.get(TYPE);
    if (body != null && type != null) {
      return RequestBody.create(body.getBytes(StandardCharsets.UTF_8), MediaType.get(type));
    }
    return method.equals("POST") ? RequestBody.create(new byte[0]) : null;
  }
}
