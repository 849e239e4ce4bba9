package io.github.dealsummary.emulator.query;

import io.github.dealsummary.emulator.store.Row;
import io.github.dealsummary.emulator.store.Table;
import io.github.dealsummary.emulator.store.View;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** A query on the rows of one table. */
public final class TableQuery {
  private final Projection projection;
  private final Optional<Condition> filter;
  private final List<Order> orders;
  private final OptionalInt top;
  private final boolean counted;

  TableQuery(
      Projection projection,
      Optional<Condition> filter,
      List<Order> orders,
      OptionalInt top,
      boolean counted) {
    this.projection = projection;
    this.filter = filter;
    this.orders = List.copyOf(orders);
    this.top = top;
    this.counted = counted;
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
  public List<Row> rows(View view) {
    Table table = projection.table();
    List<Row> candidates =
        filter
            .flatMap(condition -> new Narrowing(view, table).candidates(condition))
            .orElseGet(() -> view.rows(table));
    return sorted(filtered(candidates, view), view);
  }

  /** Those of some rows that fulfil the filter, in order. */
  public List<Row> among(List<Row> rows, View view) {
    return sorted(filtered(rows, view), view);
  }

  private List<Row> filtered(List<Row> rows, View view) {
    if (filter.isEmpty()) {
      return rows;
    }
    Evaluator evaluator = new Evaluator(view);
    return rows.stream().filter(row -> evaluator.holds(filter.get(), row)).toList();
  }

  private List<Row> sorted(List<Row> rows, View view) {
    if (orders.isEmpty()) {
      return rows;
    }
    return rows.stream()
        .map(Tuple::of)
        .sorted(Order.comparator(orders, view))
        .flatMap(tuple -> Optional.ofNullable(tuple.row()).stream())
        .toList();
  }
}
