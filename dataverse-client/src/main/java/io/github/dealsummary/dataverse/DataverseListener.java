package io.github.dealsummary.dataverse;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;

/**
 * Sees what a client does, for metrics and logs. It sees no rows, filters, headers or tokens,
 * except for what {@link DataverseException#detail()} of a failure quotes.
 *
 * <p>Its methods run in the thread of the call, so they delay the call. Several threads call them
 * at once. An exception that a method throws ends the call.
 */
public interface DataverseListener {
  /** Called when a request has been answered, or has failed. */
  default void attempted(Attempt attempt) {}

  /** Called when a call has waited. */
  default void waited(Wait wait) {}

  /** Called when a call has ended. */
  default void ended(Outcome outcome) {}

  /**
   * One request over the wire.
   *
   * @param call what the call does, in words: {@code reading accounts}
   * @param number which attempt of its call this is, from 1
   * @param requestId sent as {@code x-ms-client-request-id}; the same for all attempts of a call
   * @param took the time until the end of the reply's body, or until the failure
   * @param status the status of the reply; empty if no reply arrived
   * @param failure why it failed; empty if it succeeded
   */
  record Attempt(
      String call,
      int number,
      UUID requestId,
      Duration took,
      OptionalInt status,
      Optional<DataverseException> failure) {}

  /**
   * A time in which a call waited and sent nothing.
   *
   * @param call what the call does, in words
   * @param requestId the id that the call's attempts have, too
   * @param reason what the call waited for
   * @param took how long it waited
   */
  record Wait(String call, UUID requestId, Reason reason, Duration took) {}

  /** The reasons why a call waits. */
  enum Reason {
    /**
     * A free request slot: fewer requests in progress, or an environment that accepts them again.
     */
    REQUEST_SLOT,
    /** The pause between a failed attempt and the next. */
    NEXT_ATTEMPT
  }

  /**
   * The end of a call.
   *
   * @param call what the call did, in words
   * @param requestId the id that the call's attempts have, too
   * @param attempts how many requests it sent; 0 if it got no token or no request slot
   * @param took the time from its start, including waits and token
   * @param failure what it threw; empty if it succeeded
   */
  record Outcome(
      String call,
      UUID requestId,
      int attempts,
      Duration took,
      Optional<DataverseException> failure) {}
}
