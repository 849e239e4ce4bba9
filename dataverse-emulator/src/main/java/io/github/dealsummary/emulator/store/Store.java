package io.github.dealsummary.emulator.store;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The rows of all tables, in order of insertion. Safe for use by several threads. */
public final class Store {
  private final Schema schema;
  private final Clock clock;
  private final Map<String, Map<UUID, Row>> tables = new HashMap<>();
  private final Map<String, List<Row>> listed = new HashMap<>();
  private long version = 1_000_000;

  public Store(Schema schema, Clock clock) {
    this.schema = schema;
    this.clock = clock;
  }

  public Schema schema() {
    return schema;
  }

  /**
   * Adds a row.
   *
   * @param written Web API column names; a lookup by its navigation property, for example {@code
   *     customerid_account}, with the target's id
   * @return the row's id, the primary key of {@code written} if it has one
   */
  public synchronized UUID add(String tableName, Map<String, ?> written) {
    Table table = schema.table(tableName);
    Row row = new NewRow(this, table, clock.instant(), written).row(++version);
    Row present = rowsOf(table).putIfAbsent(row.id(), row);
    if (present != null) {
      throw new IllegalArgumentException(tableName + " " + row.id() + " exists already");
    }
    listed.remove(tableName);
    return row.id();
  }

  public synchronized List<Row> rows(Table table) {
    return listed.computeIfAbsent(table.name(), name -> List.copyOf(rowsOf(table).values()));
  }

  public synchronized Optional<Row> find(Table table, UUID id) {
    return Optional.ofNullable(rowsOf(table).get(id));
  }

  /** The row a lookup points at. */
  public Optional<Row> find(Lookup lookup) {
    return find(schema.table(lookup.table()), lookup.id());
  }

  /** The row at the other end of a navigation property. */
  public Optional<Row> follow(Row row, Navigation navigation) {
    return row.lookup(navigation.column())
        .filter(lookup -> lookup.table().equals(navigation.target()))
        .flatMap(this::find);
  }

  /** The environment's base currency: the one with an exchange rate of one. */
  public Optional<Row> baseCurrency() {
    return rows(schema.table("transactioncurrency")).stream()
        .filter(NewRow::isBaseCurrency)
        .findFirst();
  }

  public synchronized List<Row> allRows() {
    List<Row> all = new ArrayList<>();
    tables.values().forEach(rows -> all.addAll(rows.values()));
    return all;
  }

  /** Puts back what {@link #allRows} once returned. */
  public synchronized void restore(List<Row> rows) {
    tables.clear();
    listed.clear();
    rows.forEach(row -> rowsOf(row.table()).put(row.id(), row));
  }

  private Map<UUID, Row> rowsOf(Table table) {
    return tables.computeIfAbsent(table.name(), name -> new LinkedHashMap<>());
  }
}
