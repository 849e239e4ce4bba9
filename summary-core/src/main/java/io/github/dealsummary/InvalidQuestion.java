package io.github.dealsummary;

/**
 * A question that cannot be asked. The message says what to change; it does not repeat the value.
 */
public final class InvalidQuestion extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  /**
   * @param message what is wrong and what to do, without the value
   */
  public InvalidQuestion(String message) {
    super(message);
  }
}
