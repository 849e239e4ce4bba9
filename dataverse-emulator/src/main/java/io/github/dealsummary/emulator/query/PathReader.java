package io.github.dealsummary.emulator.query;

import io.github.dealsummary.emulator.query.Operand.ColumnPath;
import io.github.dealsummary.emulator.store.CallerView;
import io.github.dealsummary.emulator.store.CollectionNavigation;
import io.github.dealsummary.emulator.store.Column;
import io.github.dealsummary.emulator.store.Navigation;
import io.github.dealsummary.emulator.store.ODataError;
import io.github.dealsummary.emulator.store.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads a column, or a path over navigation properties to one, and finds it in the schema. */
final class PathReader {
  private final CallerView view;

  PathReader(CallerView view) {
    this.view = view;
  }

  /** The beginning of a path: a table's row, which has a variable's name inside a lambda. */
  record Start(Table table, Optional<String> variable) {}

  /** The end of a path: a column, or a collection before {@code any} or {@code all}. */
  record End(
      List<Navigation> steps, Optional<Column> column, Optional<CollectionNavigation> collection) {}

  ColumnPath read(Start start, QueryTokens tokens) {
    QueryToken first = tokens.peek();
    End end = readToEnd(start, tokens);
    return new ColumnPath(end.steps(), end.column().orElseThrow(() -> tokens.syntaxError(first)));
  }

  End readToEnd(Start start, QueryTokens tokens) {
    List<Navigation> steps = new ArrayList<>();
    Table table = start.table();
    String name = first(start, tokens);
    while (tokens.skip('/')) {
      Optional<CollectionNavigation> collection = table.collection(name);
      if (collection.isPresent()) {
        view.readable(collection.get().target());
        return new End(steps, Optional.empty(), collection);
      }
      Navigation step = navigation(table, name);
      steps.add(step);
      table = view.readable(step.target());
      name = tokens.expectWord();
    }
    return new End(steps, Optional.of(column(table, name)), Optional.empty());
  }

  private static String first(Start start, QueryTokens tokens) {
    QueryToken token = tokens.peek();
    String name = tokens.expectWord();
    if (start.variable().isEmpty()) {
      return name;
    }
    if (!name.equals(start.variable().get()) || !tokens.skip('/')) {
      throw start.table().property(name).isPresent() || tokens.peek().isMark('/')
          ? ODataError.notImplemented("'" + name + "', a name from outside, inside a lambda")
          : tokens.syntaxError(token);
    }
    return tokens.expectWord();
  }

  static Column column(Table table, String property) {
    return table.property(property).orElseThrow(() -> ODataError.propertyNotFound(property, table));
  }

  static Navigation navigation(Table table, String name) {
    Navigation navigation = table.navigation(name).orElseThrow(() -> noNavigation(table, name));
    // In Dataverse it leads to a principal, which has few columns. Clients go over owninguser.
    if (name.equals("ownerid")) {
      throw ODataError.notImplemented("navigation over ownerid, only over owninguser");
    }
    return navigation;
  }

  static ODataError noNavigation(Table table, String name) {
    return table.elsewhere().contains(name)
        ? ODataError.notImplemented("the table that the navigation property " + name + " leads to")
        : ODataError.propertyNotFound(name, table);
  }
}
