package io.github.dealsummary.contract;

/** A body that is not taken. Thrown where it is read. */
public final class UnusableBody extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final boolean tooLarge;

  private UnusableBody(boolean tooLarge) {
    this.tooLarge = tooLarge;
  }

  /** It is longer than {@link Call#LARGEST_BODY}. */
  public static UnusableBody tooLarge() {
    return new UnusableBody(true);
  }

  /** It ended too early, did not come in time, or came in no form that can be read. */
  public static UnusableBody unreadable() {
    return new UnusableBody(false);
  }

  Reply reply() {
    return tooLarge ? DealContract.tooLarge() : DealContract.unreadable(400);
  }
}
