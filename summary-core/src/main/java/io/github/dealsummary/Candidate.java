package io.github.dealsummary;

import java.util.OptionalInt;

/**
 * A customer that may be meant.
 *
 * @param customer the account or contact
 * @param openDeals the number of its open deals; empty if they were not counted
 */
public record Candidate(Customer customer, OptionalInt openDeals) {}
