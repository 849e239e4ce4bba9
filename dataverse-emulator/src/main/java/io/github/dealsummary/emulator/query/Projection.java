package io.github.dealsummary.emulator.query;

import io.github.dealsummary.emulator.store.Column;
import io.github.dealsummary.emulator.store.ColumnType;
import io.github.dealsummary.emulator.store.Navigation;
import io.github.dealsummary.emulator.store.ODataError;
import io.github.dealsummary.emulator.store.Schema;
import io.github.dealsummary.emulator.store.Table;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What of a row is answered: {@code $select} and {@code $expand}.
 *
 * @param selected the columns asked for by name; empty means all
 */
public record Projection(Table table, List<Column> selected, List<Expansion> expansions) {
  /** A related row inside a row. */
  public record Expansion(Navigation navigation, Projection projection) {}

  public Projection {
    selected = List.copyOf(selected);
    expansions = List.copyOf(expansions);
  }

  /** What the query brings: the columns selected and those Dataverse adds unasked. */
  public Set<Column> columns() {
    if (selected.isEmpty()) {
      return new LinkedHashSet<>(table.columns().values());
    }
    Set<Column> columns = new LinkedHashSet<>(selected);
    columns.add(table.columns().get(table.key()));
    if (selected.stream().anyMatch(column -> column.type() == ColumnType.MONEY)) {
      table.column("transactioncurrencyid").ifPresent(columns::add);
    }
    return columns;
  }

  static Projection parse(
      Schema schema, Table table, Optional<String> select, Optional<String> expand) {
    List<Column> selected =
        select.map(text -> readSelect(table, new Tokens(text))).orElse(List.of());
    List<Expansion> expansions = new ArrayList<>();
    expand.ifPresent(
        text -> {
          Tokens tokens = new Tokens(text);
          do {
            expansions.add(readExpansion(schema, table, tokens));
          } while (tokens.skip(','));
          tokens.expectEnd();
        });
    return new Projection(table, selected, expansions);
  }

  private static List<Column> readSelect(Table table, Tokens tokens) {
    List<Column> columns = readColumns(table, tokens);
    tokens.expectEnd();
    return columns;
  }

  private static List<Column> readColumns(Table table, Tokens tokens) {
    if (tokens.skip("*")) {
      return List.of();
    }
    List<Column> columns = new ArrayList<>();
    do {
      columns.add(selectable(table, tokens.expectWord()));
    } while (tokens.skip(','));
    return columns;
  }

  /** Dataverse takes a navigation property in $select, too, and answers the lookup's column. */
  private static Column selectable(Table table, String property) {
    return table
        .navigation(property)
        .map(navigation -> table.columns().get(navigation.column()))
        .or(() -> table.property(property))
        .orElseThrow(() -> ODataError.propertyNotFound(property, table));
  }

  private static Expansion readExpansion(Schema schema, Table table, Tokens tokens) {
    Navigation navigation = Paths.navigation(table, tokens.expectWord());
    Table target = schema.table(navigation.target());
    if (tokens.peek().isMark('/')) {
      throw ODataError.notImplemented("$expand of a path");
    }
    if (!tokens.skip('(')) {
      return new Expansion(navigation, new Projection(target, List.of(), List.of()));
    }
    List<Column> selected = List.of();
    List<Expansion> expansions = new ArrayList<>();
    do {
      String option = tokens.expectWord();
      tokens.expect('=');
      switch (option) {
        case "$select" -> selected = readColumns(target, tokens);
        case "$expand" -> {
          do {
            expansions.add(readExpansion(schema, target, tokens));
          } while (tokens.skip(','));
        }
        default -> throw ODataError.notImplemented(option + " inside $expand");
      }
    } while (tokens.skip(';'));
    tokens.expect(')');
    return new Expansion(navigation, new Projection(target, selected, expansions));
  }
}
