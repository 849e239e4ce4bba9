package io.github.dealsummary.emulator.query;

import io.github.dealsummary.emulator.store.CallerView;
import io.github.dealsummary.emulator.store.Row;
import io.github.dealsummary.emulator.store.Table;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A query on the rows of one table. */
public final class TableQuery {
  private final Projection projection;
  private final Optional<Condition> filter;
  private final List<OrderBy> orders;
  private final OptionalInt top;
  private final boolean counted;

  public TableQuery(
      Projection projection,
      Optional<Condition> filter,
      List<OrderBy> orders,
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
    return QueryTokens.strings(filter);
  }

  /** The conditions on rows, and on rows inside them, as text. */
  public String filterText() {
    return filterTexts("").collect(Collectors.joining("; "));
  }

  /** The filters of this query and of those inside it, each behind the way to its rows. */
  Stream<String> filterTexts(String way) {
    String named = way.isEmpty() ? "" : way + ": ";
    return Stream.concat(
        filter.map(condition -> named + ConditionText.of(condition)).stream(),
        projection.filterTexts(way.isEmpty() ? "" : way + "/"));
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

  /** All rows that fulfil the filter, in order of creation. */
  public List<Row> rows(CallerView view) {
    Table table = projection.table();
    List<Row> candidates =
        filter
            .flatMap(condition -> new IndexCandidates(view, table).candidates(condition))
            .orElseGet(() -> view.rows(table));
    return filtered(candidates, view);
  }

  /** Those of some rows that fulfil the filter. */
  public List<Row> among(List<Row> rows, CallerView view) {
    return filtered(rows, view);
  }

  /**
   * A page of the rows that fulfil the filter, in the order of the query.
   *
   * @param matching the rows that do
   */
  public RowPage page(List<Row> matching, RequestedPage asked, CallerView view) {
    Sorting sorting = new Sorting(orders, List.of(), view);
    Optional<SortPosition> behind = asked.from().map(from -> asked.position(from, sorting));
    List<Row> rows =
        orders.isEmpty() ? inPlace(matching, behind) : sorted(matching, behind, sorting);
    if (rows.size() <= asked.size()) {
      return new RowPage(rows, Optional.empty());
    }
    List<Row> page = rows.subList(0, asked.size());
    // With $top=0 there is no row behind which a next page could begin.
    if (page.isEmpty()) {
      return new RowPage(page, Optional.empty());
    }
    PagingCookie cookie =
        sorting.cookie(
            asked.number(), JoinedRow.of(page.get(0)), JoinedRow.of(page.get(page.size() - 1)));
    return new RowPage(page, Optional.of(asked.next(cookie)));
  }

  private List<Row> filtered(List<Row> rows, CallerView view) {
    if (filter.isEmpty()) {
      return rows;
    }
    Evaluator evaluator = new Evaluator(view);
    return rows.stream().filter(row -> evaluator.holds(filter.get(), row)).toList();
  }

  private static List<Row> sorted(List<Row> rows, Optional<SortPosition> behind, Sorting sorting) {
    List<Row> sorted = new ArrayList<>();
    for (JoinedRow joinedRow : sorting.sorted(rows.stream().map(JoinedRow::of).toList(), behind)) {
      sorted.add(Objects.requireNonNull(joinedRow.row()));
    }
    return sorted;
  }

  /**
   * Sorting is rarely any work: only rows of an intersect table come in another order than
   * creation.
   */
  private static List<Row> inPlace(List<Row> rows, Optional<SortPosition> behind) {
    List<Row> sorted = new ArrayList<>(rows);
    sorted.sort(Comparator.comparingLong(Row::place));
    long place = behind.map(position -> position.places().get(0)).orElse(0L);
    int first = 0;
    while (first < sorted.size() && sorted.get(first).place() <= place) {
      first++;
    }
    return sorted.subList(first, sorted.size());
  }
}
