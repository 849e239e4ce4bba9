package io.github.dealsummary.table;

import io.github.dealsummary.dataverse.Page;
import io.github.dealsummary.dataverse.Query;
import io.github.dealsummary.dataverse.Row;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The first page of what a {@link TableQuery} reads. Rows become records when they are asked for.
 */
public final class Records<T> {
  private final Page page;
  private final Function<Stream<Row>, Stream<T>> records;

  Records(Page page, Function<Stream<Row>, Stream<T>> records) {
    this.page = page;
    this.records = records;
  }

  /** The records, in order. */
  public Stream<T> stream() {
    return records.apply(page.rows().stream());
  }

  /** The records, in order. */
  public List<T> all() {
    return stream().toList();
  }

  /** How many rows were read. */
  public int size() {
    return page.rows().size();
  }

  /** Whether the table has more rows than were read. */
  public boolean hasMore() {
    return page.hasMore();
  }

  /** How many rows there are beyond those that were read; 0 unless the query counts them. */
  public long unread() {
    return Math.max(0, page.count().orElse(0) - page.rows().size());
  }

  /** Whether {@link #unread} may be too small: Dataverse counts to 5,000 and no further. */
  public boolean isCountCapped() {
    return page.count().orElse(0) >= Query.LARGEST_PAGE;
  }
}
