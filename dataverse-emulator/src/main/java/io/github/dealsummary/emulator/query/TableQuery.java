package io.github.dealsummary.emulator.query;

import io.github.dealsummary.emulator.store.ODataError;
import io.github.dealsummary.emulator.store.Row;
import io.github.dealsummary.emulator.store.Schema;
import io.github.dealsummary.emulator.store.Store;
import io.github.dealsummary.emulator.store.Table;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** A query on one table, read from the options of a URL. */
public final class TableQuery {
  private final Table table;
  private final Paths paths;
  private final Projection projection;
  private final Optional<Condition> filter;
  private final List<Order> orders;
  private final OptionalInt top;
  private final boolean counted;

  private TableQuery(Schema schema, Table table, Map<String, String> options) {
    this.table = table;
    this.paths = new Paths(schema);
    this.projection =
        Projection.parse(schema, table, option(options, "$select"), option(options, "$expand"));
    this.filter =
        option(options, "$filter")
            .map(text -> new FilterParser(paths, table, text, options).filter());
    this.orders =
        option(options, "$orderby").map(text -> Order.parse(table, text)).orElse(List.of());
    this.top = option(options, "$top").map(TableQuery::top).orElse(OptionalInt.empty());
    this.counted = option(options, "$count").map(TableQuery::counted).orElse(false);
  }

  /** Reads the options for a list of rows. */
  public static TableQuery parse(Schema schema, Table table, Map<String, String> options) {
    Options.check(options.keySet(), Options.OF_LISTS);
    return new TableQuery(schema, table, options);
  }

  /** Reads the options for a single row. */
  public static Projection parseForRow(Schema schema, Table table, Map<String, String> options) {
    Options.check(options.keySet(), Options.OF_ROWS);
    return new TableQuery(schema, table, options).projection;
  }

  /** The string constants of a filter in order, unescaped. */
  public static List<String> literals(String filter) {
    return Tokens.strings(filter);
  }

  public Projection projection() {
    return projection;
  }

  public OptionalInt top() {
    return top;
  }

  public boolean counted() {
    return counted;
  }

  /** All rows that fulfil the filter, in order. */
  public List<Row> rows(Store store) {
    Evaluator evaluator = new Evaluator(store);
    List<Row> rows =
        store.rows(table).stream()
            .filter(row -> filter.isEmpty() || evaluator.holds(filter.get(), row))
            .toList();
    return orders.stream()
        .map(order -> order.comparator(store))
        .reduce(Comparator::thenComparing)
        .map(order -> rows.stream().sorted(order).toList())
        .orElse(rows);
  }

  /** The tables the query reads, each of which needs a privilege. */
  public Set<String> tablesRead() {
    Set<String> read = new LinkedHashSet<>(Set.of(table.name()));
    read.addAll(tablesRead(projection));
    read.addAll(paths.tablesRead());
    return read;
  }

  public static Set<String> tablesRead(Projection projection) {
    Set<String> read = new LinkedHashSet<>(Set.of(projection.table().name()));
    projection.expansions().forEach(nested -> read.addAll(tablesRead(nested.projection())));
    return read;
  }

  private static Optional<String> option(Map<String, String> options, String name) {
    return Optional.ofNullable(options.get(name)).filter(value -> !value.isBlank());
  }

  private static OptionalInt top(String text) {
    if (!text.matches("\\d{1,9}")) {
      throw ODataError.badRequest(
          "Invalid value '%s' for $top query option found. The $top query option requires a non-negative integer value."
              .formatted(text));
    }
    return OptionalInt.of(Integer.parseInt(text));
  }

  private static boolean counted(String text) {
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default ->
          throw ODataError.badRequest(
              "Invalid value '%s' for $count query option found. Valid values are 'true' or 'false'."
                  .formatted(text));
    };
  }
}
