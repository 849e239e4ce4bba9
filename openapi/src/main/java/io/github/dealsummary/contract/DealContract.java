package io.github.dealsummary.contract;

import static java.util.stream.Collectors.joining;

import io.github.dealsummary.DealAnswer;
import io.github.dealsummary.Insight;
import io.github.dealsummary.Question;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The operations that the published files promise: a server hands in the {@link Call} that it
 * received and sends back the {@link Reply}. One method per {@code operationId}. Safe for use by
 * many threads.
 *
 * <pre>{@code
 * Reply reply = new DealContract().dealSummary(call, desk::summarize);
 * }</pre>
 *
 * <p>No method here throws: what fails becomes a problem that says what to do, and what nobody
 * expected becomes one that says nothing.
 */
public final class DealContract {
  private final Supplier<Callers> callers;

  /** Nobody's identity is read: whoever may ask sees what the application may see. */
  public DealContract() {
    this(Callers::none);
  }

  /**
   * @param callers how it is known who asks; called for each question, and may throw anything
   */
  public DealContract(Supplier<Callers> callers) {
    this.callers = callers;
  }

  /**
   * {@code GET /api/DealSummary}.
   *
   * <p>An answer is 200 whatever its outcome, because a connector shows anything else as a failed
   * action.
   *
   * @param call unknown parameters and the body are ignored
   * @param desk where a valid question goes; may throw anything
   */
  public Reply dealSummary(Call call, Function<Question, DealAnswer> desk) {
    return answer(call, caller -> desk.apply(new Parameters(call.parameters()).question(caller)));
  }

  /**
   * {@code GET /api/Deals}: the ranked open deals, under the same rules as {@link #dealSummary}.
   *
   * @param desk as there
   */
  public Reply findDeals(Call call, Function<Question, DealAnswer> desk) {
    return answer(call, caller -> desk.apply(new Parameters(call.parameters()).listing(caller)));
  }

  /**
   * {@code GET /api/CustomerBrief}: the customer at a glance, under the same rules as {@link
   * #dealSummary}.
   *
   * @param desk as there
   */
  public Reply customerBrief(Call call, Function<Question, DealAnswer> desk) {
    return dealSummary(call, desk);
  }

  /**
   * {@code POST /api/Insights}: adds what was learned to the customer's deal, under the same rules
   * as {@link #dealSummary}. What was not shared is 200 as well; the outcome says so.
   *
   * @param call with a JSON object as its body, which is read after it is known who asks; of the
   *     parameters only {@code format} counts
   * @param desk where a valid insight goes; may throw anything
   */
  public Reply shareInsight(Call call, Function<Insight, DealAnswer> desk) {
    return InsightBody.isSentAsJson(call)
        ? answer(call, caller -> desk.apply(InsightBody.read(call).insight(caller)))
        : Reply.problem(
            415,
            "unsupported_media_type",
            "Send a JSON object in UTF-8, with the header Content-Type: application/json.");
  }

  private Reply answer(Call call, Function<Optional<UUID>, DealAnswer> operation) {
    try {
      Optional<UUID> caller = callers.get().of(call);
      boolean asJson = new Parameters(call.parameters()).asksForJson();
      DealAnswer answer = operation.apply(caller);
      return asJson
          ? Reply.of(200, "application/json", json(answer), trouble(answer))
          : Reply.of(200, "text/plain", answer.text(), trouble(answer));
    } catch (Throwable failure) {
      return failure(failure);
    }
  }

  /**
   * The answer as one flat JSON object: what {@code format=json} returns. What is not known is left
   * out. The fields describe the environment that decided the {@code outcome}; where more were
   * asked, {@code otherEnvironments} has an object like it for each.
   */
  public static String json(DealAnswer answer) {
    return AnswerJson.of(answer).toString();
  }

  /**
   * {@code GET /api/swagger.json}: the published file, its address replaced with the one under
   * which the caller reached this server. A forwarding proxy's {@code X-Forwarded-Host}, {@code
   * -Proto} and {@code -Prefix} count first; they change nothing but this document, and nobody
   * caches it. An address that is not plainly a host leaves the published one.
   *
   * @param scheme under which the server itself listens: {@code http} or {@code https}
   */
  public Reply swagger(Call call, String scheme) {
    try {
      String file = ConnectorFile.at(RequestAddress.of(call.headers(), scheme));
      return Reply.of(200, "application/json", file, Optional.empty());
    } catch (Throwable failure) {
      return failure(failure);
    }
  }

  /** Anything that went wrong on the way to an answer. Only what is known to be safe is told. */
  public static Reply failure(Throwable failure) {
    return Problem.replyTo(failure);
  }

  /** The answer to a body of more than {@link Call#LARGEST_BODY}. */
  public static Reply tooLarge() {
    return Reply.problem(
        413, "too_large", "The body is longer than " + Call.LARGEST_BODY / 1024 + " KB.");
  }

  /** The answer to what is no request, or one whose body does not come whole. */
  public static Reply unreadable(int status) {
    return Reply.problem(status, "invalid_request", "The request cannot be read.");
  }

  /** The answer to a caller without a key, or with a wrong one. */
  public static Reply unauthorized() {
    return Reply.problem(
        401,
        "key_required",
        "Give a valid key in the header x-functions-key or the parameter code.");
  }

  /**
   * An environment that failed beside one that answered: the caller is served, somebody must act.
   */
  private static Optional<String> trouble(DealAnswer answer) {
    String failures =
        answer
            .failures()
            .map(part -> part.environment() + ": " + Problem.inTheLog(part.failure()))
            .collect(joining("; "));
    return Optional.of(failures).filter(text -> !text.isEmpty());
  }
}
