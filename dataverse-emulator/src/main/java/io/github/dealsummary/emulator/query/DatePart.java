package io.github.dealsummary.emulator.query;

import io.github.dealsummary.emulator.store.Column;
import io.github.dealsummary.emulator.store.ColumnType;
import io.github.dealsummary.emulator.store.ODataError;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.IsoFields;
import java.time.temporal.WeekFields;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The part of a date that rows are grouped by, in UTC. */
public enum DatePart {
  WHOLE,
  DAY,
  WEEK,
  MONTH,
  QUARTER,
  YEAR;

  public static DatePart of(String name) {
    if (name.isEmpty()) {
      return WHOLE;
    }
    for (DatePart part : values()) {
      if (part != WHOLE && part.name().toLowerCase(Locale.ROOT).equals(name)) {
        return part;
      }
    }
    throw ODataError.notImplemented("dategrouping by " + name);
  }

  /** Refuses a column that has no such part. */
  public void require(Column column) {
    boolean date = column.type() == ColumnType.DATE || column.type() == ColumnType.DATE_TIME;
    if (this != WHOLE && !date) {
      throw ODataError.badRequest(
          "The column '%s' of type %s cannot be grouped by a part of a date."
              .formatted(column.name(), column.type().edm()));
    }
  }

  @Nullable Object of(@Nullable Object value) {
    if (this == WHOLE || value == null) {
      return value;
    }
    LocalDate day =
        value instanceof LocalDate date
            ? date
            : LocalDate.ofInstant((Instant) value, ZoneOffset.UTC);
    return switch (this) {
      case WHOLE, DAY -> day.getDayOfMonth();
      case WEEK -> day.get(WeekFields.SUNDAY_START.weekOfYear());
      case MONTH -> day.getMonthValue();
      case QUARTER -> day.get(IsoFields.QUARTER_OF_YEAR);
      case YEAR -> day.getYear();
    };
  }
}
