package io.github.dealsummary.dataverse;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One reply to a query, its rows in whatever form they were read.
 *
 * @param count of all matching rows; below 0 if it was not asked for
 */
record Chunk<T>(List<T> items, long count, @Nullable String nextLink) {}
