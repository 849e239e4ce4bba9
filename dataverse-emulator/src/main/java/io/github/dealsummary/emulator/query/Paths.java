package io.github.dealsummary.emulator.query;

import io.github.dealsummary.emulator.query.Operand.Path;
import io.github.dealsummary.emulator.store.Column;
import io.github.dealsummary.emulator.store.Navigation;
import io.github.dealsummary.emulator.store.ODataError;
import io.github.dealsummary.emulator.store.Schema;
import io.github.dealsummary.emulator.store.Table;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Reads a column, or a path over navigation properties to one, and finds it in the schema. */
final class Paths {
  private final Schema schema;
  private final Set<String> tablesRead = new LinkedHashSet<>();

  Paths(Schema schema) {
    this.schema = schema;
  }

  /** The tables that the paths read so far lead to. */
  Set<String> tablesRead() {
    return tablesRead;
  }

  Path read(Table from, Tokens tokens) {
    List<Navigation> steps = new ArrayList<>();
    Table table = from;
    String name = tokens.expectWord();
    while (tokens.skip('/')) {
      if (isOverCollection(tokens)) {
        throw ODataError.notImplemented(tokens.peek().text() + " over the collection " + name);
      }
      Navigation step = navigation(table, name);
      steps.add(step);
      table = schema.table(step.target());
      tablesRead.add(table.name());
      name = tokens.expectWord();
    }
    return new Path(steps, column(table, name));
  }

  static Column column(Table table, String property) {
    return table.property(property).orElseThrow(() -> ODataError.propertyNotFound(property, table));
  }

  static Navigation navigation(Table table, String name) {
    if (table.collections().contains(name)) {
      throw ODataError.notImplemented("the collection-valued navigation property " + name);
    }
    Navigation navigation =
        table.navigation(name).orElseThrow(() -> ODataError.propertyNotFound(name, table));
    // In Dataverse it leads to a principal, which has hardly a column; clients go over owninguser.
    if (name.equals("ownerid")) {
      throw ODataError.notImplemented("navigation over ownerid, only over owninguser");
    }
    return navigation;
  }

  private static boolean isOverCollection(Tokens tokens) {
    Token token = tokens.peek();
    return token.isWord("any") || token.isWord("all") || token.isWord("$count");
  }
}
