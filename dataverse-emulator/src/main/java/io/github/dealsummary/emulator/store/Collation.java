package io.github.dealsummary.emulator.store;

import java.text.Normalizer;
import java.util.Locale;

/**
 * How an environment's database compares text: case and trailing spaces never matter, accents do in
 * some environments.
 */
public enum Collation {
  ACCENT_INSENSITIVE,
  ACCENT_SENSITIVE;

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
    if (this == ACCENT_SENSITIVE) {
      return Normalizer.normalize(text, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    }
    StringBuilder folded = new StringBuilder(text.length());
    Normalizer.normalize(text, Normalizer.Form.NFD)
        .chars()
        .filter(c -> Character.getType(c) != Character.NON_SPACING_MARK)
        .forEach(c -> folded.append((char) c));
    return folded.toString().replace("ß", "ss").replace("ẞ", "ss").toLowerCase(Locale.ROOT);
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
