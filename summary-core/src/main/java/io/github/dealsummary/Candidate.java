package io.github.dealsummary;

import java.util.OptionalInt;

/**
 * A customer that may be meant.
 *
 * @param openDeals how many; empty where there were too many to count
 */
public record Candidate(Customer customer, OptionalInt openDeals) {}
