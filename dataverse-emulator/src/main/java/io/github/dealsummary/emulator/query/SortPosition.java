package io.github.dealsummary.emulator.query;

import java.util.List;
import java.util.Optional;

/**
 * The position of a row among the rows of a query.
 *
 * @param keys what it is sorted by, ready to be compared; an empty one is null
 * @param places in order of creation: its own, then those of the rows linked to it
 */
public record SortPosition(List<Optional<Object>> keys, List<Long> places) {}
