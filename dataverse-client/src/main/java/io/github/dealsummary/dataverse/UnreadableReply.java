package io.github.dealsummary.dataverse;

import java.io.IOException;

/** A complete, successful reply whose body is not what the protocol promises. */
final class UnreadableReply extends IOException {
  private static final long serialVersionUID = 1L;

  private final String advice;

  /**
   * @param problem in words that end a sentence, without anything from the body
   */
  UnreadableReply(String problem) {
    this(problem, "Check that the address belongs to a Dataverse environment.");
  }

  /**
   * @param problem in words that end a sentence, without anything from the body
   * @param advice what to do, in whole sentences
   */
  UnreadableReply(String problem, String advice) {
    super(problem);
    this.advice = advice;
  }

  String advice() {
    return advice;
  }
}
