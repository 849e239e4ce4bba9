package io.github.dealsummary.dataverse;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Writes values into OData, and OData into URLs. Nothing else in the client does.
 *
 * @see <a
 *     href="https://learn.microsoft.com/power-apps/developer/data-platform/webapi/query/filter-rows">Filter
 *     rows, "Manage single quotes" and "URL encode special characters"</a>
 */
final class Literal {
  private static final int FIRST_BEYOND_ASCII = 0x80;
  private static final int MOST_ZEROS = 400;
  private static final char[] HEX = "0123456789ABCDEF".toCharArray();

  private Literal() {}

  /** Writes a value as OData has it, not yet encoded for a URL. */
  static String of(@Nullable Object value) {
    if (value == null) {
      return "null";
    }
    if (value instanceof String text) {
      return quoted(text);
    }
    if (value instanceof BigDecimal number) {
      if (Math.abs((long) number.scale()) > MOST_ZEROS) {
        throw new IllegalArgumentException("The number has more digits than a column can hold.");
      }
      return number.toPlainString();
    }
    if (value instanceof Integer
        || value instanceof Long
        || value instanceof Short
        || value instanceof Boolean
        || value instanceof UUID
        || value instanceof Instant
        || value instanceof LocalDate
        || (value instanceof Double number && Double.isFinite(number))) {
      return value.toString();
    }
    throw new IllegalArgumentException(
        "A value of type "
            + value.getClass().getName()
            + " cannot be compared with a column. Use a String, a whole number, a BigDecimal, a"
            + " finite Double, a Boolean, a UUID, an Instant or a LocalDate.");
  }

  /** Writes a function's parameter, which may have more types than a column's value. */
  static String ofParameter(@Nullable Object value) {
    if (value instanceof Key row) {
      return JsonText.of(Map.of("@odata.id", row.address()));
    }
    if (value instanceof EnumMember member) {
      return member.literal();
    }
    return value instanceof Collection<?> items
        ? JsonText.of(items.stream().map(JsonText::checked).toList())
        : of(value);
  }

  static String quoted(String text) {
    return "'" + wellFormed(text).replace("'", "''") + "'";
  }

  /**
   * Escapes text for {@code contains}, {@code startswith} and {@code endswith}. Dataverse reads
   * their argument as a SQL LIKE pattern, in which a bracketed character stands for itself.
   */
  static String withoutWildcards(String text) {
    if (text.indexOf('%') < 0 && text.indexOf('_') < 0 && text.indexOf('[') < 0) {
      return text;
    }
    StringBuilder plain = new StringBuilder(text.length() + 8);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '%' || c == '_' || c == '[') {
        plain.append('[').append(c).append(']');
      } else {
        plain.append(c);
      }
    }
    return plain.toString();
  }

  /** Percent-encodes all but the unreserved characters of RFC 3986, as UTF-8. */
  static String encoded(String text) {
    StringBuilder url = new StringBuilder(text.length() * 2);
    encode(text, url);
    return url.toString();
  }

  /** Appends the encoded text to a URL. */
  static void encode(String text, StringBuilder url) {
    String sound = wellFormed(text);
    for (int i = 0; i < sound.length(); ) {
      int c = sound.codePointAt(i);
      if (isUnreserved(c)) {
        url.append((char) c);
      } else if (c < FIRST_BEYOND_ASCII) {
        escape((byte) c, url);
      } else {
        for (byte b : Character.toString(c).getBytes(StandardCharsets.UTF_8)) {
          escape(b, url);
        }
      }
      i += Character.charCount(c);
    }
  }

  static String wellFormed(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        // A whole pair is a character of another kind.
        if (Character.getType(text.codePointAt(i)) == Character.SURROGATE) {
          throw new IllegalArgumentException(
              "The text holds half of a surrogate pair, which is not a character and cannot be sent. Remove it.");
        }
        i++;
      }
    }
    return text;
  }

  private static boolean isUnreserved(int c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || c == '-'
        || c == '.'
        || c == '_'
        || c == '~';
  }

  private static void escape(byte b, StringBuilder url) {
    url.append('%').append(HEX[(b >> 4) & 0xF]).append(HEX[b & 0xF]);
  }
}
