package io.github.dealsummary.namesakes;

/** The comparison of words that are the same but for one letter. */
final class OneLetter {
  private OneLetter() {}

  /** Returns true if a letter was changed, left out, put in, or swapped with the next. */
  static boolean apart(String left, String right) {
    String longer = left.length() >= right.length() ? left : right;
    String shorter = left.length() >= right.length() ? right : left;
    if (longer.length() - shorter.length() > 1 || longer.equals(shorter)) {
      return false;
    }
    int first = firstDifference(longer, shorter);
    String rest = longer.substring(first);
    String other = shorter.substring(first);
    return longer.length() == shorter.length()
        ? from(rest, 1).equals(from(other, 1)) || isSwapped(rest, other)
        : from(rest, 1).equals(other);
  }

  private static int firstDifference(String longer, String shorter) {
    int place = 0;
    while (place < shorter.length() && longer.charAt(place) == shorter.charAt(place)) {
      place++;
    }
    return place;
  }

  private static boolean isSwapped(String left, String right) {
    return left.length() > 1
        && left.charAt(0) == right.charAt(1)
        && left.charAt(1) == right.charAt(0)
        && from(left, 2).equals(from(right, 2));
  }

  private static String from(String text, int start) {
    return text.substring(Math.min(start, text.length()));
  }
}
