package io.github.dealsummary;

import java.util.regex.Pattern;

/**
 * Makes a value of a row fit to be shown: as part of a line of ours, and as a value of JSON. A
 * value with a line break could look like a line of ours. A value of a hundred thousand characters
 * would hide our own words.
 */
public final class OneLine {
  /** The most characters kept, which is more than any name in Dataverse has. */
  private static final int LONGEST_VALUE = 300;

  private static final Pattern BREAKS = Pattern.compile("[\\n\\t]+");

  private OneLine() {}

  /**
   * Returns the value as one line of at most 300 characters, without invisible characters and
   * markup. What is returned stays the same if it is cleaned again.
   */
  public static String of(String value) {
    return of(value, LONGEST_VALUE);
  }

  /**
   * Returns the value as one line of at most so many characters; if it is cut, with an ellipsis.
   */
  public static String of(String value, int most) {
    String line = BREAKS.matcher(PlainText.of(value)).replaceAll(" ").strip();
    return cut(Markup.shownAsText(cut(line, most)), most);
  }

  /**
   * Cuts a text of one line or several. A cut text ends with an ellipsis after a whole character.
   */
  public static String cut(String value, int most) {
    if (value.length() <= most) {
      return value;
    }
    // One character less than allowed, for the ellipsis, and not between two halves of a character.
    int end = Character.isHighSurrogate(value.charAt(most - 2)) ? most - 2 : most - 1;
    return value.substring(0, end) + "\u2026";
  }
}
