package io.github.dealsummary.emulator.query;

import java.text.Normalizer;
import java.util.Locale;

/** Text as a Dataverse database compares it: case, accents and trailing spaces do not matter. */
final class Text {
  private Text() {}

  static int compare(String left, String right) {
    return fold(left).stripTrailing().compareTo(fold(right).stripTrailing());
  }

  static String fold(String text) {
    if (isPlain(text)) {
      return text.toLowerCase(Locale.ROOT);
    }
    StringBuilder folded = new StringBuilder(text.length());
    Normalizer.normalize(text, Normalizer.Form.NFD)
        .chars()
        .filter(c -> Character.getType(c) != Character.NON_SPACING_MARK)
        .forEach(c -> folded.append((char) c));
    return folded.toString().replace("ß", "ss").replace("ẞ", "ss").toLowerCase(Locale.ROOT);
  }

  private static boolean isPlain(String text) {
    return text.chars().allMatch(c -> c < 0x80);
  }
}
