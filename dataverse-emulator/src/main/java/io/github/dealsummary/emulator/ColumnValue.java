package io.github.dealsummary.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.dealsummary.emulator.store.Column;
import io.github.dealsummary.emulator.store.ColumnType;
import io.github.dealsummary.emulator.store.Table;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.TreeSet;

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
    Object value = typed(json.asText());
    requireBounds(value);
    return Optional.of(value);
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
    return text.length() == 10
        ? text + "T00:00:00Z"
        : OffsetDateTime.parse(text).toInstant().toString();
  }

  private void requireBounds(Object value) {
    if (value instanceof String text
        && column.maxLength() > 0
        && text.length() > column.maxLength()) {
      throw PayloadErrors.tooLong(table, column);
    }
    boolean limited = column.type() == ColumnType.CHOICE && !column.labels().isEmpty();
    if (limited && value instanceof Integer choice && !column.labels().containsKey(choice)) {
      throw PayloadErrors.noSuchChoice(
          table, column, value.toString(), new TreeSet<>(column.labels().keySet()));
    }
  }
}
