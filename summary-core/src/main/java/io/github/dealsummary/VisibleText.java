package io.github.dealsummary;

import java.lang.Character.UnicodeBlock;
import java.lang.Character.UnicodeScript;
import java.util.EnumSet;
import java.util.Set;

/**
 * Takes out the characters that a reader does not see. A model would read them, and so a name could
 * carry a hidden sentence.
 *
 * <p>Two kinds stay where they change what is seen: joiners between letters of a script that needs
 * them, and joiners and style marks in emoji. Flags of regions are written with tag characters, so
 * they become a black flag.
 *
 * @see <a href="https://www.unicode.org/reports/tr44/#Default_Ignorable_Code_Point">UAX 44,
 *     Default_Ignorable_Code_Point</a>
 */
final class VisibleText {
  private static final int NON_JOINER = 0x200C;
  private static final int JOINER = 0x200D;
  private static final int TEXT_STYLE = 0xFE0E;
  private static final int EMOJI_STYLE = 0xFE0F;
  private static final int KEYCAP = 0x20E3;

  /** The planes of private use, in which no name is written. */
  private static final int PLANE_15 = 0xF0000;

  /** First and last of the ignorable characters that are not of the type FORMAT. */
  private static final int[][] IGNORABLE = {
    {0x034F, 0x034F}, // grapheme joiner
    {0x115F, 0x1160}, // fillers of Hangul
    {0x17B4, 0x17B5}, // vowels of Khmer that are not written
    {0x180B, 0x180F}, // variants of Mongolian
    {0x2065, 0x2065},
    {0x3164, 0x3164}, // filler of Hangul
    {0xFDD0, 0xFDEF}, // no characters
    {0xFE00, 0xFE0F}, // variants
    {0xFFA0, 0xFFA0}, // filler of Hangul
    {0xFFF0, 0xFFFB}, // annotation
    {0xE0000, 0xE0FFF}, // tags and variants
  };

  /** The scripts in which a joiner changes the shape of the letters beside it. */
  private static final Set<UnicodeScript> JOINED =
      EnumSet.of(
          UnicodeScript.ARABIC,
          UnicodeScript.SYRIAC,
          UnicodeScript.NKO,
          UnicodeScript.MONGOLIAN,
          UnicodeScript.DEVANAGARI,
          UnicodeScript.BENGALI,
          UnicodeScript.GURMUKHI,
          UnicodeScript.GUJARATI,
          UnicodeScript.ORIYA,
          UnicodeScript.TAMIL,
          UnicodeScript.TELUGU,
          UnicodeScript.KANNADA,
          UnicodeScript.MALAYALAM,
          UnicodeScript.SINHALA,
          UnicodeScript.MYANMAR,
          UnicodeScript.KHMER);

  private VisibleText() {}

  /** Returns the text with the characters that are seen, and with line feeds and tabs. */
  static String of(String text) {
    if (text.codePoints().allMatch(VisibleText::isSeen)) {
      return text;
    }
    int[] all = text.codePoints().toArray();
    StringBuilder seen = new StringBuilder(text.length());
    int before = 0;
    for (int i = 0; i < all.length; i++) {
      if (isSeen(all[i]) || isNeeded(before, all[i], i + 1 < all.length ? all[i + 1] : 0)) {
        before = all[i];
        seen.appendCodePoint(before);
      }
    }
    return seen.toString();
  }

  private static boolean isSeen(int c) {
    if (c < 0x7F) {
      return c >= ' ' || c == '\n' || c == '\t';
    }
    int type = Character.getType(c);
    return type != Character.CONTROL
        && type != Character.FORMAT
        && type != Character.SURROGATE // half of a character
        && (c & 0xFFFE) != 0xFFFE // the last two of each plane are no characters
        && c < PLANE_15
        && !isIgnorable(c);
  }

  private static boolean isIgnorable(int c) {
    for (int[] range : IGNORABLE) {
      if (c >= range[0] && c <= range[1]) {
        return true;
      }
    }
    return false;
  }

  /** Returns true if the characters before and after it look different with it. */
  private static boolean isNeeded(int before, int c, int after) {
    return switch (c) {
      case NON_JOINER -> isJoined(before) && isJoined(after);
      case JOINER ->
          (isJoined(before) && isJoined(after))
              || ((isEmoji(before) || before == EMOJI_STYLE) && isEmoji(after));
      case TEXT_STYLE -> isEmoji(before);
      case EMOJI_STYLE -> isEmoji(before) || after == KEYCAP;
      default -> false;
    };
  }

  private static boolean isJoined(int c) {
    return (Character.isLetter(c) || isMark(c))
        // The marks above Arabic letters are of no one script.
        && (JOINED.contains(UnicodeScript.of(c)) || UnicodeBlock.ARABIC.equals(UnicodeBlock.of(c)));
  }

  private static boolean isMark(int c) {
    int type = Character.getType(c);
    return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
  }

  /** Returns true for symbols. Emoji that are younger than the JVM have no type yet. */
  private static boolean isEmoji(int c) {
    int type = Character.getType(c);
    return (c >= 0x2000 && (type == Character.OTHER_SYMBOL || type == Character.MATH_SYMBOL))
        || (c >= 0x1F000 && c <= 0x1FAFF);
  }
}
