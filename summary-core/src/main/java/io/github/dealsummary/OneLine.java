package io.github.dealsummary;

/**
 * Makes a value of a row fit to be part of a line. A value with a line break could look like a line
 * of ours. A value of a hundred thousand characters would hide our own words.
 */
public final class OneLine {
  /** The most characters kept, which is more than any name in Dataverse has. */
  private static final int LONGEST_VALUE = 300;

  private OneLine() {}

  /** Returns the value without line ends and control characters, and cuts it to 300 characters. */
  public static String of(String value) {
    return of(value, LONGEST_VALUE);
  }

  /** Returns the value without line ends and control characters; if it is cut, with an ellipsis. */
  public static String of(String value, int most) {
    String head = cut(value, most);
    return head.codePoints().noneMatch(OneLine::breaks) ? head : joined(head);
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

  private static String joined(String value) {
    StringBuilder line = new StringBuilder();
    boolean broken = false;
    for (int c : value.codePoints().toArray()) {
      if (breaks(c)) {
        broken = !line.isEmpty();
      } else {
        line.append(broken ? " " : "").appendCodePoint(c);
        broken = false;
      }
    }
    return line.toString();
  }

  private static boolean breaks(int c) {
    return Character.isISOControl(c)
        || Character.getType(c) == Character.LINE_SEPARATOR
        || Character.getType(c) == Character.PARAGRAPH_SEPARATOR;
  }
}
