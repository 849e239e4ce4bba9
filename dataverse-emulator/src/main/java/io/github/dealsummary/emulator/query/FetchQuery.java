package io.github.dealsummary.emulator.query;

import io.github.dealsummary.emulator.query.ResultRow.Cell;
import io.github.dealsummary.emulator.store.Column;
import io.github.dealsummary.emulator.store.ColumnType;
import io.github.dealsummary.emulator.store.Row;
import io.github.dealsummary.emulator.store.Table;
import io.github.dealsummary.emulator.store.View;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A query in FetchXML. */
public final class FetchQuery {
  private static final int MAX_JOINED = 100_000;

  private final Table table;
  private final Optional<Condition> filter;
  private final List<Link> links;
  private final List<Selected> selected;
  private final List<Order> orders;
  private final List<AliasOrder> aliasOrders;
  private final Optional<Aggregation> aggregation;
  private final boolean distinct;
  private final FetchPage page;

  FetchQuery(
      Table table,
      Optional<Condition> filter,
      List<Link> links,
      List<Selected> selected,
      List<Order> orders,
      List<AliasOrder> aliasOrders,
      Optional<Aggregation> aggregation,
      boolean distinct,
      FetchPage page) {
    this.table = table;
    this.filter = filter;
    this.links = List.copyOf(links);
    this.selected = List.copyOf(selected);
    this.orders = List.copyOf(orders);
    this.aliasOrders = List.copyOf(aliasOrders);
    this.aggregation = aggregation;
    this.distinct = distinct;
    this.page = page;
  }

  /** A {@code link-entity}: rows whose column {@code from} has the value of {@code to}. */
  record Link(
      String alias,
      Table table,
      Column from,
      Column to,
      boolean outer,
      Optional<Condition> filter,
      List<Link> links) {
    Link {
      links = List.copyOf(links);
    }
  }

  /** A column of the entity (alias empty) or of a link, and the name it was given. */
  record Selected(String alias, Column column, String name) {}

  record AliasOrder(String alias, boolean descending) {}

  /**
   * A page of rows.
   *
   * @param cookie for the next page; empty if this is the last one
   * @param total of all pages
   * @param counted whether the FetchXML asks for the total
   */
  public record Result(List<ResultRow> rows, Optional<String> cookie, int total, boolean counted) {}

  public static FetchQuery parse(View view, String xml) {
    return FetchXml.read(view, xml);
  }

  public Table table() {
    return table;
  }

  /** How {@code @odata.context} tells what was selected, in parentheses. */
  public String shape() {
    Set<Column> columns =
        selected.stream()
            .filter(one -> one.alias().isEmpty() && one.name().isEmpty())
            .map(Selected::column)
            .collect(Collectors.toCollection(LinkedHashSet::new));
    return columns.isEmpty() || columns.size() == table.columns().size()
        ? ""
        : columns.stream().map(Column::property).collect(Collectors.joining(",", "(", ")"));
  }

  public Result result(View view) {
    List<Tuple> tuples = sorted(joined(view), view);
    List<ResultRow> all =
        aggregation.isPresent()
            ? sortedByAlias(aggregation.get().of(tuples, view), view)
            : withoutRepeats(tuples.stream().map(this::row).toList());
    List<ResultRow> rows = page.of(all);
    boolean paged = page.hasMore(all.size()) && !rows.isEmpty() && aggregation.isEmpty();
    return new Result(
        rows,
        paged
            ? Optional.of(page.cookie(first(tuples), last(tuples, all.size() - rows.size())))
            : Optional.empty(),
        all.size(),
        page.counted());
  }

  private static Row first(List<Tuple> tuples) {
    return Objects.requireNonNull(tuples.get(0).row());
  }

  private static Row last(List<Tuple> tuples, int back) {
    return Objects.requireNonNull(tuples.get(Math.max(0, tuples.size() - 1 - back)).row());
  }

  /** The combinations that fulfil the filter; no more of them than the answer needs. */
  private List<Tuple> joined(View view) {
    Optional<Condition> own = filter.filter(condition -> links.isEmpty());
    TableQuery query =
        new TableQuery(Projection.all(table), own, List.of(), OptionalInt.empty(), false);
    List<Tuple> tuples = new ArrayList<>();
    Evaluator evaluator = new Evaluator(view);
    Joins joins = new Joins(view, evaluator);
    long enough = enough();
    Predicate<Tuple> taker =
        tuple -> {
          if (filter.isEmpty() || evaluator.holds(filter.get(), tuple)) {
            tuples.add(tuple);
          }
          return tuples.size() < enough;
        };
    for (Row row : query.rows(view)) {
      if (!joins.of(row, links, taker)) {
        break;
      }
    }
    if (!links.isEmpty() && tuples.size() > MAX_JOINED) {
      throw Joins.tooMany(MAX_JOINED);
    }
    return tuples;
  }

  private long enough() {
    if (aggregation.isPresent()) {
      return Aggregation.MAX_ROWS + 1L;
    }
    boolean all = !orders.isEmpty() || distinct || page.counted();
    long needed = all ? Long.MAX_VALUE : page.end() + 1;
    return links.isEmpty() ? needed : Math.min(needed, MAX_JOINED + 1L);
  }

  private List<Tuple> sorted(List<Tuple> tuples, View view) {
    return orders.isEmpty()
        ? tuples
        : tuples.stream().sorted(Order.comparator(orders, view)).toList();
  }

  private List<ResultRow> sortedByAlias(List<ResultRow> rows, View view) {
    List<ResultRow> sorted = new ArrayList<>(rows);
    for (int i = aliasOrders.size() - 1; i >= 0; i--) {
      AliasOrder order = aliasOrders.get(i);
      Comparator<Object> values =
          Comparator.nullsFirst(
              (left, right) -> Evaluator.compare(view.store().collation(), left, right));
      Comparator<ResultRow> ascending =
          Comparator.comparing(row -> value(row, order.alias()), values);
      sorted.sort(order.descending() ? ascending.reversed() : ascending);
    }
    return sorted;
  }

  private static @Nullable Object value(ResultRow row, String alias) {
    Cell cell = row.cells().get(alias);
    return cell == null ? null : cell.value();
  }

  private List<ResultRow> withoutRepeats(List<ResultRow> rows) {
    if (!distinct) {
      return rows;
    }
    Set<List<Object>> seen = new LinkedHashSet<>();
    return rows.stream()
        .filter(
            row ->
                seen.add(
                    row.cells().values().stream()
                        .<Object>map(cell -> Optional.ofNullable(cell.value()))
                        .toList()))
        .toList();
  }

  private ResultRow row(Tuple tuple) {
    Map<String, Cell> cells = new LinkedHashMap<>();
    for (Selected one : selected) {
      put(cells, tuple, one);
    }
    Row row = tuple.row();
    boolean whole = selected.stream().noneMatch(one -> one.alias().isEmpty());
    if (!distinct && row != null) {
      if (whole && links.isEmpty()) {
        table.columns().values().forEach(column -> put(cells, tuple, unnamed(column)));
      }
      put(cells, tuple, unnamed(table.column(table.key()).orElseThrow()));
      boolean money =
          selected.stream()
              .anyMatch(one -> one.alias().isEmpty() && one.column().type() == ColumnType.MONEY);
      table
          .column("transactioncurrencyid")
          .filter(column -> money)
          .ifPresent(column -> put(cells, tuple, unnamed(column)));
    }
    return new ResultRow(Optional.ofNullable(row), cells);
  }

  private static Selected unnamed(Column column) {
    return new Selected("", column, "");
  }

  /** A column of a link is named by the link's alias, unless it has a name of its own. */
  private static void put(Map<String, Cell> cells, Tuple tuple, Selected one) {
    Row row = one.alias().isEmpty() ? tuple.row() : tuple.at(one.alias()).row();
    String name =
        !one.name().isEmpty()
            ? one.name()
            : one.alias().isEmpty()
                ? one.column().property()
                : one.alias() + "." + one.column().name();
    Object value = row == null ? null : row.value(one.column().name());
    if (value != null || one.alias().isEmpty()) {
      cells.put(name, new Cell(value, Optional.ofNullable(row), Optional.of(one.column())));
    }
  }
}
