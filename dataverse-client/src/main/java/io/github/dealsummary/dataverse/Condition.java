package io.github.dealsummary.dataverse;

import java.util.List;

/** Which rows to read. Immutable; what is not a name has gone through the one literal encoder. */
public final class Condition {
  private enum Shape {
    SIMPLE,
    AND,
    OR
  }

  private final Shape shape;
  private final String text;

  private Condition(Shape shape, String text) {
    this.shape = shape;
    this.text = text;
  }

  /**
   * A column by its logical name, a lookup as {@code _parentaccountid_value}, or a column behind
   * single-valued navigation as {@code customerid_account/name}.
   */
  public static Column column(String path) {
    return new Column(path);
  }

  /** All of these. */
  public static Condition all(List<Condition> conditions) {
    return joined(Shape.AND, " and ", conditions);
  }

  /** Any of these. */
  public static Condition any(List<Condition> conditions) {
    return joined(Shape.OR, " or ", conditions);
  }

  /** Not this one. */
  public static Condition not(Condition condition) {
    return simple("not (" + condition.text + ")");
  }

  /** This and the other. */
  public Condition and(Condition other) {
    return all(List.of(this, other));
  }

  /** This or the other. */
  public Condition or(Condition other) {
    return any(List.of(this, other));
  }

  static Condition simple(String text) {
    return new Condition(Shape.SIMPLE, text);
  }

  String odata() {
    return text;
  }

  private static Condition joined(Shape shape, String operator, List<Condition> conditions) {
    if (conditions.isEmpty()) {
      throw new IllegalArgumentException("Give at least one condition.");
    }
    if (conditions.size() == 1) {
      return conditions.get(0);
    }
    StringBuilder text = new StringBuilder(conditions.size() * 64);
    for (Condition condition : conditions) {
      text.append(text.isEmpty() ? "" : operator);
      if (condition.shape == Shape.SIMPLE || condition.shape == shape) {
        text.append(condition.text);
      } else {
        text.append('(').append(condition.text).append(')');
      }
    }
    return new Condition(shape, text.toString());
  }
}
