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
 * A row as Dataverse sent it, or the result of an action or function. Immutable.
 *
 * <p>A column that is {@code null}, and a column that was not sent, both read as empty. Dataverse
 * sends the columns that were selected, and leaves nulls out of an action's result. {@link #has}
 * tells the two apart. If a column has another type than the one asked for, the failure is {@link
 * DataverseException.Kind#UNREADABLE}.
 */
public final class Row {
  private static final String FORMATTED = "@OData.Community.Display.V1.FormattedValue";
  private static final String LOOKUP_TABLE = "@Microsoft.Dynamics.CRM.lookuplogicalname";

  private static final String NEXT_LINK = "@odata.nextLink";

  /** The result of an action that returns nothing. */
  static final Row NONE = new Row(new ColumnNames(new String[0]), new Object[0]);

  private final ColumnNames columnNames;
  private final @Nullable Object[] values;

  Row(ColumnNames columnNames, @Nullable Object[] values) {
    this.columnNames = columnNames;
    this.values = values;
  }

  /** Returns whether the column was sent, even if it is null. */
  public boolean has(String column) {
    return columnNames.indexOf(column) >= 0;
  }

  /** Returns the names of the columns that were sent, in Dataverse's order. */
  public List<String> columns() {
    return Arrays.stream(columnNames.names).filter(name -> name.indexOf('@') < 0).toList();
  }

  /** Returns whether the column was sent and holds text. */
  public boolean isText(String column) {
    return value(column) instanceof String;
  }

  /** Reads a text column. */
  public Optional<String> string(String column) {
    return as(value(column), String.class, column, "text");
  }

  /** Reads a whole number: an integer, a big integer or a choice's value. */
  public Optional<Long> integer(String column) {
    return as(value(column), Long.class, column, "a whole number");
  }

  /** Reads a decimal, money, floating point or whole number, with all digits that were sent. */
  public Optional<BigDecimal> decimal(String column) {
    Object value = value(column);
    if (value instanceof Long whole) {
      return Optional.of(BigDecimal.valueOf(whole));
    }
    return as(value, BigDecimal.class, column, "a number");
  }

  /** Reads a yes/no column. */
  public Optional<Boolean> bool(String column) {
    return as(value(column), Boolean.class, column, "true or false");
  }

  /**
   * Reads a collection of texts from the result of a function or action. Unique identifiers are
   * texts, too.
   */
  public List<String> strings(String column) {
    return list(column, String.class, "a collection of texts");
  }

  /** Reads a collection of whole numbers from the result of a function or action. */
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

  /** Reads a unique identifier: a primary key, or a lookup as {@code _parentaccountid_value}. */
  public Optional<UUID> id(String column) {
    return parsed(column, "a GUID", UUID::fromString);
  }

  /**
   * Reads a unique identifier that cannot be missing, such as the primary key.
   *
   * @throws DataverseException of kind UNREADABLE if it is missing
   */
  public UUID requiredId(String column) {
    return id(column).orElseThrow(() -> unreadable(column, "a GUID"));
  }

  /** Reads a date with time, which Dataverse sends in UTC. */
  public Optional<Instant> instant(String column) {
    return parsed(column, "a date with time", text -> OffsetDateTime.parse(text).toInstant());
  }

  /** Reads a date without time. */
  public Optional<LocalDate> date(String column) {
    return parsed(column, "a date", LocalDate::parse);
  }

  /**
   * Reads a lookup by its logical name, {@code parentaccountid}. Select it as {@code
   * _parentaccountid_value}.
   */
  public Optional<Lookup> lookup(String column) {
    String wire = "_" + column + "_value";
    return id(wire).map(id -> new Lookup(id, annotation(wire, LOOKUP_TABLE), formatted(wire)));
  }

  /**
   * Reads the value as the environment writes it for people: money with its symbol, a date in its
   * format, a choice's label.
   */
  public Optional<String> formatted(String column) {
    return annotation(column, FORMATTED);
  }

  /** Reads the row behind an expanded single-valued navigation property. */
  public Optional<Row> row(String navigation) {
    return as(value(navigation), Row.class, navigation, "a row");
  }

  /**
   * Reads the rows behind an expanded collection-valued navigation property, or a collection of
   * rows in a result. The list is empty if none were sent. Dataverse sends at most the first 5,000:
   * see {@link #hasMoreRows}.
   */
  public List<Row> rows(String navigation) {
    return list(navigation, Row.class, "a collection of rows");
  }

  /**
   * Returns whether there are more rows behind a collection-valued navigation property than were
   * sent. {@link DataverseClient#stream(Row, String)} reads them all.
   */
  public boolean hasMoreRows(String navigation) {
    return nextLink(navigation).isPresent();
  }

  /**
   * The link to the rows that were not sent. Dataverse adds a link to every collection; a link
   * without a cookie leads to the rows that were sent.
   *
   * @see <a
   *     href="https://learn.microsoft.com/power-apps/developer/data-platform/webapi/query/join-tables">Join
   *     tables</a>, "Expand collection-valued navigation properties"
   */
  Optional<String> nextLink(String navigation) {
    return string(navigation + NEXT_LINK).filter(link -> link.contains("skiptoken="));
  }

  /** Returns the version of the row, {@code W/"123"}, for {@link Write#ifMatch}. */
  public Optional<String> etag() {
    return string("@odata.etag");
  }

  /** Shows the names of the columns, never their values, which are somebody's data. */
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
