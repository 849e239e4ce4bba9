package io.github.dealsummary.emulator.store;

import java.text.Normalizer;
import java.util.Locale;

/**
 * How an environment's database compares text: case, width and trailing spaces never matter,
 * accents do in some environments.
 */
public enum Collation {
  ACCENT_INSENSITIVE,
  ACCENT_SENSITIVE;

  // Unicode's block of half-width and full-width forms.
  private static final char FIRST_FORM = 0xFF00;
  private static final char LAST_FORM = 0xFFEF;

  public int compare(String left, String right) {
    return key(left).compareTo(key(right));
  }

  /** Equal for texts that the database takes for equal. */
  public String key(String text) {
    return fold(text).stripTrailing();
  }

  public String fold(String text) {
    // Most text is ASCII, and a start folds a lot of it.
    if (isPlain(text)) {
      return text.toLowerCase(Locale.ROOT);
    }
    String narrow = ofOneWidth(text);
    if (this == ACCENT_SENSITIVE) {
      return Normalizer.normalize(narrow, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    }
    StringBuilder folded = new StringBuilder(text.length());
    Normalizer.normalize(narrow, Normalizer.Form.NFD)
        .chars()
        .filter(c -> Character.getType(c) != Character.NON_SPACING_MARK)
        .forEach(c -> folded.append((char) c));
    return folded.toString().replace("ß", "ss").replace("ẞ", "ss").toLowerCase(Locale.ROOT);
  }

  /** Collations without "WS" in their name ignore width: a full-width A is an A. */
  private static String ofOneWidth(String text) {
    return text.chars().anyMatch(c -> c >= FIRST_FORM && c <= LAST_FORM)
        ? Normalizer.normalize(text, Normalizer.Form.NFKC)
        : text;
  }

  private static boolean isPlain(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= 0x80) {
        return false;
      }
    }
    return true;
  }
}
