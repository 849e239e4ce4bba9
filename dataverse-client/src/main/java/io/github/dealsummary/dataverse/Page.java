package io.github.dealsummary.dataverse;

import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** One page of a query's rows. */
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

  /** The rows, in order. */
  public List<Row> rows() {
    return rows;
  }

  /** Whether Dataverse has more rows than these, which {@link DataverseClient#next} reads. */
  public boolean hasMore() {
    return next.link() != null || next.more();
  }

  /** How many rows match, 5,000 meaning "or more"; present if the query asked for the count. */
  public OptionalLong count() {
    return count < 0 ? OptionalLong.empty() : OptionalLong.of(count);
  }

  Reading reading() {
    return reading;
  }

  int number() {
    return number;
  }

  /** Where the next page is; null after the last. */
  @Nullable String nextAddress() {
    return reading.next(next, number);
  }
}
