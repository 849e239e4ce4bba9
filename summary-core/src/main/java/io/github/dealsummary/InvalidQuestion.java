package io.github.dealsummary;

/**
 * Thrown for a question that cannot be asked. The message says what to change and does not repeat
 * the value.
 */
public final class InvalidQuestion extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  /**
   * Makes the exception.
   *
   * @param message what is wrong and what to do, without the value
   */
  public InvalidQuestion(String message) {
    super(message);
  }
}
