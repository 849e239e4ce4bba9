package io.github.dealsummary.emulator.store;

import java.util.Optional;

/**
 * A collection-valued navigation property: the way to all rows that point here.
 *
 * @param via the table whose lookup points here: the target itself, or an intersect table
 * @param near the navigation property of {@code via} that leads here
 * @param far the lookup column of an intersect table that leads to the target; empty for
 *     one-to-many
 */
public record CollectionNavigation(
    String name, String target, String via, String near, Optional<String> far) {}
