package io.github.dealsummary.emulator.query;

import io.github.dealsummary.emulator.query.Operand.ColumnPath;
import io.github.dealsummary.emulator.store.CallerView;
import io.github.dealsummary.emulator.store.CollectionNavigation;
import io.github.dealsummary.emulator.store.ColumnType;
import io.github.dealsummary.emulator.store.ODataError;
import io.github.dealsummary.emulator.store.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The grammar of {@code $filter}, one method per rule.
 *
 * <pre>
 * or         = and *( "or" and )
 * and        = unary *( "and" unary )
 * unary      = "not" ( unary, but no comparison ) / "(" or ")" / function / lambda / comparison
 * function   = ( "contains" / "startswith" / "endswith" ) "(" path "," string ")"
 *            / "Microsoft.Dynamics.CRM." name "(" name "=" value *( "," name "=" value ) ")"
 * lambda     = collection "/" ( "any" / "all" ) "(" [ variable ":" or ] ")"
 * comparison = operand ( "eq" / "ne" / "gt" / "ge" / "lt" / "le" ) operand / path "in" "(" literals ")"
 * operand    = literal / alias / path
 * </pre>
 */
final class FilterParser {
  private static final int MAX_DEPTH = 100;

  private final CallerView view;
  private final QueryTokens tokens;
  private final OperandReader operands;
  private final FilterFunctions functions;
  private PathReader.Start start;
  private int depth;

  /**
   * Reads a filter on rows of a table.
   *
   * @param aliases the values of parameter aliases such as {@code @p1}
   */
  FilterParser(CallerView view, Table table, QueryTokens tokens, Map<String, String> aliases) {
    this.view = view;
    this.tokens = tokens;
    this.operands = new OperandReader(view, tokens, aliases);
    this.functions = new FilterFunctions(view, tokens, operands, aliases);
    this.start = new PathReader.Start(table, Optional.empty());
  }

  Condition or() {
    List<Condition> any = new ArrayList<>();
    do {
      any.add(and());
    } while (tokens.skip("or"));
    return any.size() == 1 ? any.get(0) : new Condition.Or(any);
  }

  private Condition and() {
    List<Condition> all = new ArrayList<>();
    do {
      all.add(unary());
    } while (tokens.skip("and"));
    return all.size() == 1 ? all.get(0) : new Condition.And(all);
  }

  private Condition unary() {
    // Each level takes some of the stack, which must not overflow.
    if (++depth > MAX_DEPTH) {
      throw ODataError.badRequest("The recursion limit has been exceeded in the $filter.");
    }
    Condition condition = negationOrGroupOrTest();
    depth--;
    return condition;
  }

  private Condition negationOrGroupOrTest() {
    if (tokens.skip("not")) {
      return new Condition.Not(negated());
    }
    if (tokens.skip('(')) {
      Condition group = or();
      tokens.expect(')');
      return group;
    }
    return tokens.aheadIsCall() ? functions.read(start) : lambdaOrComparison();
  }

  /**
   * OData's {@code not} binds tighter than a comparison: {@code not name eq 'x'} negates a name.
   */
  private Condition negated() {
    QueryToken next = tokens.peek();
    if (next.text().startsWith(FilterFunctions.NAMESPACE)) {
      throw ODataError.badRequest(
          "Not operator along with the Custom Named Condition operators is not allowed: "
              + next.text());
    }
    if (next.isMark('(') || next.isWord("not") || tokens.aheadIsCall()) {
      return unary();
    }
    if (unary() instanceof Condition.Lambda lambda) {
      return lambda;
    }
    throw ODataError.badRequest(
        "A unary operator with an incompatible type was detected at '%s' for operator kind 'Not'."
            .formatted(next.text()));
  }

  private Condition lambdaOrComparison() {
    QueryToken first = tokens.peek();
    Optional<Operand> constant = operands.constant(start);
    if (constant.isPresent()) {
      return comparison(first, constant.get());
    }
    PathReader.End end = operands.pathOrCollection(start);
    return end.collection().isPresent()
        ? lambda(end, end.collection().get())
        : comparison(first, new ColumnPath(end.steps(), end.column().orElseThrow()));
  }

  private Condition lambda(PathReader.End end, CollectionNavigation collection) {
    QueryToken operator = tokens.next();
    if (operator.isWord("$count")) {
      throw ODataError.notImplemented("$count of a collection in $filter");
    }
    if (!operator.isWord("any") && !operator.isWord("all")) {
      throw tokens.syntaxError(operator);
    }
    tokens.expect('(');
    Optional<Condition> inner = Optional.empty();
    if (!tokens.peek().isMark(')') || operator.isWord("all")) {
      // Inside, names belong to the variable.
      PathReader.Start outside = start;
      start =
          new PathReader.Start(
              view.schema().table(collection.target()), Optional.of(tokens.expectVariable()));
      inner = Optional.of(or());
      start = outside;
    }
    tokens.expect(')');
    return new Condition.Lambda(end.steps(), collection, operator.isWord("all"), inner);
  }

  private Condition comparison(QueryToken first, Operand left) {
    Optional<ComparisonOperator> operator = ComparisonOperator.of(tokens.peek());
    if (operator.isPresent()) {
      tokens.next();
      return ComparableTypes.comparable(left, operator.get(), operands.read(start));
    }
    if (left instanceof ColumnPath path && tokens.skip("in")) {
      return new Condition.In(path, operands.literals(path, start));
    }
    boolean alone = tokens.peek().kind() == QueryToken.Kind.END || tokens.peek().isMark(')');
    if (alone && left.type().filter(ColumnType.BOOLEAN::equals).isPresent()) {
      throw ODataError.notImplemented("'" + first.text() + "' as a condition without 'eq true'");
    }
    throw tokens.syntaxError(tokens.peek());
  }
}
