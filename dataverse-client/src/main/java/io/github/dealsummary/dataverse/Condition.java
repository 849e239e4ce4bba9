package io.github.dealsummary.dataverse;

import java.util.List;

/** A condition that rows have to meet. Immutable. Every value in it has been escaped. */
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
   * Names a column to compare.
   *
   * @param path the logical name; for a lookup {@code _parentaccountid_value}; for a column of the
   *     row that a lookup points to {@code customerid_account/name}
   */
  public static Column column(String path) {
    return new Column(path);
  }

  /** All of these conditions hold. */
  public static Condition all(List<Condition> conditions) {
    return joined(Shape.AND, " and ", conditions);
  }

  /** At least one of these conditions holds. */
  public static Condition any(List<Condition> conditions) {
    return joined(Shape.OR, " or ", conditions);
  }

  /** This condition does not hold. */
  public static Condition not(Condition condition) {
    return simple("not (" + condition.text + ")");
  }

  /** Both this condition and the other hold. */
  public Condition and(Condition other) {
    return all(List.of(this, other));
  }

  /** This condition or the other holds, or both. */
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
