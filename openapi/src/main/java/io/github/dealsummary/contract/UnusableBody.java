package io.github.dealsummary.contract;

/** A request's body cannot be used. A server throws it where {@link Call#body} is read. */
public final class UnusableBody extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final boolean tooLarge;

  private UnusableBody(boolean tooLarge) {
    this.tooLarge = tooLarge;
  }

  /** The body is longer than {@link Call#LARGEST_BODY}. */
  public static UnusableBody tooLarge() {
    return new UnusableBody(true);
  }

  /** The body ended too early, did not come in time or could not be decoded. */
  public static UnusableBody unreadable() {
    return new UnusableBody(false);
  }

  Reply reply() {
    return tooLarge ? DealContract.tooLarge() : DealContract.unreadable(400);
  }
}
