package io.github.dealsummary.table;

import io.github.dealsummary.dataverse.Page;
import io.github.dealsummary.dataverse.Query;
import io.github.dealsummary.dataverse.Row;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** The first page that a {@link TableQuery} reads. Rows become records when they are asked for. */
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

  /** Returns the number of rows that were read. */
  public int size() {
    return page.rows().size();
  }

  /** Returns true if there are more rows than were read. */
  public boolean hasMore() {
    return page.hasMore();
  }

  /** Returns the number of rows that were not read; 0 unless the query counts them. */
  public long unread() {
    return Math.max(0, page.count().orElse(0) - page.rows().size());
  }

  /** Returns true if {@link #unread} may be too small, since Dataverse counts only to 5,000. */
  public boolean isCountCapped() {
    return page.count().orElse(0) >= Query.LARGEST_PAGE;
  }
}
