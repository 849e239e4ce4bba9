package io.github.dealsummary.emulator.query;

import io.github.dealsummary.emulator.query.Operand.Literal;
import io.github.dealsummary.emulator.query.Operand.Path;
import io.github.dealsummary.emulator.store.ColumnType;
import io.github.dealsummary.emulator.store.ODataError;
import io.github.dealsummary.emulator.store.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * The grammar of {@code $filter}, one method per rule.
 *
 * <pre>
 * or         = and *( "or" and )
 * and        = unary *( "and" unary )
 * unary      = "not" ( unary, but no comparison ) / "(" or ")" / function / comparison
 * function   = ( "contains" / "startswith" / "endswith" ) "(" path "," string ")"
 * comparison = operand ( "eq" / "ne" / "gt" / "ge" / "lt" / "le" ) operand / path "in" "(" literals ")"
 * operand    = literal / alias / path
 * </pre>
 */
final class FilterParser {
  private static final int MAX_DEPTH = 100;
  private static final Set<String> OTHER_FUNCTIONS =
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

  private final Table table;
  private final Paths paths;
  private final Tokens tokens;
  private final Map<String, String> aliases;
  private int depth;

  /**
   * Reads a filter on rows of a table.
   *
   * @param aliases the values of parameter aliases such as {@code @p1}
   */
  FilterParser(Paths paths, Table table, String filter, Map<String, String> aliases) {
    this.table = table;
    this.paths = paths;
    this.tokens = new Tokens(filter);
    this.aliases = aliases;
  }

  Condition filter() {
    Condition condition = or();
    tokens.expectEnd();
    return condition;
  }

  private Condition or() {
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
    return functionOrComparison();
  }

  /**
   * OData's {@code not} binds tighter than a comparison: {@code not name eq 'x'} negates a name.
   */
  private Condition negated() {
    Token next = tokens.peek();
    if (next.isMark('(') || next.isWord("not") || tokens.aheadIsCall()) {
      return unary();
    }
    throw ODataError.badRequest(
        "A unary operator with an incompatible type was detected at '%s' for operator kind 'Not'."
            .formatted(next.text()));
  }

  private Condition functionOrComparison() {
    Token first = tokens.peek();
    if (!tokens.aheadIsCall()) {
      return comparison(first, operand());
    }
    Condition call = call(tokens.next().text());
    if (Operator.of(tokens.peek()).isPresent()) {
      throw ODataError.notImplemented("comparing the result of " + first.text());
    }
    return call;
  }

  private Condition call(String function) {
    Function<String, Pattern> pattern =
        switch (function) {
          case "contains" -> Pattern::containing;
          case "startswith" -> Pattern::startingWith;
          case "endswith" -> Pattern::endingWith;
          default -> throw unknownFunction(function);
        };
    tokens.expect('(');
    Path path = paths.read(table, tokens);
    tokens.expect(',');
    Operand argument = operand();
    tokens.expect(')');
    if (path.column().type() != ColumnType.STRING
        || !(argument instanceof Literal literal && literal.value() instanceof String text)) {
      throw Types.noSignature(function);
    }
    return new Condition.Matches(path, pattern.apply(text));
  }

  private static ODataError unknownFunction(String function) {
    if (OTHER_FUNCTIONS.contains(function) || function.startsWith("Microsoft.Dynamics.CRM.")) {
      return ODataError.notImplemented("the function " + function + " in $filter");
    }
    return ODataError.badRequest(
        "An unknown function with name '%s' was found. This may also be a function import or a key lookup on a navigation property, which is not allowed."
            .formatted(function));
  }

  private Condition comparison(Token first, Operand left) {
    Optional<Operator> operator = Operator.of(tokens.peek());
    if (operator.isPresent()) {
      tokens.next();
      return Types.comparable(left, operator.get(), operand());
    }
    if (left instanceof Path path && tokens.skip("in")) {
      return new Condition.In(path, literals(path));
    }
    boolean alone = tokens.peek().kind() == Token.Kind.END || tokens.peek().isMark(')');
    if (alone && left.type().filter(ColumnType.BOOLEAN::equals).isPresent()) {
      throw ODataError.notImplemented("'" + first.text() + "' as a condition without 'eq true'");
    }
    throw tokens.syntaxError(tokens.peek());
  }

  private List<Literal> literals(Path path) {
    List<Literal> values = new ArrayList<>();
    tokens.expect('(');
    do {
      Token token = tokens.peek();
      if (!(operand() instanceof Literal value)) {
        throw tokens.syntaxError(token);
      }
      Types.comparable(path, Operator.EQ, value);
      values.add(value);
    } while (tokens.skip(','));
    tokens.expect(')');
    return values;
  }

  private Operand operand() {
    Token token = tokens.peek();
    Optional<Literal> literal =
        token.text().startsWith("@") && token.kind() == Token.Kind.WORD
            ? Optional.of(alias(token))
            : Literals.of(token);
    if (literal.isPresent()) {
      tokens.next();
      return literal.get();
    }
    return paths.read(table, tokens);
  }

  /** An alias without a value is null, says Dataverse. */
  private Literal alias(Token token) {
    String value = aliases.get(token.text());
    if (value == null) {
      return Literal.NULL;
    }
    Tokens inside = new Tokens(value);
    Token only = inside.next();
    inside.expectEnd();
    return Literals.of(only).orElseThrow(() -> inside.syntaxError(only));
  }
}
