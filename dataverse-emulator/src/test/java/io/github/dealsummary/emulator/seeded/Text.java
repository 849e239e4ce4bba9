package io.github.dealsummary.emulator.seeded;

import io.github.dealsummary.emulator.seeded.Org.Reference;
import java.math.BigDecimal;
import java.text.Normalizer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.regex.Pattern;

/** How Dataverse compares values: text without case, accents and trailing spaces. */
final class Text {
  private Text() {}

  static int compare(Object left, Object right) {
    if (left instanceof String l && right instanceof String r) {
      return key(l).compareTo(key(r));
    }
    if (left instanceof Number && right instanceof Number) {
      return new BigDecimal(left.toString()).compareTo(new BigDecimal(right.toString()));
    }
    if (left instanceof Boolean l && right instanceof Boolean r) {
      return l.compareTo(r);
    }
    if (left instanceof LocalDate || left instanceof Instant) {
      return moment(left).compareTo(moment(right));
    }
    return id(left).compareTo(id(right));
  }

  private static Instant moment(Object value) {
    return value instanceof LocalDate day
        ? day.atStartOfDay().toInstant(ZoneOffset.UTC)
        : (Instant) value;
  }

  private static String id(Object value) {
    return value instanceof Reference to ? to.id().toString() : value.toString();
  }

  static String key(String text) {
    return folded(text).replaceAll(" +$", "");
  }

  private static String folded(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFD)
        .replaceAll("\\p{Mn}", "")
        .toLowerCase(Locale.ROOT);
  }

  /** SQL's LIKE, by way of a regular expression. */
  static boolean like(String text, String pattern) {
    StringBuilder regex = new StringBuilder();
    String rest = folded(pattern);
    while (!rest.isEmpty()) {
      char c = rest.charAt(0);
      int close = c == '[' ? rest.indexOf(']') : -1;
      if (c == '[' && close < 0) {
        return false;
      }
      String element = rest.substring(0, close < 0 ? 1 : close + 1);
      regex.append(
          c == '%'
              ? ".*"
              : c == '_' ? "." : close > 0 ? set(element) : Pattern.quote(String.valueOf(c)));
      rest = rest.substring(element.length());
    }
    return Pattern.compile(regex.toString(), Pattern.DOTALL).matcher(folded(text)).matches();
  }

  /** A set without ranges; an empty one matches nothing. */
  private static String set(String element) {
    String inside = element.substring(1, element.length() - 1);
    boolean negated = inside.length() > 1 && inside.startsWith("^");
    StringBuilder set = new StringBuilder(negated ? "[^" : "[");
    inside
        .substring(negated ? 1 : 0)
        .chars()
        .forEach(c -> set.append(Character.isLetterOrDigit(c) ? "" : "\\").append((char) c));
    return inside.isEmpty() ? "(?!)" : set.append(']').toString();
  }
}
