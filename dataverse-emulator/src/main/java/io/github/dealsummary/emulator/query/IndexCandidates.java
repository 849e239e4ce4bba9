package io.github.dealsummary.emulator.query;

import io.github.dealsummary.emulator.query.Condition.And;
import io.github.dealsummary.emulator.query.Condition.Comparison;
import io.github.dealsummary.emulator.query.Condition.In;
import io.github.dealsummary.emulator.query.Condition.Matches;
import io.github.dealsummary.emulator.query.Condition.Or;
import io.github.dealsummary.emulator.query.Operand.ColumnPath;
import io.github.dealsummary.emulator.query.Operand.Literal;
import io.github.dealsummary.emulator.store.CallerView;
import io.github.dealsummary.emulator.store.Column;
import io.github.dealsummary.emulator.store.Navigation;
import io.github.dealsummary.emulator.store.Row;
import io.github.dealsummary.emulator.store.Table;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/** Finds by index the few rows among which those that fulfil a condition must be. */
final class IndexCandidates {
  private final CallerView view;
  private final Table table;

  IndexCandidates(CallerView view, Table table) {
    this.view = view;
    this.table = table;
  }

  /** The candidates in order of creation; empty if no index helps. */
  Optional<List<Row>> candidates(Condition condition) {
    if (condition instanceof And and) {
      // The part that narrows most is enough. The whole condition is checked afterwards.
      return and.all().stream()
          .flatMap(part -> candidates(part).stream())
          .min(Comparator.comparingInt(Collection::size));
    }
    if (condition instanceof Or or) {
      return union(or.any(), this::candidates);
    }
    if (condition instanceof Comparison comparison
        && comparison.operator() == ComparisonOperator.EQ
        && comparison.left() instanceof ColumnPath path
        && comparison.right() instanceof Literal literal) {
      return equal(path, literal);
    }
    if (condition instanceof In in) {
      return union(in.values(), value -> equal(in.path(), value));
    }
    // A pattern that begins with a wildcard can match anywhere.
    if (condition instanceof Matches matches && !matches.pattern().prefix().isEmpty()) {
      String prefix = matches.pattern().prefix();
      return reached(matches.path(), (end, column) -> view.beginningWith(end, column, prefix));
    }
    return Optional.empty();
  }

  private Optional<List<Row>> equal(ColumnPath path, Literal literal) {
    Object value = literal.value();
    // Nulls are in no index.
    return value == null
        ? Optional.empty()
        : reached(path, (end, column) -> view.equalTo(end, column, value));
  }

  /** Looks up the end of a path and walks back from there over the lookups that lead to it. */
  private Optional<List<Row>> reached(ColumnPath path, ByIndex byIndex) {
    List<Table> tables = new ArrayList<>(List.of(table));
    path.steps().forEach(step -> tables.add(view.schema().table(step.target())));
    Optional<List<Row>> rows = byIndex.find(tables.get(tables.size() - 1), path.column());
    for (int i = path.steps().size() - 1; i >= 0 && rows.isPresent(); i--) {
      Navigation step = path.steps().get(i);
      Table from = tables.get(i);
      Column lookup = from.column(step.column()).orElseThrow();
      rows = union(rows.get(), row -> view.equalTo(from, lookup, row.id()));
    }
    return rows;
  }

  private static <T> Optional<List<Row>> union(
      Collection<T> parts, Function<T, Optional<List<Row>>> find) {
    // By place: each row once, in order of creation.
    Map<Long, Row> all = new TreeMap<>();
    for (T part : parts) {
      Optional<List<Row>> rows = find.apply(part);
      // A part without an index may hold for any row.
      if (rows.isEmpty()) {
        return Optional.empty();
      }
      rows.get().forEach(row -> all.put(row.place(), row));
    }
    return Optional.of(List.copyOf(all.values()));
  }

  private interface ByIndex {
    Optional<List<Row>> find(Table end, Column column);
  }
}
