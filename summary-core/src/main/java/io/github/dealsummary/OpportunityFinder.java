package io.github.dealsummary;

/**
 * Finds out which customer is meant and which of its open deals comes first. Implementations have
 * to be safe for many threads.
 */
public interface OpportunityFinder {
  /**
   * Finds the customer and ranks its open deals.
   *
   * @param environment the environment to ask. Its client acts for the caller and stops at the
   *     question's deadline
   * @param question the question, which names the customer and may name a ranking
   * @throws io.github.dealsummary.dataverse.DataverseException if the environment could not be
   *     asked
   */
  Found find(Environment environment, Question question);
}
