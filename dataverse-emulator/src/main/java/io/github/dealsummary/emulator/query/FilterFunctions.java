package io.github.dealsummary.emulator.query;

import io.github.dealsummary.emulator.query.Operand.ColumnPath;
import io.github.dealsummary.emulator.query.Operand.Literal;
import io.github.dealsummary.emulator.store.CallerView;
import io.github.dealsummary.emulator.store.Collation;
import io.github.dealsummary.emulator.store.Column;
import io.github.dealsummary.emulator.store.ColumnType;
import io.github.dealsummary.emulator.store.ODataError;
import io.github.dealsummary.emulator.store.Table;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads the functions of {@code $filter}: those of OData on text, and those of Dataverse. */
final class FilterFunctions {
  static final String NAMESPACE = "Microsoft.Dynamics.CRM.";
  private static final Set<String> UNBUILT =
      Set.of(
          "ceiling",
          "concat",
          "date",
          "day",
          "floor",
          "hour",
          "indexof",
          "length",
          "minute",
          "month",
          "now",
          "round",
          "second",
          "substring",
          "time",
          "tolower",
          "toupper",
          "trim",
          "year");

  private final CallerView view;
  private final QueryTokens tokens;
  private final OperandReader operands;
  private final Map<String, String> aliases;

  FilterFunctions(
      CallerView view, QueryTokens tokens, OperandReader operands, Map<String, String> aliases) {
    this.view = view;
    this.tokens = tokens;
    this.operands = operands;
    this.aliases = aliases;
  }

  Condition read(PathReader.Start start) {
    String name = tokens.next().text();
    Condition call =
        name.startsWith(NAMESPACE)
            ? ofDataverse(name.substring(NAMESPACE.length()), start.table())
            : onText(name, start);
    if (ComparisonOperator.of(tokens.peek()).isPresent()) {
      throw ODataError.notImplemented("comparing the result of " + name);
    }
    return call;
  }

  private Condition ofDataverse(String name, Table table) {
    tokens.expect('(');
    Map<String, List<String>> arguments = FunctionArguments.read(tokens, aliases);
    tokens.expect(')');
    FunctionValues takes = FunctionValues.known(name, NAMESPACE + name);
    Column column = column(table, name, takes.column(name, arguments));
    return new QueryFunction(view, table, name, column, takes.values(arguments))
        .condition(NAMESPACE + name);
  }

  private static Column column(Table table, String function, String property) {
    if (property.contains("/")) {
      throw ODataError.notImplemented(function + " over a navigation property");
    }
    return table
        .column(property)
        .or(() -> table.property(property))
        .orElseThrow(() -> ODataError.propertyNotFound(property, table));
  }

  private Condition onText(String function, PathReader.Start start) {
    Collation collation = view.store().collation();
    if (!Set.of("contains", "startswith", "endswith").contains(function)) {
      throw unknown(function);
    }
    tokens.expect('(');
    ColumnPath path = operands.path(start);
    tokens.expect(',');
    Operand argument = operands.read(start);
    tokens.expect(')');
    if (path.column().type() != ColumnType.STRING
        || !(argument instanceof Literal literal && literal.value() instanceof String text)) {
      throw ComparableTypes.noSignature(function);
    }
    LikePattern pattern =
        switch (function) {
          case "contains" -> LikePattern.containing(text, collation);
          case "startswith" -> LikePattern.startingWith(text, collation);
          default -> LikePattern.endingWith(text, collation);
        };
    return new Condition.Matches(path, pattern);
  }

  private static ODataError unknown(String function) {
    if (UNBUILT.contains(function)) {
      return ODataError.notImplemented("the function " + function + " in $filter");
    }
    return ODataError.badRequest(
        "An unknown function with name '%s' was found. This may also be a function import or a key lookup on a navigation property, which is not allowed."
            .formatted(function));
  }
}
