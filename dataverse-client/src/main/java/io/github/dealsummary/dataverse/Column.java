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
 * {@code Double}, {@code Boolean}, {@code UUID}, {@code Instant}, {@code LocalDate} or null;
 * another type is an {@link IllegalArgumentException}. Dataverse compares text without regard to
 * case, and in most environments to accents.
 */
public final class Column {
  private static final Set<String> MANY =
      Set.of("In", "NotIn", "Between", "NotBetween", "ContainValues", "DoesNotContainValues");

  /** Beyond, Dataverse answers 0x8004430C. */
  private static final int MOST_CONDITIONS = 500;

  private final String path;

  Column(String path) {
    this.path = ODataNames.path(path);
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

  /**
   * Equal to any of these.
   *
   * @throws IllegalArgumentException for none, or more than the 500 conditions that Dataverse takes
   */
  public Condition in(Collection<?> values) {
    if (values.size() > MOST_CONDITIONS) {
      throw new IllegalArgumentException(
          "Dataverse takes 500 conditions in a query. Ask in parts, several of which make a Batch.");
    }
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

  /**
   * What one of Dataverse's own query functions says of the column: {@code
   * column("createdon").is("LastXDays", 7)}, {@code column("ownerid").is("EqualUserId")}.
   *
   * @param function without its namespace
   * @param values none, one, or several of the types that this class lists
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
      throw new IllegalArgumentException(name + " takes one value at the most.");
    }
    return Condition.simple(
        "Microsoft.Dynamics.CRM." + name + "(PropertyName='" + path + "'" + arguments + ")");
  }

  /** In a list they are all texts. */
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
    return Condition.simple(
        function + "(" + path + "," + Literal.quoted(Literal.withoutWildcards(text)) + ")");
  }
}
