package io.github.dealsummary.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.dealsummary.contract.Call;
import io.github.dealsummary.contract.UnusableBody;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads a request as the Functions host does, so that both HTTP doors understand it alike. */
final class RequestReader {
  private static final Pattern MALFORMED = Pattern.compile("%(?![0-9A-Fa-f]{2})");

  private RequestReader() {}

  /** Whether the query is not percent-encoded as it should be. */
  static boolean isMalformed(Context context) {
    return MALFORMED.matcher(String.valueOf(context.queryString())).find();
  }

  static Call call(Context context) {
    return new Call(parameters(context), name -> header(context, name), () -> body(context));
  }

  /** The Functions host drops empty values and joins repeated ones with a comma. */
  static Map<String, String> parameters(Context context) {
    Map<String, String> parameters = new LinkedHashMap<>();
    context
        .queryParamMap()
        .forEach(
            (name, values) ->
                parameters.put(
                    name, String.join(",", values.stream().filter(v -> !v.isEmpty()).toList())));
    return parameters;
  }

  /** Joined with commas if it came more than once, so that nobody takes one of them for all. */
  static Optional<String> header(Context context, String name) {
    List<String> values = Collections.list(context.req().getHeaders(name));
    return values.isEmpty() ? Optional.empty() : Optional.of(String.join(",", values));
  }

  private static Optional<String> body(Context context) {
    try {
      // One byte more than is allowed tells a body that is too long; the rest is never read.
      byte[] body = context.bodyInputStream().readNBytes(Call.LARGEST_BODY + 1);
      if (body.length > Call.LARGEST_BODY) {
        throw UnusableBody.tooLarge();
      }
      return Optional.of(new String(body, UTF_8)).filter(text -> !text.isEmpty());
    } catch (IOException e) { // it ended too early, or did not come in time
      throw UnusableBody.unreadable();
    }
  }
}
