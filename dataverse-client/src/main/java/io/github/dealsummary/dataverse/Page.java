package io.github.dealsummary.dataverse;

import java.util.List;
import java.util.OptionalLong;

/** One page of a query's rows. */
public final class Page {
  private final List<Row> rows;
  private final long count;
  private final Chunk.Next next;

  Page(List<Row> rows, long count, Chunk.Next next) {
    this.rows = List.copyOf(rows);
    this.count = count;
    this.next = next;
  }

  /** The rows, in order. */
  public List<Row> rows() {
    return rows;
  }

  /** Whether Dataverse has more rows than these. */
  public boolean hasMore() {
    return next.link() != null || next.more();
  }

  /** How many rows match, 5,000 meaning "or more"; present if the query asked for the count. */
  public OptionalLong count() {
    return count < 0 ? OptionalLong.empty() : OptionalLong.of(count);
  }

  Chunk<Row> chunk() {
    return new Chunk<>(rows, count, next);
  }
}
