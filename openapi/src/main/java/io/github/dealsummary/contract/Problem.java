package io.github.dealsummary.contract;

import static java.util.Map.entry;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.dealsummary.InvalidQuestion;
import io.github.dealsummary.contract.caller.CallerRequired;
import io.github.dealsummary.dataverse.DataverseException;
import io.github.dealsummary.settings.InvalidSettings;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** A failure as callers see it. */
record Problem(
    int status,
    String kind,
    String detail,
    Optional<String> code,
    List<String> requestIds,
    Optional<Duration> retryAfter,
    Optional<UUID> instance) {

  /** The wait for an environment that throttles without saying for how long. */
  private static final Duration WAIT = Duration.ofSeconds(30);

  /** The title of each status that a reply may have beside 200. */
  static final Map<Integer, String> TITLES =
      Map.ofEntries(
          entry(400, "Bad Request"),
          entry(401, "Unauthorized"),
          entry(403, "Forbidden"),
          entry(404, "Not Found"),
          entry(405, "Method Not Allowed"),
          entry(413, "Content Too Large"),
          entry(414, "URI Too Long"),
          entry(415, "Unsupported Media Type"),
          entry(421, "Misdirected Request"),
          entry(431, "Request Header Fields Too Large"),
          entry(500, "Internal Server Error"),
          entry(502, "Bad Gateway"),
          entry(503, "Service Unavailable"),
          entry(504, "Gateway Timeout"));

  Problem(int status, String kind, String detail) {
    this(status, kind, detail, Optional.empty(), List.of(), Optional.empty(), Optional.empty());
  }

  static Reply replyTo(Throwable failure) {
    if (failure instanceof InvalidQuestion) {
      return new Problem(400, "invalid_question", said(failure)).reply();
    }
    if (failure instanceof UnusableBody body) {
      return body.reply();
    }
    if (failure instanceof CallerRequired required) {
      return new Problem(401, "caller_required", said(failure))
          .reply()
          .with("WWW-Authenticate", required.challenge());
    }
    if (failure instanceof InvalidSettings settings) {
      String problems = String.join(" ", settings.problems());
      return new Problem(500, "not_configured", problems).reply("Not configured. " + problems);
    }
    if (failure instanceof DataverseException dataverse) {
      return of(dataverse).reply(inTheLog(dataverse));
    }
    return unexpected(failure);
  }

  /** Tells the caller only where the log says more. */
  private static Reply unexpected(Throwable failure) {
    UUID instance = UUID.randomUUID();
    return new Problem(
            500,
            "internal",
            "The service failed. Its log has the reason, under the instance's id.",
            Optional.empty(),
            List.of(),
            Optional.empty(),
            Optional.of(instance))
        .reply("Unexpected failure " + instance + ": " + FailureTrace.inOneLine(failure));
  }

  static Problem of(DataverseException failure) {
    return new Problem(
        statusOf(failure),
        failure.kind().name().toLowerCase(Locale.ROOT),
        said(failure),
        failure.code(),
        failure.requestIds(),
        failure.kind() == DataverseException.Kind.THROTTLED
            ? failure.retryAfter().or(() -> Optional.of(WAIT))
            : failure.retryAfter(),
        Optional.empty());
  }

  private static int statusOf(DataverseException failure) {
    return switch (failure.kind()) {
      case UNAUTHENTICATED, FORBIDDEN, REJECTED, UNREADABLE -> 502;
      case THROTTLED -> 503;
      case UNAVAILABLE -> failure.deadlinePassed() ? 504 : 503;
    };
  }

  Reply reply() {
    return reply(Optional.empty());
  }

  private Reply reply(String trouble) {
    return reply(Optional.of(trouble));
  }

  private Reply reply(Optional<String> trouble) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("title", TITLES.getOrDefault(status, "Error")).put("status", status);
    describe(json);
    instance.ifPresent(id -> json.put("instance", "urn:uuid:" + id));
    Reply reply = Reply.of(status, "application/problem+json", json.toString(), trouble);
    return retryAfter
        .map(wait -> reply.with("Retry-After", String.valueOf(wholeSeconds(wait))))
        .orElse(reply);
  }

  /** Adds the fields that the failure of one environment shares with that of a whole request. */
  void describe(ObjectNode json) {
    json.put("kind", kind).put("detail", detail);
    code.ifPresent(value -> json.put("code", value));
    if (!requestIds.isEmpty()) {
      requestIds.forEach(json.putArray("requestIds")::add);
    }
  }

  private static long wholeSeconds(Duration wait) {
    return Math.max(1, wait.plusSeconds(1).minusNanos(1).toSeconds());
  }

  static String inTheLog(DataverseException failure) {
    String line = failure.kind() + ": " + said(failure) + " Request ids: " + failure.requestIds();
    // Callers are not told where our own code failed, so that the log has to say it.
    return failure.kind() == DataverseException.Kind.UNREADABLE
            && failure.getCause() instanceof RuntimeException ours
        ? line + " " + FailureTrace.inOneLine(ours)
        : line;
  }

  private static String said(Throwable failure) {
    return String.valueOf(failure.getMessage());
  }
}
