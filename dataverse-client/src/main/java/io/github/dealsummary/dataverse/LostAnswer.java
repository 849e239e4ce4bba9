package io.github.dealsummary.dataverse;

import java.io.IOException;

/** No answer came, or only a part of one. The message says why, in words for people. */
final class LostAnswer extends IOException {
  private static final long serialVersionUID = 1L;

  private final NetworkCause reason;
  private final Progress.Step step;

  private LostAnswer(NetworkCause reason, Progress.Step step, IOException cause) {
    super(reason.what(), cause);
    this.reason = reason;
    this.step = step;
  }

  static LostAnswer of(IOException e, Progress progress) {
    return e instanceof LostAnswer known
        ? known
        : new LostAnswer(NetworkCause.of(e, progress), progress.step(), e);
  }

  NetworkCause reason() {
    return reason;
  }

  /** Returns whether it ended while it was connecting. */
  boolean isConnecting() {
    return step == Progress.Step.CONNECTING || step == Progress.Step.HANDSHAKE;
  }

  /** Returns whether there was a connection, so that the request may have arrived. */
  boolean isSent() {
    return step == Progress.Step.SENT || step == Progress.Step.ANSWER;
  }
}
