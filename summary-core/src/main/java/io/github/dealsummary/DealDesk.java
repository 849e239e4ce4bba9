package io.github.dealsummary;

/**
 * Answers questions about deals.
 *
 * <p>Safe for use by many threads; one per program is enough.
 */
@SuppressWarnings("DoNotCallSuggester")
public final class DealDesk implements AutoCloseable {
  private DealDesk() {}

  /** Opens a desk over the configured environments. Sends nothing yet. */
  public static DealDesk open(Settings settings) {
    throw new UnsupportedOperationException("not yet");
  }

  /**
   * Finds the customer's top open deal in each environment and has it summarized.
   *
   * @throws io.github.dealsummary.dataverse.DataverseException if no environment could answer
   */
  public DealAnswer summarize(Question question) {
    throw new UnsupportedOperationException("not yet");
  }

  /** Gives back connections. Calls in progress end with an exception. */
  @Override
  public void close() {}
}
