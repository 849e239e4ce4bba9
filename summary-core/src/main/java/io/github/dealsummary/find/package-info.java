/**
 * Who is meant, and which deals they have: the rule of the product that another firm's deal is
 * never the answer.
 *
 * <p>{@link DataverseOpportunityFinder} and {@link OpenDealCounts} are public for the desk. They
 * are not API and may change at any time.
 */
@NullMarked
package io.github.dealsummary.find;

import org.jspecify.annotations.NullMarked;
