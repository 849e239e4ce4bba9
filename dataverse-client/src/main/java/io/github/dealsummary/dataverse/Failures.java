package io.github.dealsummary.dataverse;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.dealsummary.dataverse.DataverseException.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * Turns what went wrong into a {@link DataverseException}: what was attempted, what came back, what
 * to do. Of the server's own words only codes and privilege names reach the message.
 */
final class Failures {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int LONGEST_BODY = 64 * 1024;
  private static final int LONGEST_DETAIL = 1_000;
  private static final Set<Integer> TRANSIENT = Set.of(502, 503, 504);
  private static final Duration LONGEST_WAIT = Duration.ofDays(1);
  private static final Pattern PRIVILEGE = Pattern.compile("\\bprv[A-Za-z_0-9]+");
  private static final String NOT_A_MEMBER = "0x80072560";

  private Failures() {}

  /** What Dataverse says of a failure in a JSON body; both parts may be missing. */
  record Said(@Nullable String code, @Nullable String detail) {}

  /** Whether the same call may succeed a little later. */
  static boolean isTransient(DataverseException failure) {
    return failure.status().isEmpty()
        ? !failure.deadlinePassed()
        : TRANSIENT.contains(failure.status().getAsInt());
  }

  static DataverseException ofReply(String attempt, Response reply) throws IOException {
    String body = start(reply.body().byteStream());
    return ofReply(attempt, reply.code(), reply::header, body);
  }

  /**
   * @param header gives the value of a header, or null
   */
  static DataverseException ofReply(
      String attempt, int status, UnaryOperator<@Nullable String> header, String body) {
    Said said = read(body);
    Kind kind = kind(status);
    List<String> ids = requestIds(header);
    Optional<Duration> wait =
        Optional.ofNullable(header.apply("Retry-After")).flatMap(Failures::wait);
    String id = ids.isEmpty() ? "" : ", request " + ids.get(0);
    String code = said.code() == null ? "" : " " + said.code();
    String message =
        "Dataverse answered %d%s when %s%s. %s"
            .formatted(status, code, attempt, id, advice(kind, status, said, wait));
    return DataverseException.of(kind, message)
        .status(status)
        .code(said.code())
        .detail(said.detail())
        .requestIds(ids)
        .retryAfter(wait.orElse(null))
        .build();
  }

  static DataverseException unreadable(String attempt, UnreadableReply problem) {
    String message =
        "Dataverse's answer when %s cannot be read: %s. Check that the address is that of an environment."
            .formatted(attempt, problem.getMessage());
    return DataverseException.of(Kind.UNREADABLE, message).cause(problem).build();
  }

  static DataverseException noAnswer(String attempt, IOException cause, Deadline deadline) {
    return silent("Dataverse", attempt, cause, deadline);
  }

  static DataverseException noToken(String attempt, Exception cause, Deadline deadline) {
    return silent("The token issuer", attempt, cause, deadline);
  }

  static DataverseException interrupted(String attempt, InterruptedException cause) {
    Thread.currentThread().interrupt();
    return DataverseException.of(
            Kind.UNAVAILABLE, "The thread was interrupted when " + attempt + ".")
        .deadlinePassed()
        .cause(cause)
        .build();
  }

  private static DataverseException silent(
      String who, String attempt, Exception cause, Deadline deadline) {
    if (deadline.passed()) {
      String message =
          "%s had not answered by the deadline when %s. Try again, or allow more time."
              .formatted(who, attempt);
      return DataverseException.of(Kind.UNAVAILABLE, message).deadlinePassed().cause(cause).build();
    }
    String message =
        "%s could not be reached when %s (%s). Check the address, the network and the proxy."
            .formatted(who, attempt, cause.getClass().getSimpleName());
    return DataverseException.of(Kind.UNAVAILABLE, message).cause(cause).build();
  }

  private static Kind kind(int status) {
    return switch (status) {
      case 401 -> Kind.UNAUTHENTICATED;
      case 403 -> Kind.FORBIDDEN;
      case 429 -> Kind.THROTTLED;
      default -> status >= 500 || status == 408 ? Kind.UNAVAILABLE : Kind.REJECTED;
    };
  }

  private static String advice(Kind kind, int status, Said said, Optional<Duration> wait) {
    return switch (kind) {
      case UNAUTHENTICATED ->
          "The token was not accepted: check the tenant, the client id and the environment's address.";
      case FORBIDDEN -> forbidden(said);
      case THROTTLED ->
          "The environment is over a service protection limit: try again "
              + wait.map(w -> "in " + Math.max(1, w.toSeconds()) + " seconds.").orElse("later.");
      case UNAVAILABLE -> "The environment is not well: try again later.";
      case REJECTED ->
          status == 404
              ? "There is no such table, row or action in this environment, or not under this name."
              : "The request does not suit this environment.";
      case UNREADABLE -> "";
    };
  }

  private static String forbidden(Said said) {
    if (NOT_A_MEMBER.equals(said.code())) {
      return "Add the application, or the person it acts for, as a user of this environment.";
    }
    Matcher privilege = PRIVILEGE.matcher(said.detail() == null ? "" : said.detail());
    return privilege.find()
        ? "Give the user's security role the privilege " + privilege.group() + "."
        : "Check the user's security role and licence in this environment.";
  }

  private static Said read(String body) {
    try {
      JsonNode json = JSON.readTree(body);
      JsonNode error = json.path("error");
      if (error.isObject()) {
        return new Said(text(error, "code"), text(error, "message"));
      }
      if (json.has("Message")) {
        String code =
            json.has("ErrorCode") ? "0x%08x".formatted(json.path("ErrorCode").asInt()) : null;
        return new Said(code, text(json, "Message"));
      }
    } catch (JsonProcessingException e) {
      // HTML from a proxy or a front end: the status has to say it all.
    }
    return new Said(null, null);
  }

  private static @Nullable String text(JsonNode node, String field) {
    String text = node.path(field).asText("");
    if (text.isEmpty()) {
      return null;
    }
    return text.substring(0, Math.min(text.length(), LONGEST_DETAIL));
  }

  /** Both headers may hold two ids, comma-joined, and the same one twice. */
  private static List<String> requestIds(UnaryOperator<@Nullable String> header) {
    return Stream.of("x-ms-service-request-id", "REQ_ID")
        .map(header)
        .flatMap(value -> value == null ? Stream.empty() : Stream.of(value.split(",")))
        .map(String::strip)
        .filter(id -> id.matches("[A-Za-z0-9-]{8,64}"))
        .distinct()
        .toList();
  }

  /** Seconds, or a date. What is neither, or more than a day, is as good as absent. */
  private static Optional<Duration> wait(String value) {
    Optional<Duration> wait =
        value.strip().matches("\\d{1,9}")
            ? Optional.of(Duration.ofSeconds(Long.parseLong(value.strip())))
            : untilDate(value.strip());
    return wait.filter(w -> w.compareTo(LONGEST_WAIT) <= 0);
  }

  private static Optional<Duration> untilDate(String value) {
    try {
      ZonedDateTime date =
          ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME.withLocale(Locale.ROOT));
      Duration wait = Duration.between(ZonedDateTime.now(date.getZone()), date);
      return Optional.of(wait.isNegative() ? Duration.ZERO : wait);
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static String start(InputStream body) throws IOException {
    return new String(body.readNBytes(LONGEST_BODY), StandardCharsets.UTF_8);
  }
}
