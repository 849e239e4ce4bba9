package io.github.dealsummary.dataverse;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;

/**
 * Sees what a client does, for metrics and logs. What it is told holds no row, no filter, no header
 * and no token, but for what {@link DataverseException#detail()} of a failure quotes.
 *
 * <p>It is called in the thread of the call and delays it; several threads call it at once. What it
 * throws ends the call.
 */
public interface DataverseListener {
  /** A request was sent and has been answered, or has failed. */
  default void attempted(Attempt attempt) {}

  /** A call has waited. */
  default void waited(Wait wait) {}

  /** A call has ended. */
  default void ended(Outcome outcome) {}

  /**
   * One request over the wire.
   *
   * @param call what it does, in words: {@code reading accounts}
   * @param number from 1, counted in its call
   * @param requestId sent as {@code x-ms-client-request-id}, the same for all attempts of a call
   * @param took until the end of the reply's body, or until it failed
   * @param status the reply's; empty if none arrived
   * @param failure what was wrong; empty if it succeeded
   */
  record Attempt(
      String call,
      int number,
      UUID requestId,
      Duration took,
      OptionalInt status,
      Optional<DataverseException> failure) {}

  /**
   * A time in which a call sent nothing.
   *
   * @param call what it does, in words
   * @param requestId that of its attempts
   */
  record Wait(String call, UUID requestId, Reason reason, Duration took) {}

  /** What a call waits for. */
  enum Reason {
    /** Until fewer requests are under way, or the environment takes requests again. */
    REQUEST_SLOT,
    /** Between a failed attempt and the next. */
    NEXT_ATTEMPT
  }

  /**
   * The end of a call.
   *
   * @param call what it did, in words
   * @param requestId that of its attempts
   * @param attempts how many requests it sent; 0 if it got no token or no turn
   * @param took from its beginning, waits and token included
   * @param failure what it threw; empty if it succeeded
   */
  record Outcome(
      String call,
      UUID requestId,
      int attempts,
      Duration took,
      Optional<DataverseException> failure) {}
}
