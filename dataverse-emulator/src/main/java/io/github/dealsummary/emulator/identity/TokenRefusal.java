package io.github.dealsummary.emulator.identity;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** A request for a token, refused as Entra refuses it. */
final class TokenRefusal extends RuntimeException {
  private static final DateTimeFormatter TIMESTAMP =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final int status;
  private final String error;
  private final int code;
  private final String description;

  TokenRefusal(int status, String error, int code, String description) {
    this.status = status;
    this.error = error;
    this.code = code;
    this.description = description;
  }

  static TokenRefusal missing(String parameter) {
    return new TokenRefusal(
        400,
        "invalid_request",
        900144,
        "The request body must contain the following parameter: '" + parameter + "'.");
  }

  TokenReply reply(Instant now) {
    String trace = UUID.randomUUID().toString();
    String correlation = UUID.randomUUID().toString();
    String timestamp = TIMESTAMP.format(now);
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("error", error);
    body.put(
        "error_description",
        String.format(
            Locale.ROOT,
            "AADSTS%d: %s Trace ID: %s Correlation ID: %s Timestamp: %s",
            code,
            description,
            trace,
            correlation,
            timestamp));
    body.put("error_codes", List.of(code));
    body.put("timestamp", timestamp);
    body.put("trace_id", trace);
    body.put("correlation_id", correlation);
    body.put("error_uri", "https://login.microsoftonline.com/error?code=" + code);
    return new TokenReply(status, body);
  }
}
