package io.github.dealsummary.contract;

/** A parameter that cannot be read. The message says what to give; it does not repeat the value. */
final class InvalidParameter extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  InvalidParameter(String message) {
    super(message);
  }
}
