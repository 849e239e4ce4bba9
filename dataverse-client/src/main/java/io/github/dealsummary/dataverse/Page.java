package io.github.dealsummary.dataverse;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** One page of a query's rows. */
public final class Page {
  private final List<Row> rows;
  private final long count;
  private final @Nullable String nextLink;

  Page(List<Row> rows, long count, @Nullable String nextLink) {
    this.rows = List.copyOf(rows);
    this.count = count;
    this.nextLink = nextLink;
  }

  /** The rows, in order. */
  public List<Row> rows() {
    return rows;
  }

  /** Whether Dataverse has more rows than these. */
  public boolean hasMore() {
    return nextLink != null;
  }

  /** How many rows match, 5,000 meaning "or more"; present if the query asked for the count. */
  public OptionalLong count() {
    return count < 0 ? OptionalLong.empty() : OptionalLong.of(count);
  }

  Optional<String> nextLink() {
    return Optional.ofNullable(nextLink);
  }
}
