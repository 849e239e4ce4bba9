package io.github.dealsummary.table;

import io.github.dealsummary.dataverse.DataverseClient;
import io.github.dealsummary.dataverse.Page;
import io.github.dealsummary.dataverse.Reading;
import io.github.dealsummary.dataverse.Row;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A query of a table, and the records that its rows become. Each is equal to itself alone: a {@link
 * PartialBatch} finds by it what was read for it.
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

  /** A query of which each row becomes a record. */
  static <T> TableQuery<T> of(String table, Reading reading, Function<Row, T> row) {
    return new TableQuery<>(table, reading, rows -> rows.map(row));
  }

  /** A query of which some rows become no record. */
  static <T> TableQuery<T> flat(String table, Reading reading, Function<Row, Stream<T>> row) {
    return new TableQuery<>(table, reading, rows -> rows.flatMap(row));
  }

  /** The entity set that is read. */
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
