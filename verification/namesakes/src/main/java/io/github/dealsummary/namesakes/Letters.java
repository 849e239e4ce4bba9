package io.github.dealsummary.namesakes;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The letters of a name, without case, accents, blanks and signs. */
final class Letters {
  private static final Map<String, String> PLAIN =
      Map.ofEntries(
          Map.entry("ß", "ss"),
          Map.entry("ẞ", "SS"),
          Map.entry("ø", "o"),
          Map.entry("Ø", "O"),
          Map.entry("æ", "ae"),
          Map.entry("Æ", "AE"),
          Map.entry("œ", "oe"),
          Map.entry("ł", "l"),
          Map.entry("Ł", "L"),
          Map.entry("ı", "i"),
          Map.entry("đ", "d"),
          Map.entry("Đ", "D"));

  private static final Map<String, String> WRITTEN_OUT =
      Map.of(
          "ä", "ae", "ö", "oe", "ü", "ue", "å", "aa", "ø", "oe", "Ä", "Ae", "Ö", "Oe", "Ü", "Ue",
          "Å", "Aa", "Ø", "Oe");

  private static final Set<String> JOINTS = Set.of("&", "+", "and", "und", "et", "y", "e", "og");

  private Letters() {}

  /**
   * Returns the letters and digits of some words: without accents, and with umlauts written out.
   */
  static Set<String> of(List<String> words) {
    String joined =
        words.stream()
            .filter(word -> !JOINTS.contains(word.toLowerCase(Locale.ROOT)))
            .collect(Collectors.joining());
    String plain = folded(joined);
    String writtenOut = folded(writtenOut(joined));
    return plain.equals(writtenOut) ? Set.of(plain) : Set.of(plain, writtenOut);
  }

  /** Returns a text with its umlauts and ring letters in two letters. */
  static String writtenOut(String text) {
    return replaced(Normalizer.normalize(text, Normalizer.Form.NFC), WRITTEN_OUT);
  }

  /** Returns a text without its accents. */
  static String withoutAccents(String text) {
    String bare =
        Normalizer.normalize(text, Normalizer.Form.NFD).replaceAll("(?<=\\p{IsLatin})\\p{M}+", "");
    return Normalizer.normalize(replaced(bare, PLAIN), Normalizer.Form.NFC);
  }

  /** Returns the text by which names are the same that differ in case only. */
  static String cased(String text) {
    return text.strip().toLowerCase(Locale.ROOT);
  }

  private static String folded(String text) {
    return withoutAccents(text).toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}\\p{M}]", "");
  }

  private static String replaced(String text, Map<String, String> letters) {
    String replaced = text;
    for (Map.Entry<String, String> letter : letters.entrySet()) {
      replaced = replaced.replace(letter.getKey(), letter.getValue());
    }
    return replaced;
  }
}
