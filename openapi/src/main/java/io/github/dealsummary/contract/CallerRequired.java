package io.github.dealsummary.contract;

/** A call that does not say who makes it, or not so that it can be believed. */
final class CallerRequired extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String challenge;

  private CallerRequired(String message, String challenge) {
    super(message);
    this.challenge = challenge;
  }

  /**
   * Says nobody.
   *
   * @param message what to do, for the caller
   */
  static CallerRequired missing(String message) {
    return new CallerRequired(message, "Bearer");
  }

  /**
   * Says somebody who is not believed.
   *
   * @param message why, and what to do, for the caller; repeats nothing of what was sent
   */
  static CallerRequired invalid(String message) {
    return new CallerRequired(message, "Bearer error=\"invalid_token\"");
  }

  /** The header {@code WWW-Authenticate}, after RFC 6750. */
  String challenge() {
    return challenge;
  }
}
