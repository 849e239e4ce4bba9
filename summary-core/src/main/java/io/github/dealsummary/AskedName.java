package io.github.dealsummary;

import java.text.Normalizer;

/**
 * Cleans a customer's name as it was typed, said or pasted. White space of any kind, such as tabs
 * and line ends, becomes one space. Invisible characters are left out.
 */
final class AskedName {
  /** The longest text that is read at all, far longer than any name. */
  private static final int LONGEST_INPUT = 4_096;

  private static final int NEXT_LINE = 0x85;

  private AskedName() {}

  /**
   * Returns the clean name.
   *
   * @throws InvalidQuestion if it is blank, too long, or not plain text
   */
  static String plain(String given) {
    if (given.length() > LONGEST_INPUT) {
      throw tooLong();
    }
    StringBuilder name = new StringBuilder();
    boolean spaced = false;
    for (int c : given.codePoints().toArray()) {
      if (isUnreadable(c)) {
        throw new InvalidQuestion(
            "The customer's name holds control characters or broken text. Give it as plain text.");
      }
      if (isWhiteSpace(c)) {
        spaced = !name.isEmpty();
      } else if (!isInvisible(c)) {
        name.append(spaced ? " " : "").appendCodePoint(c);
        spaced = false;
      }
    }
    String plain = name.toString();
    if (isBlank(plain)) {
      throw new InvalidQuestion("The customer's name is blank. Give at least one letter of it.");
    }
    if (plain.codePointCount(0, plain.length()) > Question.LONGEST_NAME) {
      throw tooLong();
    }
    return plain;
  }

  private static InvalidQuestion tooLong() {
    return new InvalidQuestion(
        "The customer's name is longer than "
            + Question.LONGEST_NAME
            + " characters. Give a shorter part.");
  }

  private static boolean isUnreadable(int c) {
    return (Character.isISOControl(c) && !isWhiteSpace(c)) || PlainText.isBroken(c);
  }

  /** Returns true for Unicode's white space, which includes tabs and line ends. */
  private static boolean isWhiteSpace(int c) {
    return Character.isSpaceChar(c) || (c >= '\t' && c <= '\r') || c == NEXT_LINE;
  }

  /**
   * Returns true for zero-width and direction marks, which come along when a name is copied.
   * Joiners stay, since they shape letters.
   */
  private static boolean isInvisible(int c) {
    boolean joiner = c == 0x200C || c == 0x200D;
    return Character.getType(c) == Character.FORMAT && !joiner;
  }

  /** Returns true if only accents without a letter are left, which would match every name. */
  private static boolean isBlank(String name) {
    return Normalizer.normalize(name, Normalizer.Form.NFKD)
        .codePoints()
        .allMatch(
            c ->
                Character.getType(c) == Character.NON_SPACING_MARK
                    || Character.getType(c) == Character.ENCLOSING_MARK
                    || Character.getType(c) == Character.COMBINING_SPACING_MARK
                    || Character.getType(c) == Character.FORMAT
                    || Character.isWhitespace(c));
  }
}
