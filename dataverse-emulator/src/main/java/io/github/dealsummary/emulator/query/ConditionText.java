package io.github.dealsummary.emulator.query;

import static java.util.stream.Collectors.joining;

import io.github.dealsummary.emulator.query.Operand.ColumnPath;
import io.github.dealsummary.emulator.query.Operand.Literal;
import io.github.dealsummary.emulator.store.Navigation;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;

/**
 * A query tree as text for people, in OData's words where it has some. What was written in several
 * ways has one text: query functions on dates are comparisons, text is compared by {@code like}.
 */
public final class ConditionText {
  private static final String VARIABLE = "o";

  /** The prefix of column names: empty, a variable or a link's alias. */
  private final String prefix;

  private final int depth;

  private ConditionText(String prefix, int depth) {
    this.prefix = prefix;
    this.depth = depth;
  }

  public static String of(Condition condition) {
    return new ConditionText("", 0).text(condition);
  }

  private String text(Condition condition) {
    if (condition instanceof Condition.And and) {
      return joined(and.all(), " and ", "true");
    }
    if (condition instanceof Condition.Or or) {
      return joined(or.any(), " or ", "false");
    }
    if (condition instanceof Condition.Not not) {
      return "not (" + text(not.negated()) + ")";
    }
    if (condition instanceof Condition.Linked linked) {
      return new ConditionText(linked.alias() + ".", depth).text(linked.inner());
    }
    return condition instanceof Condition.Lambda lambda ? text(lambda) : ofValue(condition);
  }

  private String ofValue(Condition condition) {
    if (condition instanceof Condition.Comparison comparison) {
      String operator = comparison.operator().name().toLowerCase(Locale.ROOT);
      return operand(comparison.left()) + " " + operator + " " + operand(comparison.right());
    }
    if (condition instanceof Condition.In in) {
      return operand(in.path())
          + in.values().stream().map(this::operand).collect(joining(", ", " in (", ")"));
    }
    if (condition instanceof Condition.HoldsAny holds) {
      return operand(holds.path())
          + holds.values().stream().sorted().collect(joining(", ", " holds any of (", ")"));
    }
    Condition.Matches matches = (Condition.Matches) condition;
    return operand(matches.path()) + " like " + quoted(matches.pattern().written());
  }

  private String text(Condition.Lambda lambda) {
    String variable = depth == 0 ? VARIABLE : VARIABLE + (depth + 1);
    ConditionText inside = new ConditionText(variable + "/", depth + 1);
    return way(lambda.steps())
        + lambda.collection().name()
        + (lambda.all() ? "/all(" : "/any(")
        + lambda.inner().map(inner -> variable + ":" + inside.text(inner)).orElse("")
        + ")";
  }

  private String joined(List<Condition> parts, String word, String ofNone) {
    if (parts.isEmpty()) {
      return ofNone;
    }
    return parts.size() == 1
        ? text(parts.get(0))
        : parts.stream().map(this::text).collect(joining(")" + word + "(", "(", ")"));
  }

  private String operand(Operand operand) {
    if (operand instanceof ColumnPath path) {
      return way(path.steps()) + path.column().property();
    }
    Object value = ((Literal) operand).value();
    if (value instanceof String text) {
      return quoted(text);
    }
    return value instanceof BigDecimal number ? number.toPlainString() : String.valueOf(value);
  }

  private String way(List<Navigation> steps) {
    return steps.stream().map(step -> step.name() + "/").collect(joining("", prefix, ""));
  }

  private static String quoted(String text) {
    return "'" + text.replace("'", "''") + "'";
  }
}
