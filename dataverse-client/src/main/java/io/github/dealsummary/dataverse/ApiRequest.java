package io.github.dealsummary.dataverse;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import org.jspecify.annotations.Nullable;

/**
 * One call of the Web API, before identity and time.
 *
 * @param attempt what it does, in words that end a sentence: {@code reading accounts}
 * @param address relative to the API's root, or absolute; encoded already
 * @param repeatable whether sending it twice does no more than sending it once
 */
record ApiRequest(
    String attempt,
    String method,
    String address,
    Map<String, String> headers,
    @Nullable RequestBody body,
    boolean repeatable) {

  static ApiRequest get(String attempt, String address, Map<String, String> headers) {
    return new ApiRequest(attempt, "GET", address, headers, null, true);
  }

  static ApiRequest post(
      String attempt,
      String address,
      Map<String, String> headers,
      RequestBody body,
      boolean repeatable) {
    return new ApiRequest(attempt, "POST", address, headers, body, repeatable);
  }

  /** From bytes: given text, OkHttp would add a charset to the content type. */
  static RequestBody body(String text, String contentType) {
    return RequestBody.create(text.getBytes(StandardCharsets.UTF_8), MediaType.get(contentType));
  }
}
