package io.github.dealsummary.dataverse;

import java.util.Arrays;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * A column to compare, made by {@link Condition#column}.
 *
 * <p>Values are {@code String}, {@code Integer}, {@code Long}, {@code Short}, {@code BigDecimal},
 * {@code Double}, {@code Boolean}, {@code UUID}, {@code Instant}, {@code LocalDate} or null;
 * another type is an {@link IllegalArgumentException}. Dataverse compares text without regard to
 * case, and in most environments to accents.
 */
public final class Column {
  private final String path;

  Column(String path) {
    this.path = Names.path(path);
  }

  /** Equal; {@code null} matches rows without a value. */
  public Condition eq(@Nullable Object value) {
    return compare("eq", value);
  }

  /** Not equal; {@code null} matches rows with a value. */
  public Condition ne(@Nullable Object value) {
    return compare("ne", value);
  }

  /** Greater than. */
  public Condition gt(Object value) {
    return compare("gt", value);
  }

  /** Greater than or equal. */
  public Condition ge(Object value) {
    return compare("ge", value);
  }

  /** Less than. */
  public Condition lt(Object value) {
    return compare("lt", value);
  }

  /** Less than or equal. */
  public Condition le(Object value) {
    return compare("le", value);
  }

  /** Equal to any of these. */
  public Condition in(Collection<?> values) {
    return Condition.any(values.stream().map(this::eq).toList());
  }

  /** Equal to any of these. */
  public Condition in(Object... values) {
    return in(Arrays.asList(values));
  }

  /**
   * Holds this text, taken literally: {@code % _ [} are no wildcards here. Dataverse throttles it.
   */
  public Condition contains(String text) {
    return call("contains", text);
  }

  /** Starts with this text, taken literally. */
  public Condition startsWith(String text) {
    return call("startswith", text);
  }

  /** Ends with this text, taken literally. Dataverse throttles it. */
  public Condition endsWith(String text) {
    return call("endswith", text);
  }

  /**
   * Of the rows behind this collection-valued navigation property, at least one fulfils this.
   *
   * @param variable names the row in the condition: {@code "o"} for {@code column("o/statecode")}
   */
  public Condition any(String variable, Condition condition) {
    return lambda("any", variable, condition);
  }

  /** The same for all of the rows; it holds where there are none. */
  public Condition all(String variable, Condition condition) {
    return lambda("all", variable, condition);
  }

  private Condition lambda(String quantifier, String variable, Condition condition) {
    String row = Names.simple(variable);
    return Condition.simple(path + "/" + quantifier + "(" + row + ":" + condition.odata() + ")");
  }

  private Condition compare(String operator, @Nullable Object value) {
    return Condition.simple(path + " " + operator + " " + Literal.of(value));
  }

  private Condition call(String function, String text) {
    return Condition.simple(
        function + "(" + path + "," + Literal.quoted(Literal.withoutWildcards(text)) + ")");
  }
}
