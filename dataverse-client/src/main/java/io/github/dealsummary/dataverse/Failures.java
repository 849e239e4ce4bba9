package io.github.dealsummary.dataverse;

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

/**
 * Turns what went wrong into a {@link DataverseException}: what was attempted, what came back, what
 * to do. Of the server's own words only codes and privilege names reach the message.
 */
final class Failures {
  private static final int LONGEST_BODY = 64 * 1024;
  private static final int REQUEST_TIMEOUT = 408;
  private static final Set<Integer> TRANSIENT = Set.of(REQUEST_TIMEOUT, 502, 503, 504);

  /** How long to wait for the rest of an error's body. Its status alone says enough. */
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private static final Pattern PRIVILEGE = Pattern.compile("\\bprv[A-Za-z_0-9]{1,100}");
  private static final String ACT_FOR_OTHERS = "prvActOnBehalfOfAnotherUser";

  private Failures() {}

  /** Returns whether the same call may succeed a little later. */
  static boolean isTransient(DataverseException failure) {
    if (failure.kind() != Kind.UNAVAILABLE || failure.status().isEmpty()) {
      return failure.isUnreached();
    }
    return KnownError.of(failure.code())
        .map(KnownError::isTransient)
        .orElse(TRANSIENT.contains(failure.status().getAsInt()));
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
    ErrorBody error = ErrorBody.read(head, body);
    Optional<String> code = Optional.ofNullable(error.code());
    Kind kind = KnownError.of(code).map(KnownError::kind).orElse(kind(status));
    List<String> ids = requestIds(head);
    Optional<Duration> wait =
        Optional.ofNullable(head.header("Retry-After")).flatMap(RetryAfter::parse);
    String message =
        "Dataverse answered "
            + status
            + code.map(known -> " " + known).orElse("")
            + " when "
            + attempt
            + (ids.isEmpty() ? ". " : ", request " + ids.get(0) + ". ")
            + advice(kind, status, error)
            + (kind == Kind.THROTTLED ? again(wait) : "");
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
        "The answer when "
            + attempt
            + " cannot be read: "
            + problem.getMessage()
            + ". "
            + problem.advice();
    return DataverseException.of(Kind.UNREADABLE, message)
        .status(status)
        .requestIds(ids)
        .cause(problem)
        .build();
  }

  /** Makes the failure of a call whose reply waited for others to be read. */
  static DataverseException withoutSpace(String attempt, Exception cause) {
    String message =
        "The deadline passed when "
            + attempt
            + ", while the answer waited for memory: other large answers were being read."
            + " Try again later, or give the process more memory.";
    return DataverseException.of(Kind.UNAVAILABLE, message).deadlinePassed().cause(cause).build();
  }

  private static Kind kind(int status) {
    return switch (status) {
      case 401 -> Kind.UNAUTHENTICATED;
      case 403 -> Kind.FORBIDDEN;
      case 429 -> Kind.THROTTLED;
      default -> status >= 500 || status == REQUEST_TIMEOUT ? Kind.UNAVAILABLE : Kind.REJECTED;
    };
  }

  private static String advice(Kind kind, int status, ErrorBody error) {
    Optional<String> privilege = missingPrivilege(error);
    if (kind == Kind.FORBIDDEN && privilege.isPresent()) {
      return privilege.get().equalsIgnoreCase(ACT_FOR_OTHERS)
          ? KnownError.MAY_NOT_ACT_FOR_OTHERS.advice()
          : "Give the user's security role the privilege " + privilege.get() + ".";
    }
    return KnownError.of(Optional.ofNullable(error.code()))
        .map(KnownError::advice)
        .orElseGet(() -> advice(kind, status));
  }

  private static String advice(Kind kind, int status) {
    return switch (kind) {
      case UNAUTHENTICATED ->
          "The token was not accepted. Check the tenant, the client id and the environment's address.";
      case FORBIDDEN ->
          "The environment, or a firewall before it, does not allow this."
              + " Check the user's security role and licence, and the environment's security settings.";
      case THROTTLED -> "The environment is over a service protection limit.";
      case UNAVAILABLE ->
          status == REQUEST_TIMEOUT
              ? "The environment did not get the request in time. Try again later."
              : "The environment reported a server error. Try again later.";
      case REJECTED -> rejected(status);
      case UNREADABLE -> "";
    };
  }

  private static String again(Optional<Duration> wait) {
    return wait.map(w -> " Try again in " + Math.max(1, w.toSeconds()) + " seconds.")
        .orElse(" Try again later.");
  }

  private static String rejected(int status) {
    return switch (status) {
      case 404 -> "This environment has no such table, row or action, or it has another name.";
      case 412 -> "The row exists already, is gone, or was changed meanwhile.";
      case 413 -> "The request is too large. Send less in one request.";
      case 414 ->
          "The request's address is too long for a server on the way. Ask for less at once.";
      default ->
          status < 400
              ? "An environment does not redirect. Check its address."
              : "The environment does not accept this request.";
    };
  }

  private static Optional<String> missingPrivilege(ErrorBody error) {
    Matcher privilege = PRIVILEGE.matcher(error.detail() == null ? "" : error.detail());
    return privilege.find() ? Optional.of(privilege.group()) : Optional.empty();
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
