package io.github.dealsummary.emulator.store;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * The rows of all tables, in order of creation. Safe for use by several threads.
 *
 * <p>A start fills it row by row: on that way are loops and not lambdas, each of which has to be
 * linked first.
 */
public final class Store {
  private static final String CURRENCY = "transactioncurrency";

  private final Schema schema;
  private final Clock clock;
  private final Collation collation;
  private final Map<String, Map<UUID, Row>> tables = new HashMap<>();
  private final Map<String, List<Row>> listed = new HashMap<>();
  private final Map<String, Map<String, ColumnIndex>> indexes = new HashMap<>();
  private final Map<String, List<Column>> baseColumns = new HashMap<>();
  private final Deque<Runnable> undo = new ArrayDeque<>();
  private Optional<Row> baseCurrency = Optional.empty();
  private int transactions;
  private long version = 1_000_000;

  public Store(Schema schema, Clock clock) {
    this(schema, clock, Collation.ACCENT_INSENSITIVE);
  }

  public Store(Schema schema, Clock clock, Collation collation) {
    this.schema = schema;
    this.clock = clock;
    this.collation = collation;
  }

  public Schema schema() {
    return schema;
  }

  public Collation collation() {
    return collation;
  }

  public Instant now() {
    return clock.instant();
  }

  /**
   * Adds a row without asking who may.
   *
   * @param written Web API column names; a lookup by its navigation property, for example {@code
   *     customerid_account}, with the target's id
   * @return the row's id, the primary key of {@code written} if it has one
   */
  public synchronized UUID add(String tableName, Map<String, ?> written) {
    Table table = schema.table(tableName);
    Map<String, Object> values = NewRow.read(table, written);
    if (values.get(table.key()) instanceof UUID id && find(table, id).isPresent()) {
      throw new IllegalArgumentException(tableName + " " + id + " exists already");
    }
    return put(table, PlatformColumns.created(this, table, values, Optional.empty())).id();
  }

  /** Adds a row for a user. */
  public synchronized Row create(Table table, Map<String, Object> values, UUID by) {
    return put(table, PlatformColumns.created(this, table, values, Optional.of(by)));
  }

  /** Puts other values into a row; {@code changes} with an empty value are nulls. */
  public synchronized Row update(Row row, Map<String, Optional<Object>> changes, UUID by) {
    Map<String, Object> values = new HashMap<>(row.values());
    changes.forEach(
        (column, value) ->
            value.ifPresentOrElse(v -> values.put(column, v), () -> values.remove(column)));
    Map<String, Object> filled =
        PlatformColumns.updated(this, row.table(), values, changes.keySet(), by);
    // The place stays, so that pages that were begun can go on.
    Row changed = new Row(row.table(), row.id(), row.place(), ++version, filled);
    replace(row.table(), row.id(), Optional.of(changed));
    return changed;
  }

  public synchronized void delete(Row row) {
    replace(row.table(), row.id(), Optional.empty());
  }

  /** Does all of it or, if it throws, nothing. Nobody reads or writes in between. */
  public synchronized <T> T atomically(Supplier<T> work) {
    transactions++;
    // Transactions nest, and each undoes only its own changes.
    int before = undo.size();
    try {
      return work.get();
    } catch (RuntimeException | Error e) { // an overflown stack is answered, too
      while (undo.size() > before) {
        undo.pop().run();
      }
      throw e;
    } finally {
      if (--transactions == 0) {
        // Only the outermost transaction is sure that nothing will be undone.
        undo.clear();
      }
    }
  }

  public synchronized List<Row> rows(Table table) {
    // Undoing a deletion puts a row at the end of its map, so the order has to be made here.
    return listed.computeIfAbsent(
        table.name(),
        name ->
            rowsOf(name).values().stream().sorted(Comparator.comparingLong(Row::place)).toList());
  }

  public synchronized Optional<Row> find(Table table, UUID id) {
    return Optional.ofNullable(rowsOf(table.name()).get(id));
  }

  /** The row a lookup points at. */
  public Optional<Row> find(Lookup lookup) {
    Optional<Table> table = schema.find(lookup.table());
    return table.isPresent() ? find(table.get(), lookup.id()) : Optional.empty();
  }

  /** The row at the other end of a navigation property. */
  public Optional<Row> follow(Row row, Navigation navigation) {
    return row.lookup(navigation.column())
        .filter(lookup -> lookup.table().equals(navigation.target()))
        .flatMap(this::find);
  }

  /** The rows with a value, by an index; empty where the column has none. */
  public synchronized Optional<List<Row>> equalTo(Table table, Column column, Object value) {
    return index(table, column).map(index -> index.equalTo(value));
  }

  /** Rows among which all are whose text begins so; empty where the column has no index. */
  public synchronized Optional<List<Row>> beginningWith(
      Table table, Column column, String foldedPrefix) {
    return index(table, column).map(index -> index.beginningWith(foldedPrefix));
  }

  /** The environment's base currency: the one with an exchange rate of one. */
  public synchronized Optional<Row> baseCurrency() {
    if (baseCurrency.isEmpty()) {
      for (Row currency : rowsOf(CURRENCY).values()) {
        boolean first = baseCurrency.isEmpty() || currency.place() < baseCurrency.get().place();
        if (first && PlatformColumns.isBaseCurrency(currency)) {
          baseCurrency = Optional.of(currency);
        }
      }
    }
    return baseCurrency;
  }

  public synchronized List<Row> allRows() {
    List<Row> all = new ArrayList<>();
    for (Map<UUID, Row> rows : tables.values()) {
      all.addAll(rows.values());
    }
    return all;
  }

  /** Puts back what {@link #allRows} once returned. */
  public synchronized void restore(List<Row> rows) {
    tables.clear();
    listed.clear();
    indexes.clear();
    baseCurrency = Optional.empty();
    rows.forEach(row -> rowsOf(row.table().name()).put(row.id(), row));
  }

  synchronized List<Column> baseColumns(Table table) {
    List<Column> known = baseColumns.get(table.name());
    if (known != null) {
      return known;
    }
    List<Column> columns = new ArrayList<>();
    for (Column column : table.columns().values()) {
      if (column.inBaseCurrency()) {
        columns.add(column);
      }
    }
    baseColumns.put(table.name(), columns);
    return columns;
  }

  private Row put(Table table, Map<String, Object> values) {
    UUID id = (UUID) values.get(table.key());
    long next = ++version;
    Row row = new Row(table, Objects.requireNonNull(id), next, next, values);
    replace(table, row.id(), Optional.of(row));
    return row;
  }

  /** Every change comes by here: it can be undone, and the indexes follow it. */
  private void replace(Table table, UUID id, Optional<Row> after) {
    Optional<Row> before = find(table, id);
    set(table, id, before, after);
    if (transactions > 0) {
      undo.push(() -> set(table, id, after, before));
    }
    if (table.is(Table.Trait.ACTIVITY)) {
      // An activity is shown twice: in its own table and among all activities.
      Table pointers = schema.table("activitypointer");
      replace(
          pointers,
          id,
          after.isPresent()
              ? Optional.of(ActivityPointer.of(pointers, after.get()))
              : Optional.empty());
    }
  }

  private void set(Table table, UUID id, Optional<Row> before, Optional<Row> after) {
    Map<UUID, Row> rows = rowsOf(table.name());
    if (after.isPresent()) {
      rows.put(id, after.get());
    } else {
      rows.remove(id);
    }
    listed.remove(table.name());
    if (table.name().equals(CURRENCY)) {
      baseCurrency = Optional.empty();
    }
    for (ColumnIndex index : indexes.getOrDefault(table.name(), Map.of()).values()) {
      before.ifPresent(index::remove);
      after.ifPresent(index::add);
    }
  }

  private Optional<ColumnIndex> index(Table table, Column column) {
    if (!ColumnIndex.covers(column)) {
      return Optional.empty();
    }
    return Optional.of(
        indexes
            .computeIfAbsent(table.name(), name -> new HashMap<>())
            .computeIfAbsent(
                column.name(),
                name -> new ColumnIndex(column, collation, rowsOf(table.name()).values())));
  }

  private Map<UUID, Row> rowsOf(String table) {
    Map<UUID, Row> rows = tables.get(table);
    if (rows == null) {
      rows = new LinkedHashMap<>();
      tables.put(table, rows);
    }
    return rows;
  }
}
