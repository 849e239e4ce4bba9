package io.github.dealsummary.contract;

/** A request's body cannot be used. A server throws it where {@link Call#body} is read. */
public final class UnusableBody extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Reply reply;

  private UnusableBody(Reply reply) {
    super("status " + reply.status());
    this.reply = reply;
  }

  /** The body is longer than {@link Call#LARGEST_BODY}. */
  public static UnusableBody tooLarge() {
    return new UnusableBody(DealContract.tooLarge());
  }

  /** The body ended too early, did not come in time or could not be decoded. */
  public static UnusableBody unreadable() {
    return new UnusableBody(DealContract.unreadable(400));
  }

  /**
   * The body is sent in another form than plain JSON.
   *
   * @param instead what to send, as a sentence
   */
  static UnusableBody inAnotherForm(String instead) {
    return new UnusableBody(Reply.problem(415, "unsupported_media_type", instead));
  }

  Reply reply() {
    return reply;
  }
}
