package io.github.dealsummary.find;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Makes a pattern of SQL's LIKE, short enough for a request: what goes beyond its length is left
 * out, since the pattern is only the beginning of what may be found.
 */
final class LikePattern {
  /** A letter, and the letters with an accent that are most frequently typed as this letter. */
  private static final Map<Integer, String> VARIANTS =
      Stream.of(
              "aáàâäãåąā",
              "cçćč",
              "dďđ",
              "eéèêëęěē",
              "gğģ",
              "iíìîïīı",
              "kķ",
              "lłľļ",
              "nñńňņ",
              "oóòôöõøőō",
              "rř",
              "sśšşș",
              "tťțţ",
              "uúùûüůűū",
              "yýÿ",
              "zźżž",
              "её",
              "ий",
              "αά",
              "εέ",
              "ηή",
              "ιί",
              "οό",
              "υύ",
              "ωώ",
              "اأإآ")
          .collect(Collectors.toUnmodifiableMap(all -> all.codePointAt(0), all -> all));

  private static final String POINT = "[. -]";
  private static final int ENCODED_POINT = 11;
  private static final int ENCODED_SIGN = 3;

  private static final int MOST_LETTERS = 40;
  private static final int MOST_ENCODED = 120;
  private static final int MOST_ENCODED_IN_SETS = 90;

  private final StringBuilder pattern = new StringBuilder();
  private final Accents accents;
  private int letters;
  private int encoded;
  private boolean full;

  /** The letters for which a pattern has a wildcard, since they may have an accent. */
  enum Accents {
    NONE,
    /** The first letters only if they have one often, so that an index helps. */
    FREQUENT,
    ALL
  }

  LikePattern(Accents accents) {
    this.accents = accents;
  }

  Accents accents() {
    return accents;
  }

  /**
   * Returns a pattern for the text itself. Quotes and dashes that a telephone curls are straight.
   */
  static String literal(String text) {
    LikePattern literal = new LikePattern(Accents.NONE);
    for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      literal.letter(text.codePointAt(i));
    }
    return literal.pattern.toString();
  }

  int letters() {
    return letters;
  }

  /** Adds a character that stands for itself. */
  void letter(int c) {
    int straight = straight(c);
    boolean wildcard = straight == '%' || straight == '_' || straight == '[';
    if (makesRoom(encodedLength(straight) + (wildcard ? 2 * ENCODED_SIGN : 0))) {
      pattern.append(wildcard ? "[" : "").appendCodePoint(straight).append(wildcard ? "]" : "");
    }
  }

  /** Adds the letter with any accent, in the place of the name's first or only letters. */
  void oneOf(int letter) {
    String variants = VARIANTS.get(letter);
    if (variants == null || encoded > MOST_ENCODED_IN_SETS) {
      letter(letter);
    } else if (makesRoom(
        variants.codePoints().map(LikePattern::encodedLength).sum() + 2 * ENCODED_SIGN)) {
      pattern.append('[').append(variants).append(']');
    }
  }

  /** Adds a wildcard for a letter that may have an accent or none. */
  void anyFormOf(int letter) {
    if (accents == Accents.NONE) {
      letter(letter);
    } else if (makesRoom(1)) {
      pattern.append('_');
    }
  }

  /** Adds any text, which may be empty. */
  void anyText() {
    boolean there = !pattern.isEmpty() && pattern.charAt(pattern.length() - 1) == '%';
    if (!there && makesRoom(ENCODED_SIGN)) {
      pattern.append('%');
      letters--;
    }
  }

  /** Adds a sign or blank as it stands behind an initial, and any text. */
  void point() {
    if (makesRoom(ENCODED_POINT)) {
      pattern.append(POINT);
    }
    anyText();
  }

  /** Returns the pattern, without a wildcard at its end. */
  String end() {
    int end = pattern.length();
    while (end > 1 && pattern.charAt(end - 1) == '%') {
      end--;
    }
    return pattern.substring(0, end);
  }

  /** Returns true if there is room for one more letter, of this length in an address. */
  private boolean makesRoom(int length) {
    encoded += length;
    letters++;
    full |= encoded > MOST_ENCODED || letters > MOST_LETTERS;
    return !full;
  }

  /** Returns how long a character is in an address. */
  private static int encodedLength(int c) {
    if (c < 0x80) {
      return Character.isLetterOrDigit(c) || c == '_' || c == '.' || c == '-' ? 1 : ENCODED_SIGN;
    }
    return c < 0x800 ? 6 : c < 0x10000 ? 9 : 12;
  }

  private static int straight(int c) {
    return switch (c) {
      case '\u2018', '\u2019' -> '\'';
      case '\u201c', '\u201d' -> '"';
      case '\u2010', '\u2013' -> '-';
      default -> c;
    };
  }
}
