package io.github.dealsummary;

/**
 * Finds out which customer is meant and which of its open deals comes first. Safe for many threads.
 */
public interface OpportunityFinder {
  /**
   * Finds the customer and ranks its open deals.
   *
   * @param environment its client acts for the one who asks and ends with the question's deadline
   * @throws io.github.dealsummary.dataverse.DataverseException if the environment could not be
   *     asked
   */
  Found find(Environment environment, Question question);
}
