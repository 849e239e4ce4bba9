package io.github.dealsummary.contract.caller;

/** The request names no caller, or none that can be believed. Its message is for the caller. */
public final class CallerRequired extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String challenge;

  private CallerRequired(String message, String challenge) {
    super(message);
    this.challenge = challenge;
  }

  /**
   * The request names nobody.
   *
   * @param message what to do, for the caller
   */
  static CallerRequired missing(String message) {
    return new CallerRequired(message, "Bearer");
  }

  /**
   * The request names somebody who is not believed.
   *
   * @param message why, and what to do, for the caller; repeats nothing of what was sent
   */
  static CallerRequired invalid(String message) {
    return new CallerRequired(message, "Bearer error=\"invalid_token\"");
  }

  /**
   * The request says twice who asks.
   *
   * @param header that came more than once
   */
  static CallerRequired repeated(String header) {
    return new CallerRequired(
        "The header "
            + header
            + " came more than once, or holds more than one value. Say once who asks.",
        "Bearer error=\"invalid_request\"");
  }

  /** The value of the header {@code WWW-Authenticate}, as RFC 6750 has it. */
  public String challenge() {
    return challenge;
  }
}
