package io.github.dealsummary;

/** Puts a deal into words. Safe for many threads. */
public interface SummaryGenerator {
  /**
   * Summarizes one open deal.
   *
   * @param environment where the deal is; its client acts for the one who asks and ends with the
   *     question's deadline
   * @throws io.github.dealsummary.dataverse.DataverseException if there is no summary to give
   */
  Summary summarize(Environment environment, Question question, Opportunity opportunity);
}
