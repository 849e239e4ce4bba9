package io.github.dealsummary.table;

import io.github.dealsummary.dataverse.Page;
import io.github.dealsummary.dataverse.Query;
import io.github.dealsummary.dataverse.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** The first page that a {@link TableQuery} reads. */
public final class Records<T> {
  private final Page page;
  private final List<T> all;
  private final List<String> leftOut;

  private Records(Page page, List<T> all, List<String> leftOut) {
    this.page = page;
    this.all = all;
    this.leftOut = leftOut;
  }

  static <T> Records<T> of(Page page, Function<RowValues, Stream<T>> record) {
    List<T> all = new ArrayList<>(page.rows().size());
    List<String> leftOut = new ArrayList<>();
    for (Row row : page.rows()) {
      RowValues values = new RowValues(row);
      record.apply(values).forEach(all::add);
      leftOut.addAll(values.leftOut());
    }
    return new Records<>(page, all, leftOut);
  }

  /** The records, in order. */
  public Stream<T> stream() {
    return all.stream();
  }

  /** The records, in order. */
  public List<T> all() {
    return List.copyOf(all);
  }

  /** Returns the column of each value that could not be read. */
  public List<String> leftOut() {
    return List.copyOf(leftOut);
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
