package io.github.dealsummary.find;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The legal forms of firms, from ISO 20275 and from the laws that the standard's list lacks.
 *
 * <p>A family holds a written-out name and its own abbreviations, as {@code Private Limited} and
 * {@code Pvt Ltd}. Two spellings are the same form if they are in one family. No spelling is in two
 * families. The families stand in {@code legal-forms.txt}, one a line, and are read on first use.
 */
final class LegalFormFamilies {
  private static final String RESOURCE = "legal-forms.txt";

  /** Marks a spelling that may stand in front of a name. */
  private static final char IN_FRONT = '^';

  private static final Pattern BETWEEN_SPELLINGS = Pattern.compile(" = |; ");

  /** The places where a writer may put a blank: {@code S.A.} has two words, as {@code S. A.}. */
  private static final Pattern BETWEEN_PARTS = Pattern.compile("[\\s./,]+");

  /** The scripts that are written without a blank between a name and its form. */
  private static final Pattern GLUED =
      Pattern.compile(
          "[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}\\p{IsHangul}\\p{IsThai}\\p{Punct}\\p{So}\\s]+");

  private static final Set<String> AND = Set.of("and", "und", "et", "y");

  private static final int LONGEST_JOINT = 3;

  /** The types of marks: in some scripts a mark is a vowel, so it counts as a letter. */
  private static final int MARKS =
      1 << Character.NON_SPACING_MARK
          | 1 << Character.COMBINING_SPACING_MARK
          | 1 << Character.ENCLOSING_MARK;

  private final Map<String, String> families = new HashMap<>();
  private final Set<String> inFront = new HashSet<>();
  private List<String> signs = new ArrayList<>();
  private int mostWords;

  private LegalFormFamilies() {}

  /** Returns the spelling to show of the family that holds a spelling, given as its letters. */
  static Optional<String> family(String letters) {
    return Optional.ofNullable(Holder.FAMILIES.families.get(letters));
  }

  /** Returns true if the spelling, given as its letters, may stand in front of a name. */
  static boolean standsInFront(String letters) {
    return Holder.FAMILIES.inFront.contains(letters);
  }

  /** Returns the most words of a spelling, where {@code S. de R. L.} counts four. */
  static int mostWords() {
    return Holder.FAMILIES.mostWords;
  }

  /**
   * Returns the spellings that may be joined to a name without a blank, the longest first: those in
   * Han, Kana, Hangul and Thai, as letters. One sign alone is none, since it stands in brackets.
   */
  static List<String> signs() {
    return Holder.FAMILIES.signs;
  }

  /**
   * Returns the letters and digits of a text in lower case, without accents and without the words
   * that join two forms: {@code S.à r.l.} is {@code sarl}, {@code GmbH & Co. KG} is {@code
   * gmbhcokg}.
   */
  static String letters(String text) {
    String folded = folded(text).strip();
    StringBuilder letters = new StringBuilder(folded.length());
    int start = 0;
    while (start < folded.length()) {
      int end = start;
      while (end < folded.length() && !isBlank(folded.charAt(end))) {
        end++;
      }
      if (!joins(folded, start, end)) {
        addLetters(folded, start, end, letters);
      }
      start = end + 1;
    }
    return letters.toString();
  }

  /** Returns true for a word that joins what follows. A "y" needs something before it, too. */
  private static boolean joins(String text, int start, int end) {
    return end < text.length()
        && end - start <= LONGEST_JOINT
        && AND.contains(text.substring(start, end))
        && (start > 0 || text.charAt(0) != 'y');
  }

  private static void addLetters(String text, int start, int end, StringBuilder letters) {
    int at = start;
    while (at < end) {
      int sign = text.codePointAt(at);
      if (Character.isLetterOrDigit(sign) || (MARKS >> Character.getType(sign) & 1) != 0) {
        letters.appendCodePoint(sign);
      }
      at += Character.charCount(sign);
    }
  }

  private static boolean isBlank(char c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c);
  }

  /** Folds a spelling as the steps fold a name. */
  private static String folded(String text) {
    return Spelling.withoutAccents(Spelling.small(Spelling.ofOneWidth(text)));
  }

  private static LegalFormFamilies read() {
    LegalFormFamilies families = new LegalFormFamilies();
    ResourceLines.of(RESOURCE).forEach(families::add);
    families.signs =
        families.signs.stream().sorted(Comparator.comparingInt(String::length).reversed()).toList();
    return families;
  }

  /** Adds a line such as {@code Bhd = Berhad | MY 1234}. */
  private void add(String line) {
    String[] spellings = BETWEEN_SPELLINGS.split(line.substring(0, line.indexOf(" | ")), -1);
    String shown = withoutMark(spellings[0]);
    for (String marked : spellings) {
      String spelling = withoutMark(marked);
      boolean front = marked.charAt(0) == IN_FRONT;
      keys(spelling).forEach(key -> add(key, shown, front));
      mostWords = Math.max(mostWords, BETWEEN_PARTS.split(spelling, 0).length);
      if (GLUED.matcher(spelling).matches() && letters(spelling).length() > 1) {
        signs.add(letters(spelling));
      }
    }
  }

  private void add(String letters, String shown, boolean front) {
    families.put(letters, shown);
    if (front) {
      inFront.add(letters);
    }
  }

  /** Returns the letters, and where two forms are joined also those with the joint written out. */
  private static List<String> keys(String spelling) {
    List<String> keys = new ArrayList<>(List.of(letters(spelling)));
    if (spelling.indexOf('&') > 0) {
      AND.forEach(and -> keys.add(letters(spelling.replace(" & ", and))));
    }
    return keys;
  }

  private static String withoutMark(String spelling) {
    return spelling.charAt(0) == IN_FRONT ? spelling.substring(1) : spelling;
  }

  /** Reads the families when they are first asked for. */
  private static final class Holder {
    static final LegalFormFamilies FAMILIES = read();
  }
}
