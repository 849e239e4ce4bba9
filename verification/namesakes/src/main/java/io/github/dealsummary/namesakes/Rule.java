package io.github.dealsummary.namesakes;

/** Decides which customer a text means. */
interface Rule {
  /** Returns the reply to a name as it was asked. */
  Reply answer(String asked);
}
