package io.github.dealsummary.dataverse;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A row as Dataverse sent it, or the result of an action. Immutable; may be kept and shared.
 *
 * <p>A column that is {@code null} and one that was not sent both read as empty: Dataverse sends
 * what was selected and leaves nulls out of an action's result. {@link #has} tells them apart. A
 * column of another type than asked for is an {@link DataverseException.Kind#UNREADABLE} failure.
 */
public final class Row {
  private static final String FORMATTED = "@OData.Community.Display.V1.FormattedValue";
  private static final String LOOKUP_TABLE = "@Microsoft.Dynamics.CRM.lookuplogicalname";

  private static final String NEXT_LINK = "@odata.nextLink";

  /** A result without properties. */
  static final Row NONE = new Row(new ColumnNames(new String[0]), new Object[0]);

  private final ColumnNames columnNames;
  private final @Nullable Object[] values;

  Row(ColumnNames columnNames, @Nullable Object[] values) {
    this.columnNames = columnNames;
    this.values = values;
  }

  /** Whether the column was sent at all, be it as null. */
  public boolean has(String column) {
    return columnNames.indexOf(column) >= 0;
  }

  /** The columns that were sent, without annotations, in Dataverse's order. */
  public List<String> columns() {
    return Arrays.stream(columnNames.names).filter(name -> name.indexOf('@') < 0).toList();
  }

  /** Whether the column was sent and holds text. */
  public boolean isText(String column) {
    return value(column) instanceof String;
  }

  /** A text column. */
  public Optional<String> string(String column) {
    return as(value(column), String.class, column, "text");
  }

  /** A whole number: an integer, a big integer or a choice's value. */
  public Optional<Long> integer(String column) {
    return as(value(column), Long.class, column, "a whole number");
  }

  /** A decimal, money, floating point or whole number, with the digits that were sent. */
  public Optional<BigDecimal> decimal(String column) {
    Object value = value(column);
    if (value instanceof Long whole) {
      return Optional.of(BigDecimal.valueOf(whole));
    }
    return as(value, BigDecimal.class, column, "a number");
  }

  /** A yes/no column. */
  public Optional<Boolean> bool(String column) {
    return as(value(column), Boolean.class, column, "true or false");
  }

  /**
   * The texts of a collection in a result, such as a function's; those of unique identifiers too.
   */
  public List<String> strings(String column) {
    return list(column, String.class, "a collection of texts");
  }

  /** The whole numbers of a collection in a result. */
  public List<Long> integers(String column) {
    return list(column, Long.class, "a collection of whole numbers");
  }

  private <T> List<T> list(String column, Class<T> type, String words) {
    Object value = value(column);
    if (value == null) {
      return List.of();
    }
    if (!(value instanceof List<?> items) || !items.stream().allMatch(type::isInstance)) {
      throw unreadable(column, words);
    }
    return items.stream().map(type::cast).toList();
  }

  /** A unique identifier: a primary key, or a lookup as {@code _parentaccountid_value}. */
  public Optional<UUID> id(String column) {
    return parsed(column, "a GUID", UUID::fromString);
  }

  /**
   * The same for a column that cannot be missing, such as the primary key.
   *
   * @throws DataverseException of kind UNREADABLE if it is
   */
  public UUID requiredId(String column) {
    return id(column).orElseThrow(() -> unreadable(column, "a GUID"));
  }

  /** A date with time, which Dataverse sends in UTC. */
  public Optional<Instant> instant(String column) {
    return parsed(column, "a date with time", text -> OffsetDateTime.parse(text).toInstant());
  }

  /** A date only column. */
  public Optional<LocalDate> date(String column) {
    return parsed(column, "a date", LocalDate::parse);
  }

  /**
   * A lookup by its logical name, {@code parentaccountid}; selected as {@code
   * _parentaccountid_value}.
   */
  public Optional<Lookup> lookup(String column) {
    String wire = "_" + column + "_value";
    return id(wire).map(id -> new Lookup(id, annotation(wire, LOOKUP_TABLE), formatted(wire)));
  }

  /**
   * The value as the environment writes it for people: money with its symbol, a date in its format,
   * a choice's label.
   */
  public Optional<String> formatted(String column) {
    return annotation(column, FORMATTED);
  }

  /** The row on the other side of an expanded single-valued navigation property. */
  public Optional<Row> row(String navigation) {
    return as(value(navigation), Row.class, navigation, "a row");
  }

  /**
   * The rows behind an expanded collection-valued navigation property, or a collection in a result;
   * empty if it was not sent. Of more than 5,000 rows Dataverse sends the first: see {@link
   * #hasMoreRows}.
   */
  public List<Row> rows(String navigation) {
    return list(navigation, Row.class, "a collection of rows");
  }

  /** Whether there are more rows behind a collection-valued navigation property than were sent. */
  public boolean hasMoreRows(String navigation) {
    return nextLink(navigation).isPresent();
  }

  /**
   * Where the rows go on. Dataverse adds a link to every collection; one without a cookie leads to
   * the rows that were sent.
   *
   * @see <a
   *     href="https://learn.microsoft.com/power-apps/developer/data-platform/webapi/query/join-tables">Join
   *     tables</a>, "Expand collection-valued navigation properties"
   */
  Optional<String> nextLink(String navigation) {
    return string(navigation + NEXT_LINK).filter(link -> link.contains("skiptoken="));
  }

  /** The opaque version of the row, {@code W/"123"}. */
  public Optional<String> etag() {
    return string("@odata.etag");
  }

  /** The names of the columns, never their values: those are somebody's data. */
  @Override
  public String toString() {
    return "Row" + columns();
  }

  private Optional<String> annotation(String column, String annotation) {
    int index = columnNames.indexOf(column, annotation);
    Object value = index < 0 ? null : values[index];
    if (value == null || value instanceof String) {
      return Optional.ofNullable((String) value);
    }
    throw unreadable(column + annotation, "text");
  }

  // No lambdas here: they would be most of what reading a row allocates.
  private static <T> Optional<T> as(
      @Nullable Object value, Class<T> type, String column, String words) {
    if (value == null) {
      return Optional.empty();
    }
    if (!type.isInstance(value)) {
      throw unreadable(column, words);
    }
    return Optional.of(type.cast(value));
  }

  private <T> Optional<T> parsed(String column, String words, Function<String, T> parser) {
    Object value = value(column);
    if (value == null) {
      return Optional.empty();
    }
    if (!(value instanceof String text)) {
      throw unreadable(column, words);
    }
    try {
      return Optional.of(parser.apply(text));
    } catch (IllegalArgumentException | DateTimeParseException e) {
      throw unreadable(column, words);
    }
  }

  private @Nullable Object value(String column) {
    int index = columnNames.indexOf(column);
    return index < 0 ? null : values[index];
  }

  private static DataverseException unreadable(String column, String words) {
    return DataverseException.of(
            DataverseException.Kind.UNREADABLE,
            "Dataverse sent a value for " + column + " that is not " + words + ".")
        .build();
  }
}
