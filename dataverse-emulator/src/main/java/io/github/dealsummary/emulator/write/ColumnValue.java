package io.github.dealsummary.emulator.write;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.dealsummary.emulator.store.Column;
import io.github.dealsummary.emulator.store.ColumnType;
import io.github.dealsummary.emulator.store.ODataError;
import io.github.dealsummary.emulator.store.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/** A value as JSON for one column: of its type, and within its bounds. */
record ColumnValue(Table table, Column column) {
  Optional<Object> read(JsonNode json) {
    if (column.type() == ColumnType.LOOKUP) {
      throw PayloadErrors.lookupWritten(column);
    }
    if (json.isNull()) {
      return Optional.empty();
    }
    if (!isWrittenRight(json)) {
      throw PayloadErrors.wrongType(column, json.toString());
    }
    if (column.type().isFractional()) {
      requireRange(json.decimalValue()); // before anything is done with it
    }
    Object value = typed(json.asText());
    requireBounds(value);
    return Optional.of(value instanceof BigDecimal number ? column.range().rounded(number) : value);
  }

  private boolean isWrittenRight(JsonNode json) {
    return switch (column.type()) {
      case STRING, CHOICES, GUID, DATE, DATE_TIME, LOOKUP -> json.isTextual();
      case INTEGER -> (json.isIntegralNumber() && json.canConvertToInt()) || isTextOfInteger(json);
      case CHOICE -> json.isIntegralNumber() && json.canConvertToInt();
      case LONG -> json.isIntegralNumber();
      case DECIMAL, MONEY, DOUBLE -> json.isNumber();
      case BOOLEAN -> json.isBoolean();
    };
  }

  /** Microsoft's page on creating rows writes a number of employees in quotes. */
  private static boolean isTextOfInteger(JsonNode json) {
    return json.isTextual() && json.asText().matches("-?\\d{1,10}");
  }

  private Object typed(String text) {
    try {
      boolean dateTime = column.type() == ColumnType.DATE_TIME;
      return column.type().read(dateTime ? instant(text) : text);
    } catch (RuntimeException e) {
      throw PayloadErrors.wrongType(column, text);
    }
  }

  private static Object instant(String text) {
    // A date without a time means its midnight.
    return text.length() == 10
        ? text + "T00:00:00Z"
        : OffsetDateTime.parse(text).toInstant().toString();
  }

  private void requireBounds(Object value) {
    switch (column.type()) {
      case STRING -> requireLength(value.toString());
      case CHOICE -> requireChoice(value.toString());
      case CHOICES -> Stream.of(value.toString().split(",", -1)).forEach(this::requireChoice);
      case INTEGER -> requireRange(new BigDecimal(value.toString())); // may be text
      case DATE -> requireYear(((LocalDate) value).getYear(), value);
      case DATE_TIME -> requireYear(((Instant) value).atOffset(ZoneOffset.UTC).getYear(), value);
      default -> {}
    }
  }

  private void requireLength(String text) {
    if (column.maxLength() > 0 && text.length() > column.maxLength()) {
      throw PayloadErrors.tooLong(table, column);
    }
  }

  private void requireRange(BigDecimal number) {
    if (!column.range().contains(number)) {
      throw ODataError.outOfRange(table, column);
    }
  }

  /** SQL Server's datetime holds these years only. */
  private void requireYear(int year, Object value) {
    if (year < 1753 || year > 9999) {
      throw PayloadErrors.outOfTime(column, value.toString());
    }
  }

  private void requireChoice(String choice) {
    if (!choice.matches("-?\\d{1,10}")) {
      throw PayloadErrors.wrongType(column, choice);
    }
    boolean known =
        column.labels().isEmpty() || column.labels().containsKey((int) Long.parseLong(choice));
    if (!known) {
      throw PayloadErrors.noSuchChoice(
          table, column, choice, new TreeSet<>(column.labels().keySet()));
    }
  }
}
