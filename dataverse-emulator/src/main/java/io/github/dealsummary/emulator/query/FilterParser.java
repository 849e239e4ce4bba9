package io.github.dealsummary.emulator.query;

import io.github.dealsummary.emulator.query.Operand.Literal;
import io.github.dealsummary.emulator.query.Operand.Path;
import io.github.dealsummary.emulator.store.Collation;
import io.github.dealsummary.emulator.store.CollectionNavigation;
import io.github.dealsummary.emulator.store.ColumnType;
import io.github.dealsummary.emulator.store.ODataError;
import io.github.dealsummary.emulator.store.Table;
import io.github.dealsummary.emulator.store.View;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

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
  private static final String NAMESPACE = "Microsoft.Dynamics.CRM.";
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

  private final View view;
  private final Paths paths;
  private final Tokens tokens;
  private final Map<String, String> aliases;
  private Paths.Start start;
  private int depth;

  /**
   * Reads a filter on rows of a table.
   *
   * @param aliases the values of parameter aliases such as {@code @p1}
   */
  FilterParser(View view, Table table, Tokens tokens, Map<String, String> aliases) {
    this.view = view;
    this.paths = new Paths(view);
    this.start = new Paths.Start(table, Optional.empty());
    this.tokens = tokens;
    this.aliases = aliases;
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
    return tokens.aheadIsCall() ? function() : lambdaOrComparison();
  }

  /**
   * OData's {@code not} binds tighter than a comparison: {@code not name eq 'x'} negates a name.
   */
  private Condition negated() {
    Token next = tokens.peek();
    if (next.text().startsWith(NAMESPACE)) {
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

  private Condition function() {
    String name = tokens.next().text();
    Condition call =
        name.startsWith(NAMESPACE) ? crmFunction(name.substring(NAMESPACE.length())) : text(name);
    if (Operator.of(tokens.peek()).isPresent()) {
      throw ODataError.notImplemented("comparing the result of " + name);
    }
    return call;
  }

  private Condition crmFunction(String name) {
    tokens.expect('(');
    Map<String, List<String>> arguments = Arguments.read(tokens, aliases);
    tokens.expect(')');
    return new QueryFunction(view, start.table(), name, arguments).condition();
  }

  private Condition text(String function) {
    Collation collation = view.store().collation();
    if (!Set.of("contains", "startswith", "endswith").contains(function)) {
      throw unknownFunction(function);
    }
    tokens.expect('(');
    Path path = paths.read(start, tokens);
    tokens.expect(',');
    Operand argument = operand();
    tokens.expect(')');
    if (path.column().type() != ColumnType.STRING
        || !(argument instanceof Literal literal && literal.value() instanceof String text)) {
      throw Types.noSignature(function);
    }
    Pattern pattern =
        switch (function) {
          case "contains" -> Pattern.containing(text, collation);
          case "startswith" -> Pattern.startingWith(text, collation);
          default -> Pattern.endingWith(text, collation);
        };
    return new Condition.Matches(path, pattern);
  }

  private static ODataError unknownFunction(String function) {
    if (OTHER_FUNCTIONS.contains(function)) {
      return ODataError.notImplemented("the function " + function + " in $filter");
    }
    return ODataError.badRequest(
        "An unknown function with name '%s' was found. This may also be a function import or a key lookup on a navigation property, which is not allowed."
            .formatted(function));
  }

  private Condition lambdaOrComparison() {
    Token first = tokens.peek();
    Optional<Operand> constant = constant();
    if (constant.isPresent()) {
      return comparison(first, constant.get());
    }
    Paths.End end = paths.readToEnd(start, tokens);
    return end.collection().isPresent()
        ? lambda(end, end.collection().get())
        : comparison(first, new Path(end.steps(), end.column().orElseThrow()));
  }

  private Condition lambda(Paths.End end, CollectionNavigation collection) {
    Token operator = tokens.next();
    if (operator.isWord("$count")) {
      throw ODataError.notImplemented("$count of a collection in $filter");
    }
    if (!operator.isWord("any") && !operator.isWord("all")) {
      throw tokens.syntaxError(operator);
    }
    tokens.expect('(');
    Optional<Condition> inner = Optional.empty();
    if (!tokens.peek().isMark(')') || operator.isWord("all")) {
      Paths.Start outside = start;
      start =
          new Paths.Start(
              view.schema().table(collection.target()), Optional.of(tokens.expectVariable()));
      inner = Optional.of(or());
      start = outside;
    }
    tokens.expect(')');
    return new Condition.Lambda(end.steps(), collection, operator.isWord("all"), inner);
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
    return constant().orElseGet(() -> paths.read(start, tokens));
  }

  private Optional<Operand> constant() {
    Token token = tokens.peek();
    Optional<Operand> operand =
        token.text().startsWith("@") && token.kind() == Token.Kind.WORD
            ? Optional.of(alias(token))
            : Literals.of(token).map(literal -> literal);
    operand.ifPresent(read -> tokens.next());
    return operand;
  }

  /** A constant or a property; an alias without a value is null, says Dataverse. */
  private Operand alias(Token token) {
    String value = aliases.get(token.text());
    if (value == null) {
      return Literal.NULL;
    }
    Tokens inside = new Tokens(value);
    Optional<Literal> constant = Literals.of(inside.peek());
    Operand operand = constant.isPresent() ? constant.get() : paths.read(start, inside);
    if (constant.isPresent()) {
      inside.next();
    }
    inside.expectEnd();
    return operand;
  }
}
