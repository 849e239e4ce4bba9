package io.github.dealsummary.contract;

import static java.util.stream.Collectors.joining;

import io.github.dealsummary.DealAnswer;
import io.github.dealsummary.desk.DealDesk;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Keeps what the published files promise. A server hands in the {@link Call} that it received and
 * sends back the {@link Reply}. Safe for use by many threads.
 *
 * <pre>{@code
 * DealContract contract = new DealContract(() -> desk, () -> callers);
 * Reply reply = contract.answer(Operation.SUMMARIZE, call);
 * }</pre>
 *
 * <p>No method here throws. A failure becomes a reply that says what to do. An unexpected failure
 * becomes a reply that tells the caller nothing and the log where it happened.
 */
public final class DealContract {
  /** The header in which a caller gives its key. */
  public static final String KEY_HEADER = "x-functions-key";

  /** The query parameter in which a caller gives its key if it sends no header. */
  public static final String KEY_PARAMETER = "code";

  /** The name of the setting that holds a server's keys, where no host keeps them. */
  public static final String KEYS_SETTING = "DEAL_SUMMARY_KEYS";

  /** The path of the published Swagger file after {@link Operation#BASE_PATH} and a slash. */
  public static final String SWAGGER_ROUTE = "swagger.json";

  private final Supplier<DealDesk> desk;
  private final Supplier<Callers> callers;

  /**
   * @param desk who answers; asked for with each valid question, and may throw anything
   * @param callers how it is known who asks; asked for with each question, and may throw anything
   */
  public DealContract(Supplier<DealDesk> desk, Supplier<Callers> callers) {
    this.desk = desk;
    this.callers = callers;
  }

  /**
   * Answers a call. Every answer is 200, whatever its outcome, because a connector shows any other
   * status as a failed action.
   *
   * <p>Unknown parameters are ignored. Only an operation that needs a body reads one, after it is
   * known who asks; of the parameters it then reads {@code format} alone.
   */
  public Reply answer(Operation operation, Call call) {
    try {
      if (operation.needsBody()) {
        InsightBody.requirePlainJson(call);
      }
      Optional<UUID> caller = callers.get().of(call);
      AnswerFormat format = RequestFields.of(call).format();
      DealAnswer answer = operation.read(call, caller).apply(desk.get());
      return Reply.of(200, format.mediaType(), format.of(answer), trouble(answer));
    } catch (Throwable failure) {
      return failure(failure);
    }
  }

  /**
   * {@code GET /api/swagger.json}: the published file with the address under which the caller
   * reached this server. A proxy's {@code X-Forwarded-Host}, {@code -Proto} and {@code -Prefix}
   * count first. They change nothing but this document, which nobody may cache. If the address is
   * not plainly a host, the file keeps the published one.
   *
   * @param scheme under which the caller reached this server, as far as it knows: {@code http} or
   *     {@code https}. A proxy's {@code X-Forwarded-Proto} counts first
   */
  public Reply swagger(Call call, String scheme) {
    try {
      String file = ConnectorFile.at(RequestAddress.of(call.headers(), scheme));
      return Reply.of(200, "application/json", file, Optional.empty());
    } catch (Throwable failure) {
      return failure(failure);
    }
  }

  /** The reply to a failure. It tells the caller only what is known to be safe. */
  public static Reply failure(Throwable failure) {
    return Problem.replyTo(failure);
  }

  /** The reply to a body of more than {@link Call#LARGEST_BODY}. */
  public static Reply tooLarge() {
    return Reply.problem(
        413, "too_large", "The body is longer than " + Call.LARGEST_BODY / 1024 + " KB.");
  }

  /** The reply to a request that cannot be read, or whose body does not come whole. */
  public static Reply unreadable(int status) {
    return Reply.problem(status, "invalid_request", "The request cannot be read.");
  }

  /** The reply to a caller without a key, or with a wrong one. */
  public static Reply unauthorized() {
    return Reply.problem(
        401,
        "key_required",
        "Give a valid key in the header "
            + KEY_HEADER
            + " or the parameter "
            + KEY_PARAMETER
            + ".");
  }

  /** The environments that failed beside those that answered, for the operator to act on. */
  private static Optional<String> trouble(DealAnswer answer) {
    String failures =
        answer
            .failures()
            .map(part -> part.environment() + ": " + Problem.inTheLog(part.failure()))
            .collect(joining("; "));
    return Optional.of(failures).filter(text -> !text.isEmpty());
  }
}
