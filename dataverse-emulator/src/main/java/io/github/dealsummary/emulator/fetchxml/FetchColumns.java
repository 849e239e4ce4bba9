package io.github.dealsummary.emulator.fetchxml;

import io.github.dealsummary.emulator.query.JoinedRow;
import io.github.dealsummary.emulator.query.ResultRow;
import io.github.dealsummary.emulator.query.ResultRow.Cell;
import io.github.dealsummary.emulator.store.Column;
import io.github.dealsummary.emulator.store.ColumnType;
import io.github.dealsummary.emulator.store.Row;
import io.github.dealsummary.emulator.store.Table;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The columns of the rows that a {@code fetch} answers.
 *
 * @param linked whether there are links; with links Dataverse answers only selected columns
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

  /** A column ready to be taken from many rows. */
  private record Property(String property, String alias, String name, Optional<Column> column) {
    private static Property of(Selected one) {
      String name = one.column().name();
      return new Property(one.property(), one.alias(), name, Optional.of(one.column()));
    }
  }

  FetchColumns {
    selected = List.copyOf(selected);
  }

  /** Two columns cannot be answered under one name. */
  void requireNames() {
    Map<String, Selected> named = new HashMap<>();
    for (Selected one : written()) {
      Selected other = named.putIfAbsent(one.property(), one);
      boolean same =
          other == null
              || (other.alias().equals(one.alias()) && other.column().equals(one.column()));
      if (!same) {
        throw FetchElements.invalid("Two columns have the name '" + one.property() + "'.");
      }
    }
  }

  private Set<Selected> written() {
    Set<Selected> written = new LinkedHashSet<>(selected);
    if (!distinct) {
      unasked().forEach(column -> written.add(new Selected("", column, "")));
    }
    return written;
  }

  /** The selection in parentheses, as {@code @odata.context} shows it. */
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

  List<ResultRow> of(List<JoinedRow> joinedRows) {
    List<Property> properties = written().stream().map(Property::of).toList();
    List<ResultRow> rows =
        joinedRows.stream().map(joinedRow -> row(joinedRow, properties)).toList();
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

  private static ResultRow row(JoinedRow joinedRow, List<Property> properties) {
    Optional<Row> root = Optional.ofNullable(joinedRow.row());
    Map<String, Cell> cells = new LinkedHashMap<>();
    for (Property property : properties) {
      String alias = property.alias();
      Optional<Row> row =
          alias.isEmpty() ? root : Optional.ofNullable(joinedRow.linked().get(alias));
      Object value = row.isPresent() ? row.get().value(property.name()) : null;
      if (value != null || alias.isEmpty()) {
        cells.put(property.property(), new Cell(value, row, property.column()));
      }
    }
    return new ResultRow(root, cells);
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
}
