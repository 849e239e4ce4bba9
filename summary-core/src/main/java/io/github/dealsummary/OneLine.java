package io.github.dealsummary;

/**
 * A value of a row as part of a line of ours. A line of its own could pass for something we say,
 * and one of a hundred thousand characters would hide what we say.
 */
public final class OneLine {
  /** More than any name in Dataverse has. */
  private static final int LONGEST_VALUE = 300;

  private OneLine() {}

  /** Without line ends and other control characters, 300 characters at the most. */
  public static String of(String value) {
    return of(value, LONGEST_VALUE);
  }

  /** Without line ends and other control characters; longer values end with an ellipsis. */
  public static String of(String value, int most) {
    String head = cut(value, most);
    return head.codePoints().noneMatch(OneLine::breaks) ? head : joined(head);
  }

  /** A text of several lines; longer ones end with an ellipsis and never with half a character. */
  public static String cut(String value, int most) {
    if (value.length() <= most) {
      return value;
    }
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
