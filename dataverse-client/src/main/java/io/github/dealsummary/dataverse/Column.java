package io.github.dealsummary.dataverse;

import java.util.Arrays;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A column to compare, made by {@link Condition#column}.
 *
 * <p>Values are {@code String}, {@code Integer}, {@code Long}, {@code Short}, {@code BigDecimal},
 * {@code Double}, {@code Boolean}, {@code UUID}, {@code Instant}, {@code LocalDate} or null. Any
 * other type is an {@link IllegalArgumentException}. Dataverse ignores case when it compares text,
 * and in most environments it ignores accents too.
 */
public final class Column {
  private static final Set<String> MANY =
      Set.of("In", "NotIn", "Between", "NotBetween", "ContainValues", "DoesNotContainValues");

  /** For more, Dataverse answers with the error 0x8004430C. */
  private static final int MOST_CONDITIONS = 500;

  private final String path;

  Column(String path) {
    this.path = ODataNames.path(path);
  }

  /** The column equals the value. {@code null} matches rows without a value. */
  public Condition eq(@Nullable Object value) {
    return compare("eq", value);
  }

  /** The column does not equal the value. {@code null} matches rows with a value. */
  public Condition ne(@Nullable Object value) {
    return compare("ne", value);
  }

  /** The column is greater than the value. */
  public Condition gt(Object value) {
    return compare("gt", value);
  }

  /** The column is greater than the value, or equals it. */
  public Condition ge(Object value) {
    return compare("ge", value);
  }

  /** The column is less than the value. */
  public Condition lt(Object value) {
    return compare("lt", value);
  }

  /** The column is less than the value, or equals it. */
  public Condition le(Object value) {
    return compare("le", value);
  }

  /**
   * The column equals one of these values.
   *
   * @throws IllegalArgumentException for no value, or for more than 500, which is Dataverse's limit
   */
  public Condition in(Collection<?> values) {
    if (values.size() > MOST_CONDITIONS) {
      throw new IllegalArgumentException(
          "Dataverse accepts at most "
              + MOST_CONDITIONS
              + " conditions in a query. Ask in several queries, which one batch can hold.");
    }
    return Condition.any(values.stream().map(this::eq).toList());
  }

  /** The column equals one of these values. */
  public Condition in(Object... values) {
    return in(Arrays.asList(values));
  }

  /**
   * The column contains this text. The text is taken literally: {@code % _ [} are not wildcards
   * here. Dataverse throttles such queries, since they begin with a wildcard.
   */
  public Condition contains(String text) {
    return call("contains", text);
  }

  /** The column starts with this text, taken literally. */
  public Condition startsWith(String text) {
    return call("startswith", text);
  }

  /**
   * The column starts with what this pattern of SQL's LIKE matches: {@code %} is any text, {@code
   * _} any character, {@code [aá]} one of these. An index helps as far as the pattern begins with
   * plain characters. A wildcard in brackets, such as {@code [%]}, stands for itself.
   */
  public Condition startsWithPattern(String pattern) {
    return callLike("startswith", pattern);
  }

  /**
   * The column contains what this pattern of SQL's LIKE matches, as in {@link #startsWithPattern}.
   * Dataverse throttles such queries, since they begin with a wildcard.
   */
  public Condition containsPattern(String pattern) {
    return callLike("contains", pattern);
  }

  /** The column ends with this text, taken literally. Dataverse throttles such queries. */
  public Condition endsWith(String text) {
    return call("endswith", text);
  }

  /**
   * At least one row behind this collection-valued navigation property meets the condition.
   *
   * @param variable the row's name in the condition: {@code "o"} for {@code column("o/statecode")}
   */
  public Condition any(String variable, Condition condition) {
    return lambda("any", variable, condition);
  }

  /**
   * All rows behind this collection-valued navigation property meet the condition. This is also
   * true if there are no rows.
   *
   * @param variable the row's name in the condition: {@code "o"} for {@code column("o/statecode")}
   */
  public Condition all(String variable, Condition condition) {
    return lambda("all", variable, condition);
  }

  /**
   * One of Dataverse's own query functions holds for the column: {@code
   * column("createdon").is("LastXDays", 7)}, {@code column("ownerid").is("EqualUserId")}.
   *
   * @param function the function's name, without its namespace
   * @param values the function's values, of the types that this class lists; some take none
   * @see <a
   *     href="https://learn.microsoft.com/power-apps/developer/data-platform/webapi/reference/queryfunctions">Web
   *     API Query Function Reference</a>
   */
  public Condition is(String function, Object... values) {
    String name = ODataNames.simple(function);
    String arguments = "";
    if (MANY.contains(name)) {
      arguments = ",PropertyValues=" + JsonText.of(Stream.of(values).map(Column::text).toList());
    } else if (values.length == 1) {
      arguments = ",PropertyValue=" + Literal.of(values[0]);
    } else if (values.length > 1) {
      throw new IllegalArgumentException(name + " takes at most one value.");
    }
    return Condition.simple(
        "Microsoft.Dynamics.CRM." + name + "(PropertyName='" + path + "'" + arguments + ")");
  }

  /** In a list of values, Dataverse takes each value as text. */
  private static String text(Object value) {
    return value instanceof String text ? Literal.wellFormed(text) : Literal.of(value);
  }

  private Condition lambda(String quantifier, String variable, Condition condition) {
    String row = ODataNames.simple(variable);
    return Condition.simple(path + "/" + quantifier + "(" + row + ":" + condition.odata() + ")");
  }

  private Condition compare(String operator, @Nullable Object value) {
    return Condition.simple(path + " " + operator + " " + Literal.of(value));
  }

  private Condition call(String function, String text) {
    return callLike(function, Literal.withoutWildcards(text));
  }

  private Condition callLike(String function, String pattern) {
    return Condition.simple(function + "(" + path + "," + Literal.quoted(pattern) + ")");
  }
}
