package io.github.dealsummary;

/** Puts a deal into words. Implementations have to be safe for many threads. */
public interface SummaryGenerator {
  /**
   * Summarizes one open deal.
   *
   * @param environment the environment that has the deal. Its client acts for the caller and stops
   *     at the question's deadline
   * @param question the question that is answered
   * @param opportunity the deal to summarize
   * @throws io.github.dealsummary.dataverse.DataverseException if no summary can be given
   */
  Summary summarize(Environment environment, Question question, Opportunity opportunity);
}
