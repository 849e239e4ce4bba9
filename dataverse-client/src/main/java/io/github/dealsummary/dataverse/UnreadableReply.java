package io.github.dealsummary.dataverse;

import java.io.IOException;

/** A complete, successful reply whose body is not what the protocol promises. */
final class UnreadableReply extends IOException {
  private static final long serialVersionUID = 1L;

  /**
   * @param problem in words that end a sentence, without anything from the body
   */
  UnreadableReply(String problem) {
    super(problem);
  }
}
