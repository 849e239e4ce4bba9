package io.github.dealsummary.table;

import io.github.dealsummary.dataverse.DataverseClient;
import io.github.dealsummary.dataverse.Page;
import io.github.dealsummary.dataverse.Reading;
import io.github.dealsummary.dataverse.Row;
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
  private final Function<Stream<Row>, Stream<T>> records;

  private TableQuery(String table, Reading reading, Function<Stream<Row>, Stream<T>> records) {
    this.table = table;
    this.reading = reading;
    this.records = records;
  }

  /** Makes a query in which each row becomes a record. */
  static <T> TableQuery<T> of(String table, Reading reading, Function<Row, T> row) {
    return new TableQuery<>(table, reading, rows -> rows.map(row));
  }

  /** Makes a query in which some rows are left out. */
  static <T> TableQuery<T> flat(String table, Reading reading, Function<Row, Stream<T>> row) {
    return new TableQuery<>(table, reading, rows -> rows.flatMap(row));
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

  Records<T> records(Page page) {
    return new Records<>(page, records);
  }
}
