package io.github.dealsummary.emulator.query;

import io.github.dealsummary.emulator.query.ResultRow.Cell;
import io.github.dealsummary.emulator.store.Column;
import io.github.dealsummary.emulator.store.ColumnType;
import io.github.dealsummary.emulator.store.Row;
import io.github.dealsummary.emulator.store.Table;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What of the rows of a {@code fetch} is answered.
 *
 * @param linked whether there are links, which have Dataverse answer no more than was selected
 * @param distinct whether each combination of values is answered once
 */
record FetchColumns(Table table, List<Selected> selected, boolean linked, boolean distinct) {
  /** A column of the entity (alias empty) or of a link, and the name it was given. */
  record Selected(String alias, Column column, String name) {
    /** A column of a link is named by the link's alias, unless it has a name of its own. */
    private String property() {
      if (!name.isEmpty()) {
        return name;
      }
      return alias.isEmpty() ? column.property() : alias + "." + column.name();
    }
  }

  FetchColumns {
    selected = List.copyOf(selected);
  }

  /** How {@code @odata.context} tells what was selected, in parentheses. */
  String shape() {
    Set<Column> columns =
        selected.stream()
            .filter(one -> one.alias().isEmpty() && one.name().isEmpty())
            .map(Selected::column)
            .collect(Collectors.toCollection(LinkedHashSet::new));
    return columns.isEmpty() || columns.size() == table.columns().size()
        ? ""
        : columns.stream().map(Column::property).collect(Collectors.joining(",", "(", ")"));
  }

  List<ResultRow> of(List<Tuple> tuples) {
    List<ResultRow> rows = tuples.stream().map(this::row).toList();
    if (!distinct) {
      return rows;
    }
    Set<List<Object>> seen = new HashSet<>();
    return rows.stream().filter(row -> seen.add(values(row))).toList();
  }

  private static List<Object> values(ResultRow row) {
    return row.cells().values().stream()
        .<Object>map(cell -> Optional.ofNullable(cell.value()))
        .toList();
  }

  private ResultRow row(Tuple tuple) {
    Map<String, Cell> cells = new LinkedHashMap<>();
    selected.forEach(one -> put(cells, tuple, one));
    Row row = tuple.row();
    if (!distinct && row != null) {
      unasked().forEach(column -> put(cells, tuple, new Selected("", column, "")));
    }
    return new ResultRow(Optional.ofNullable(row), cells);
  }

  /** All columns if none was selected, the key, and the currency of an amount. */
  private Set<Column> unasked() {
    Set<Column> columns = new LinkedHashSet<>();
    if (!linked && selected.stream().noneMatch(one -> one.alias().isEmpty())) {
      columns.addAll(table.columns().values());
    }
    columns.add(table.column(table.key()).orElseThrow());
    boolean money =
        selected.stream()
            .anyMatch(one -> one.alias().isEmpty() && one.column().type() == ColumnType.MONEY);
    if (money) {
      table.column("transactioncurrencyid").ifPresent(columns::add);
    }
    return columns;
  }

  private static void put(Map<String, Cell> cells, Tuple tuple, Selected one) {
    Row row = one.alias().isEmpty() ? tuple.row() : tuple.at(one.alias()).row();
    Object value = row == null ? null : row.value(one.column().name());
    if (value != null || one.alias().isEmpty()) {
      cells.put(
          one.property(), new Cell(value, Optional.ofNullable(row), Optional.of(one.column())));
    }
  }
}
