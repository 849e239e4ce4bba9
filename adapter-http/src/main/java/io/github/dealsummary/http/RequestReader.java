package io.github.dealsummary.http;

import io.github.dealsummary.contract.Call;
import io.github.dealsummary.contract.DealContract;
import io.javalin.http.Context;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads a request as the Functions host does, so that both HTTP doors understand it alike. */
final class RequestReader {
  private static final Pattern MALFORMED = Pattern.compile("%(?![0-9A-Fa-f]{2})");

  private RequestReader() {}

  /** The headers that say who asks. */
  private static final List<String> IDENTITIES =
      List.of("authorization", DealContract.KEY_HEADER, "x-ms-client-principal");

  /**
   * What the request gives twice of that which says who asks. A key may come in a header or in a
   * parameter, but not in both.
   */
  static Optional<String> identityTwice(Context context) {
    if (keys(context) > 1) {
      return Optional.of("the key");
    }
    return IDENTITIES.stream()
        .filter(name -> Collections.list(context.req().getHeaders(name)).size() > 1)
        .map(name -> "the header " + name)
        .findFirst();
  }

  private static long keys(Context context) {
    return Stream.concat(
            Collections.list(context.req().getHeaders(DealContract.KEY_HEADER)).stream(),
            context.queryParams(DealContract.KEY_PARAMETER).stream())
        .filter(key -> !key.isEmpty())
        .count();
  }

  /** Whether the query is not percent-encoded as it should be, or the body is coded. */
  static boolean isMalformed(Context context) {
    return MALFORMED.matcher(String.valueOf(context.queryString())).find()
        || header(context, "transfer-encoding")
            .filter(coding -> !coding.strip().equalsIgnoreCase("chunked"))
            .isPresent();
  }

  /**
   * @param body gives the body, or throws {@link io.github.dealsummary.contract.UnusableBody}
   */
  static Call call(Context context, Supplier<Optional<String>> body) {
    return new Call(parameters(context), name -> header(context, name), body);
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
}
