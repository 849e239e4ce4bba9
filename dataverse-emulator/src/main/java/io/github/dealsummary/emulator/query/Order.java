package io.github.dealsummary.emulator.query;

import io.github.dealsummary.emulator.store.Column;
import io.github.dealsummary.emulator.store.ColumnType;
import io.github.dealsummary.emulator.store.Lookup;
import io.github.dealsummary.emulator.store.ODataError;
import io.github.dealsummary.emulator.store.Row;
import io.github.dealsummary.emulator.store.Store;
import io.github.dealsummary.emulator.store.Table;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One column of {@code $orderby}. */
record Order(Column column, boolean descending) {
  static List<Order> parse(Table table, String orderBy) {
    Tokens tokens = new Tokens(orderBy);
    List<Order> orders = new ArrayList<>();
    do {
      String property = tokens.expectWord();
      if (tokens.peek().isMark('/')) {
        throw ODataError.notImplemented("$orderby over the navigation property " + property);
      }
      Column column = Paths.column(table, property);
      boolean descending = tokens.skip("desc");
      if (!descending) {
        tokens.skip("asc");
      }
      orders.add(new Order(column, descending));
    } while (tokens.skip(','));
    tokens.expectEnd();
    return orders;
  }

  /** Nulls come first, as in SQL Server; a lookup is ordered by the name of its target. */
  Comparator<Row> comparator(Store store) {
    Comparator<Object> values = Comparator.nullsFirst(Evaluator::compare);
    Comparator<Row> ascending = Comparator.comparing(row -> sortKey(row, store), values);
    return descending ? ascending.reversed() : ascending;
  }

  private @Nullable Object sortKey(Row row, Store store) {
    Object value = row.value(column.name());
    return column.type() == ColumnType.LOOKUP && value instanceof Lookup lookup
        ? store.find(lookup).flatMap(Row::name).orElse(null)
        : value;
  }
}
