package io.github.dealsummary.find;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** The letters of a word, spelled so that spellings of one word become equal. */
final class Spelling {
  private static final int FIRST_BEYOND_ASCII = 0x80;

  /** The marks that are accents. In other scripts a mark is a vowel, or another letter. */
  private static final Pattern ACCENTS =
      Pattern.compile(
          "(?<=[\\p{IsLatin}\\p{IsGreek}\\p{IsCyrillic}\\p{IsArabic}\\p{IsHebrew}])\\p{M}+");

  private static final Pattern THOUSANDS = Pattern.compile("(?<=\\p{Nd})[.,'\u2019](?=\\p{Nd})");

  /** Small letters that no normal form takes apart, as plain letters. */
  private static final Map<String, String> PLAIN =
      Map.of(
          "ß", "ss", "ø", "o", "æ", "ae", "œ", "oe", "ł", "l", "ı", "i", "đ", "d", "ð", "d", "ς",
          "σ");

  /** Umlauts and ring letters, as people write them where a keyboard lacks them. */
  private static final Map<String, String> WRITTEN_OUT =
      Map.of("ä", "ae", "ö", "oe", "ü", "ue", "å", "aa", "ø", "oe");

  private static final String UMLAUTS = String.join("", WRITTEN_OUT.keySet());
  private static final int FIRST_BEYOND_CYRILLIC = 0x530;

  /** Latin, Greek and Cyrillic letters without their accents, as most names need no more. */
  private static final char[] BASES = bases();

  private Spelling() {}

  static String ofOneWidth(String word) {
    return isPlain(word) || Normalizer.isNormalized(word, Normalizer.Form.NFKC)
        ? word
        : Normalizer.normalize(word, Normalizer.Form.NFKC);
  }

  static String small(String word) {
    return word.toLowerCase(Locale.ROOT);
  }

  static String withoutThousandsMarks(String word) {
    return Character.isDigit(word.charAt(0)) ? THOUSANDS.matcher(word).replaceAll("") : word;
  }

  static String withUmlautsWrittenOut(String word) {
    return isPlain(word) || word.chars().noneMatch(Spelling::mayBeUmlaut)
        ? word
        : replaced(Normalizer.normalize(word, Normalizer.Form.NFC), WRITTEN_OUT);
  }

  /** Returns true for an umlaut or ring letter, and for a mark that makes one. */
  private static boolean mayBeUmlaut(int c) {
    return UMLAUTS.indexOf(c) >= 0 || Character.getType(c) == Character.NON_SPACING_MARK;
  }

  static String withoutAccents(String word) {
    if (isPlain(word)) {
      return word;
    }
    StringBuilder bare = new StringBuilder(word.length());
    for (int i = 0; i < word.length(); i++) {
      char c = word.charAt(i);
      char base = c < BASES.length ? BASES[c] : 0;
      if (base == 0) {
        return withoutAccentsOfAnyKind(word);
      }
      bare.append(base);
    }
    return bare.toString();
  }

  private static String withoutAccentsOfAnyKind(String word) {
    String apart = Normalizer.normalize(word, Normalizer.Form.NFD);
    String bare = replaced(ACCENTS.matcher(apart).replaceAll(""), PLAIN);
    return Normalizer.normalize(bare, Normalizer.Form.NFC);
  }

  /** Returns the letters below the bound, each without its accent; 0 for what takes longer. */
  private static char[] bases() {
    char[] bases = new char[FIRST_BEYOND_CYRILLIC];
    for (char c = 0; c < bases.length; c++) {
      String bare = withoutAccentsOfAnyKind(String.valueOf(c));
      bases[c] = bare.length() == 1 && Character.isLetterOrDigit(c) ? bare.charAt(0) : 0;
    }
    return bases;
  }

  static boolean hasAccent(int letter) {
    String text = Character.toString(letter);
    return !withoutAccents(text).equals(text);
  }

  /** Returns true for text without letters beyond ASCII, as most text is. */
  static boolean isPlain(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= FIRST_BEYOND_ASCII) {
        return false;
      }
    }
    return true;
  }

  private static String replaced(String word, Map<String, String> letters) {
    String replaced = word;
    for (Map.Entry<String, String> letter : letters.entrySet()) {
      replaced = replaced.replace(letter.getKey(), letter.getValue());
    }
    return replaced;
  }
}
