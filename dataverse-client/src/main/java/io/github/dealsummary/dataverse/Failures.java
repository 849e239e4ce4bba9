package io.github.dealsummary.dataverse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.dealsummary.dataverse.DataverseException.Kind;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
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
  private static final int REQUEST_TIMEOUT = 408;
  private static final Set<Integer> TRANSIENT = Set.of(REQUEST_TIMEOUT, 502, 503, 504);

  /** A deadlock, a SQL time-out, a lock on a row, a customization being published. */
  private static final Set<String> TRANSIENT_CODES =
      Set.of("0x80044150", "0x80044151", "0x80044339", "0x80071151");

  /** How long to wait for the rest of an error's body. Its status alone says enough. */
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private static final Pattern CODE = Pattern.compile("[A-Za-z0-9_.-]{1,64}");
  private static final Pattern PRIVILEGE = Pattern.compile("\\bprv[A-Za-z_0-9]+");
  private static final String NOT_A_MEMBER = "0x80072560";

  private Failures() {}

  /** What Dataverse says about a failure in a JSON body; both parts may be missing. */
  record ErrorBody(@Nullable String code, @Nullable String detail) {}

  /** Returns whether the same call may succeed a little later. */
  static boolean isTransient(DataverseException failure) {
    if (failure.status().isPresent()) {
      return failure.code().filter(TRANSIENT_CODES::contains).isPresent()
          || TRANSIENT.contains(failure.status().getAsInt());
    }
    return failure.isUnreached();
  }

  /** Returns whether the call may have been done although it failed. */
  static boolean isLoss(DataverseException failure) {
    return failure.isUnreached()
        || (failure.status().isPresent() && TRANSIENT.contains(failure.status().getAsInt()));
  }

  static DataverseException ofReply(String attempt, Response reply) {
    return ofReply(attempt, ReplyHead.of(reply), start(reply));
  }

  static DataverseException ofReply(String attempt, ReplyHead head, byte[] body) {
    int status = head.status();
    ErrorBody error = read(head, body);
    Kind kind = kind(status);
    List<String> ids = requestIds(head);
    Optional<Duration> wait =
        Optional.ofNullable(head.header("Retry-After")).flatMap(RetryAfter::parse);
    String message =
        "Dataverse answered "
            + status
            + (error.code() == null ? "" : " " + error.code())
            + " when "
            + attempt
            + (ids.isEmpty() ? ". " : ", request " + ids.get(0) + ". ")
            + advice(kind, status, error, wait);
    return DataverseException.of(kind, message)
        .status(status)
        .code(error.code())
        .detail(error.detail())
        .requestIds(ids)
        .retryAfter(wait.orElse(null))
        .missingPrivilege(kind == Kind.FORBIDDEN ? missingPrivilege(error).orElse(null) : null)
        .build();
  }

  static DataverseException unreadable(String attempt, ReplyHead head, UnreadableReply problem) {
    String type = String.valueOf(head.header("Content-Type")).toLowerCase(Locale.ROOT);
    UnreadableReply told =
        type.startsWith("text/html")
            ? new UnreadableReply("it is a web page, as firewalls and sign-in pages send it")
            : problem;
    return unreadable(attempt, told, head.status(), requestIds(head));
  }

  static DataverseException unreadable(String attempt, UnreadableReply problem) {
    return unreadable(attempt, problem, 0, List.of());
  }

  private static DataverseException unreadable(
      String attempt, UnreadableReply problem, int status, List<String> ids) {
    String message =
        "Dataverse's answer when "
            + attempt
            + " cannot be read: "
            + problem.getMessage()
            + ". Check that the address belongs to a Dataverse environment.";
    return DataverseException.of(Kind.UNREADABLE, message)
        .status(status)
        .requestIds(ids)
        .cause(problem)
        .build();
  }

  private static Kind kind(int status) {
    return switch (status) {
      case 401 -> Kind.UNAUTHENTICATED;
      case 403 -> Kind.FORBIDDEN;
      case 429 -> Kind.THROTTLED;
      default -> status >= 500 || status == REQUEST_TIMEOUT ? Kind.UNAVAILABLE : Kind.REJECTED;
    };
  }

  private static String advice(Kind kind, int status, ErrorBody error, Optional<Duration> wait) {
    return switch (kind) {
      case UNAUTHENTICATED ->
          "The token was not accepted. Check the tenant, the client id and the environment's address.";
      case FORBIDDEN -> forbidden(error);
      case THROTTLED ->
          "The environment is over a service protection limit. Try again "
              + wait.map(w -> "in " + Math.max(1, w.toSeconds()) + " seconds.").orElse("later.");
      case UNAVAILABLE ->
          status == REQUEST_TIMEOUT
              ? "The environment did not get the request in time. Try again later."
              : "The environment reported a server error. Try again later.";
      case REJECTED -> rejected(status);
      case UNREADABLE -> "";
    };
  }

  private static String rejected(int status) {
    if (status == 404) {
      return "This environment has no such table, row or action, or it has another name.";
    }
    return status < 400
        ? "An environment does not redirect. Check its address."
        : "The environment does not accept this request.";
  }

  private static String forbidden(ErrorBody error) {
    if (NOT_A_MEMBER.equals(error.code())) {
      return "Add the application, or the person it acts for, as a user of this environment.";
    }
    return missingPrivilege(error)
        .map(privilege -> "Give the user's security role the privilege " + privilege + ".")
        .orElse("Check the user's security role and licence in this environment.");
  }

  private static Optional<String> missingPrivilege(ErrorBody error) {
    Matcher privilege = PRIVILEGE.matcher(error.detail() == null ? "" : error.detail());
    return privilege.find() ? Optional.of(privilege.group()) : Optional.empty();
  }

  private static ErrorBody read(ReplyHead head, byte[] body) {
    try {
      String type = head.header("Content-Type");
      if (type != null && type.startsWith("multipart/")) {
        // A batch that ends with its first failure has that one's status, and it as its last part.
        List<Multipart.Part> parts = Multipart.read(type, body);
        if (!parts.isEmpty()) {
          Multipart.Part last = parts.get(parts.size() - 1);
          return read(last.head(), last.body());
        }
      }
      JsonNode json = JSON.readTree(body);
      JsonNode error = json.path("error");
      if (error.isObject()) {
        return new ErrorBody(code(text(error, "code")), text(error, "message"));
      }
      if (json.has("Message")) {
        String code = json.path("ErrorCode").isInt() ? hex(json.path("ErrorCode").asInt()) : null;
        return new ErrorBody(code, text(json, "Message"));
      }
    } catch (IOException e) {
      // HTML from a proxy or a front end: the status has to say it all.
    }
    return new ErrorBody(null, null);
  }

  private static @Nullable String text(JsonNode node, String field) {
    String text = node.path(field).asText("");
    return text.isEmpty() ? null : text;
  }

  /** Returns the text if it looks like a code. It goes into the message, so nothing else may. */
  private static @Nullable String code(@Nullable String text) {
    return text != null && CODE.matcher(text).matches() ? text : null;
  }

  private static String hex(int code) {
    return "0x" + String.format(Locale.ROOT, "%08x", code);
  }

  /** Reads the ids. Each header may hold two, joined by a comma, and the same one twice. */
  private static List<String> requestIds(ReplyHead head) {
    return Stream.of("x-ms-service-request-id", "REQ_ID")
        .map(head::header)
        .flatMap(value -> value == null ? Stream.empty() : Stream.of(value.split(",")))
        .map(String::strip)
        .filter(id -> id.matches("[A-Za-z0-9-]{8,64}"))
        .distinct()
        .toList();
  }

  /** Reads the start of the body; nothing if it breaks off, since the status says enough. */
  private static byte[] start(Response reply) {
    try {
      reply.body().source().timeout().timeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
      return reply.body().byteStream().readNBytes(LONGEST_BODY);
    } catch (IOException e) {
      return new byte[0];
    }
  }
}
