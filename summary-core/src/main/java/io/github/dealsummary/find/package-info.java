/**
 * The find: who is meant, and which deals they have. It keeps the rule that another firm's deal is
 * never the answer.
 *
 * <p>{@link DataverseOpportunityFinder} and {@link OpenDealCounts} are public only because the desk
 * uses them. They are not API and may change at any time.
 */
@NullMarked
package io.github.dealsummary.find;

import org.jspecify.annotations.NullMarked;
