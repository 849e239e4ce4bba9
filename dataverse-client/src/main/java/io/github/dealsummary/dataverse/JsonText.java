package io.github.dealsummary.dataverse;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes values into JSON. Nothing else in the client does. */
final class JsonText {
  private static final ObjectMapper JSON = new ObjectMapper();

  private JsonText() {}

  /** Writes checked values as text. */
  static String of(Object checked) {
    try {
      return JSON.writeValueAsString(checked);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("The values cannot be written as JSON.");
    }
  }

  /**
   * Turns a value into one that JSON has.
   *
   * @throws IllegalArgumentException for a type that cannot be written as JSON
   */
  static @Nullable Object checked(@Nullable Object value) {
    if (value == null || value instanceof Boolean || isNumber(value)) {
      return value;
    }
    if (value instanceof String text) {
      return Literal.wellFormed(text);
    }
    if (value instanceof UUID || value instanceof Instant || value instanceof LocalDate) {
      return value.toString();
    }
    if (value instanceof Collection<?> items) {
      return items.stream().map(JsonText::checked).toList();
    }
    if (value instanceof Map<?, ?> properties) {
      Map<String, @Nullable Object> all = new LinkedHashMap<>();
      properties.forEach((name, inner) -> all.put(name(name), checked(inner)));
      return all;
    }
    throw new IllegalArgumentException(
        "A value of type "
            + value.getClass().getName()
            + " cannot be written as JSON. Use a String, a number, a Boolean, a UUID, an Instant, a"
            + " LocalDate, or a Map or Collection of these.");
  }

  private static String name(@Nullable Object name) {
    if (name instanceof String text) {
      return Literal.wellFormed(text);
    }
    throw new IllegalArgumentException("The keys of a Map must be names of columns.");
  }

  private static boolean isNumber(Object value) {
    return value instanceof Integer
        || value instanceof Long
        || value instanceof Short
        || value instanceof BigDecimal
        || value instanceof BigInteger
        || (value instanceof Double number && Double.isFinite(number));
  }
}
