package io.github.dealsummary.table;

import io.github.dealsummary.dataverse.DataverseClient;
import io.github.dealsummary.dataverse.Page;
import io.github.dealsummary.dataverse.Reading;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A query of a table, and the records that its rows become. Each query is equal only to itself, so
 * that a {@link PartialBatch} can find its result.
 *
 * @param <T> the record
 */
public final class TableQuery<T> {
  private final String table;
  private final Reading reading;
  private final Function<RowValues, Stream<T>> record;

  private TableQuery(String table, Reading reading, Function<RowValues, Stream<T>> record) {
    this.table = table;
    this.reading = reading;
    this.record = record;
  }

  /** Makes a query in which each row becomes a record. */
  static <T> TableQuery<T> of(String table, Reading reading, Function<RowValues, T> record) {
    return new TableQuery<>(table, reading, row -> Stream.of(record.apply(row)));
  }

  /** Makes a query in which some rows are left out. */
  static <T> TableQuery<T> flat(
      String table, Reading reading, Function<RowValues, Stream<T>> record) {
    return new TableQuery<>(table, reading, record);
  }

  /** Returns the entity set that is read. */
  public String table() {
    return table;
  }

  /** Reads the first page in a request of its own. */
  public Records<T> read(DataverseClient client) {
    return records(client.page(reading));
  }

  Reading reading() {
    return reading;
  }

  /**
   * Makes the records of a page.
   *
   * @throws io.github.dealsummary.dataverse.DataverseException if an essential value of a row is
   *     not as documented
   */
  Records<T> records(Page page) {
    return Records.of(page, record);
  }
}
