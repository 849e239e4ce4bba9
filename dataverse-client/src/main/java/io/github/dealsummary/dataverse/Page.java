package io.github.dealsummary.dataverse;

import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** One page of a query's rows. Immutable. */
public final class Page {
  private final Reading reading;
  private final int number;
  private final List<Row> rows;
  private final long count;
  private final ReplyPage.Next next;

  /**
   * @param number from 1
   */
  Page(Reading reading, int number, ReplyPage<Row> replyPage) {
    this.reading = reading;
    this.number = number;
    this.rows = List.copyOf(replyPage.items());
    this.count = replyPage.count();
    this.next = replyPage.next();
  }

  /** Returns the rows, in the order that the query asked for. */
  public List<Row> rows() {
    return rows;
  }

  /** Returns whether there are more rows. {@link DataverseClient#next} reads them. */
  public boolean hasMore() {
    return next.link() != null || next.more();
  }

  /**
   * Returns how many rows match; 5,000 means "5,000 or more". It is empty unless the query asked
   * for the count.
   */
  public OptionalLong count() {
    return count < 0 ? OptionalLong.empty() : OptionalLong.of(count);
  }

  Reading reading() {
    return reading;
  }

  int number() {
    return number;
  }

  /** Returns the address of the next page; null after the last. */
  @Nullable String nextAddress() {
    return reading.next(next, number);
  }
}
