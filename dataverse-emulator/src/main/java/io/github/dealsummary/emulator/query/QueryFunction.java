package io.github.dealsummary.emulator.query;

import io.github.dealsummary.emulator.query.Operand.ColumnPath;
import io.github.dealsummary.emulator.query.Operand.Literal;
import io.github.dealsummary.emulator.store.CallerView;
import io.github.dealsummary.emulator.store.Collation;
import io.github.dealsummary.emulator.store.Column;
import io.github.dealsummary.emulator.store.ColumnType;
import io.github.dealsummary.emulator.store.Lookup;
import io.github.dealsummary.emulator.store.ODataError;
import io.github.dealsummary.emulator.store.Table;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One of the functions {@code Microsoft.Dynamics.CRM.*} on a column, by its OData name. FetchXML
 * has the same ones as operators.
 */
public final class QueryFunction {
  private static final Set<ColumnType> TIMES = EnumSet.of(ColumnType.DATE, ColumnType.DATE_TIME);
  private static final int MOST_UNITS = 100_000;

  private final CallerView view;
  private final Table table;
  private final String name;
  private final ColumnPath path;
  private final List<String> values;

  public QueryFunction(
      CallerView view, Table table, String name, Column column, List<String> values) {
    this.view = view;
    this.table = table;
    this.name = name;
    this.path = new ColumnPath(List.of(), column);
    this.values = values;
  }

  /**
   * The condition that the function puts on a row.
   *
   * @param written the function's name or the operator, as the request has it
   */
  public Condition condition(String written) {
    FunctionValues.known(name, written).require(name, values);
    return onTime()
        .or(this::onText)
        .or(this::onSet)
        .or(this::onUser)
        .or(() -> new HierarchyFunctions(view, table, path, name, values).condition())
        .orElseThrow(() -> ODataError.notImplemented("the query function " + written));
  }

  private Optional<Condition> onTime() {
    // Whether there is such a function does not depend on the number.
    if (TimeWindow.of(name, 1, view.store().now()).isPresent()) {
      requireTime();
      int units = name.contains("X") ? units() : 0;
      return TimeWindow.of(name, units, view.store().now()).map(window -> window.contains(path));
    }
    if (TimeWindow.ofDay(name, LocalDate.EPOCH).isPresent()) {
      requireTime();
      Condition within = TimeWindow.ofDay(name, day()).orElseThrow().contains(path);
      return Optional.of(name.equals("NotOn") ? new Condition.Not(within) : within);
    }
    return Optional.empty();
  }

  private Optional<Condition> onText() {
    Collation collation = view.store().collation();
    boolean negated = name.startsWith("DoesNot");
    LikePattern pattern =
        switch (name) {
          case "BeginsWith", "DoesNotBeginWith" -> LikePattern.startingWith(only(), collation);
          case "EndsWith", "DoesNotEndWith" -> LikePattern.endingWith(only(), collation);
          case "Like", "DoesNotLike" -> LikePattern.like(only(), collation);
          default -> null;
        };
    if (pattern == null) {
      return Optional.empty();
    }
    if (path.column().type() != ColumnType.STRING) {
      throw wrongType();
    }
    Condition matches = new Condition.Matches(path, pattern);
    return Optional.of(negated ? new Condition.Not(matches) : matches);
  }

  private Optional<Condition> onSet() {
    return Optional.ofNullable(
        switch (name) {
          case "In" -> in();
          case "NotIn" -> new Condition.Not(in());
          case "Between" -> between();
          case "NotBetween" -> new Condition.Not(between());
          case "ContainValues" -> holdsAny();
          case "DoesNotContainValues" -> new Condition.Not(holdsAny());
          default -> null;
        });
  }

  private Optional<Condition> onUser() {
    return switch (name) {
      case "EqualUserId", "NotEqualUserId" -> Optional.of(is(view.user(), name.startsWith("Not")));
      case "EqualBusinessId", "NotEqualBusinessId" ->
          view.store()
              .find(view.schema().table("systemuser"), view.user())
              .flatMap(user -> user.lookup("businessunitid"))
              .map(Lookup::id)
              .map(unit -> is(unit, name.startsWith("Not")));
      default -> Optional.empty();
    };
  }

  private Condition is(Object id, boolean negated) {
    ComparisonOperator operator = negated ? ComparisonOperator.NE : ComparisonOperator.EQ;
    return ComparableTypes.comparable(path, operator, new Literal(id, ColumnType.GUID));
  }

  private Condition in() {
    List<Literal> literals = new ArrayList<>();
    values.forEach(value -> literals.add(literal(value)));
    return new Condition.In(path, literals);
  }

  private Condition between() {
    if (values.size() != 2) {
      throw ODataError.badRequest("Between takes two values, not " + values.size() + ".");
    }
    return new Condition.And(
        List.of(
            new Condition.Comparison(path, ComparisonOperator.GE, literal(values.get(0))),
            new Condition.Comparison(path, ComparisonOperator.LE, literal(values.get(1)))));
  }

  private Condition holdsAny() {
    if (path.column().type() != ColumnType.CHOICES) {
      throw wrongType();
    }
    return new Condition.HoldsAny(path, Set.copyOf(values));
  }

  private Literal literal(String value) {
    return Literals.ofColumn(path.column(), value);
  }

  private void requireTime() {
    if (!TIMES.contains(path.column().type())) {
      throw wrongType();
    }
  }

  private int units() {
    if (!only().matches("\\d{1,9}") || Integer.parseInt(only()) > MOST_UNITS) {
      throw ODataError.badRequest("'" + only() + "' is not a number of units for " + name + ".");
    }
    return Integer.parseInt(only());
  }

  private LocalDate day() {
    try {
      // A time behind the day is allowed, and ignored.
      return LocalDate.parse(only().substring(0, Math.min(10, only().length())));
    } catch (DateTimeException e) {
      throw ODataError.badRequest("'" + only() + "' is not a date for " + name + ".");
    }
  }

  private String only() {
    return values.get(0);
  }

  private ODataError wrongType() {
    return ODataError.badRequest(
        "The function %s cannot be applied to the column '%s' of type %s."
            .formatted(name, path.column().name(), path.column().type().edm()));
  }
}
