package io.github.dealsummary.emulator.fetchxml;

import io.github.dealsummary.emulator.query.Aggregation;
import io.github.dealsummary.emulator.query.Evaluator;
import io.github.dealsummary.emulator.query.JoinedRow;
import io.github.dealsummary.emulator.query.ResultRow;
import io.github.dealsummary.emulator.query.ResultRow.Cell;
import io.github.dealsummary.emulator.store.CallerView;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The groups that a {@code fetch} with aggregates answers, ordered by aliases of their values. */
record FetchGroups(Aggregation aggregation, List<AliasOrder> orders) {
  record AliasOrder(String alias, boolean descending) {}

  FetchGroups {
    orders = List.copyOf(orders);
  }

  List<ResultRow> of(List<JoinedRow> joinedRows, CallerView view) {
    List<ResultRow> sorted = new ArrayList<>(aggregation.of(joinedRows, view));
    Comparator<Object> values =
        Comparator.nullsFirst(
            (left, right) -> Evaluator.compare(view.store().collation(), left, right));
    // The sort is stable, so the order that counts most is applied last.
    for (int i = orders.size() - 1; i >= 0; i--) {
      AliasOrder order = orders.get(i);
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
}
