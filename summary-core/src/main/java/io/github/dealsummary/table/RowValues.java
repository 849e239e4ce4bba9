package io.github.dealsummary.table;

import io.github.dealsummary.OneLine;
import io.github.dealsummary.dataverse.DataverseException;
import io.github.dealsummary.dataverse.Lookup;
import io.github.dealsummary.dataverse.Row;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/**
 * The values of a row. A value that is not as documented is left out, and its column is noted: one
 * odd value does not take the other values away. Text is fit to be shown, see {@link OneLine}.
 *
 * <p>Two kinds of value are essential, and the read fails without them: the id of a row, and the
 * ids that say whose the row is.
 */
final class RowValues {
  private final Row row;
  private final Set<String> leftOut;

  RowValues(Row row) {
    this(row, new LinkedHashSet<>());
  }

  private RowValues(Row row, Set<String> leftOut) {
    this.row = row;
    this.leftOut = leftOut;
  }

  /** Returns the columns that were left out so far, of this row and the rows behind it. */
  List<String> leftOut() {
    return List.copyOf(leftOut);
  }

  /** Notes that a value is not as documented, although its type is. */
  void leaveOut(String column) {
    leftOut.add(column);
  }

  /** Reads text as it is stored, to compare it. */
  Optional<String> string(String column) {
    return read(column, row::string);
  }

  /** Reads text to be shown; empty if nothing of it can be seen. */
  Optional<String> text(String column) {
    return shown(string(column));
  }

  /** Reads the value as the environment writes it. */
  Optional<String> formatted(String column) {
    return shown(read(column, row::formatted));
  }

  /** Reads the value as the environment writes it, or else as text. Some send no such values. */
  Optional<String> written(String column) {
    return formatted(column).or(() -> text(column));
  }

  Optional<Long> integer(String column) {
    return read(column, row::integer);
  }

  Optional<BigDecimal> decimal(String column) {
    return read(column, row::decimal);
  }

  Optional<Boolean> bool(String column) {
    return read(column, row::bool);
  }

  Optional<Instant> instant(String column) {
    return read(column, row::instant);
  }

  Optional<LocalDate> date(String column) {
    return read(column, row::date);
  }

  /** Reads a date as the environment writes it; empty if it is no date. */
  Optional<String> writtenDate(String column) {
    return date(column).flatMap(day -> written(column));
  }

  Optional<UUID> id(String column) {
    return read(column, row::id);
  }

  /**
   * Reads the id of the row.
   *
   * @throws DataverseException if it is missing or not as documented
   */
  UUID requiredId(String column) {
    return row.requiredId(column);
  }

  /** Reads a lookup by its logical name. Table and name may be left out of it. */
  Optional<Lookup> lookup(String column) {
    return lookup(column, id(wire(column)));
  }

  /**
   * Reads a lookup that says whose the row is.
   *
   * @throws DataverseException if its id is not as documented
   */
  Optional<Lookup> whose(String column) {
    return lookup(column, row.id(wire(column)));
  }

  /**
   * Reads the row behind an expanded lookup.
   *
   * @throws DataverseException if it is no row
   */
  Optional<RowValues> row(String navigation) {
    return row.row(navigation).map(other -> new RowValues(other, leftOut));
  }

  /** Returns the version of the row. */
  Optional<String> etag() {
    return read("@odata.etag", column -> row.etag());
  }

  private Optional<Lookup> lookup(String column, Optional<UUID> id) {
    return id.map(
        known ->
            read(wire(column), name -> row.lookup(column))
                .map(to -> new Lookup(known, to.table(), shown(to.name())))
                .orElseGet(() -> new Lookup(known, Optional.empty(), Optional.empty())));
  }

  private static String wire(String column) {
    return "_" + column + "_value";
  }

  private static Optional<String> shown(Optional<String> text) {
    return text.map(OneLine::of).filter(line -> !line.isBlank());
  }

  /** The client refuses a value of another type or form with an exception. */
  private <T> Optional<T> read(String column, Function<String, Optional<T>> reader) {
    try {
      return reader.apply(column);
    } catch (DataverseException e) {
      leftOut.add(column);
      return Optional.empty();
    }
  }
}
