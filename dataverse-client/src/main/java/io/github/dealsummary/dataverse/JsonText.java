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

/** The one place that writes values into JSON. */
final class JsonText {
  private static final ObjectMapper JSON = new ObjectMapper();

  private JsonText() {}

  /** As text of checked values. */
  static String of(Object checked) {
    try {
      return JSON.writeValueAsString(checked);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("The values cannot be written as JSON.");
    }
  }

  /**
   * A value as JSON has it.
   *
   * @throws IllegalArgumentException for a type that it has no form for
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
        "A "
            + value.getClass().getName()
            + " has no form in JSON here. Use a String, a number, a Boolean, a UUID, an Instant, a"
            + " LocalDate, or a Map or Collection of these.");
  }

  private static String name(@Nullable Object name) {
    if (name instanceof String text) {
      return Literal.wellFormed(text);
    }
    throw new IllegalArgumentException("The keys of a Map are the names of columns.");
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
