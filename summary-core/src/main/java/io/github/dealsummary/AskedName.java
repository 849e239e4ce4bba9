package io.github.dealsummary;

import java.text.Normalizer;

/**
 * A customer's name as somebody typed, said or pasted it, made fit to be looked for: spaces of any
 * kind are one space, and what cannot be seen is left out.
 */
final class AskedName {
  /** Far beyond any name; what is longer is not even looked at. */
  private static final int LONGEST_INPUT = 4_096;

  private AskedName() {}

  /**
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
      if (Character.isSpaceChar(c)) {
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
    int type = Character.getType(c);
    return Character.isISOControl(c)
        || PlainText.isBroken(c)
        || type == Character.LINE_SEPARATOR
        || type == Character.PARAGRAPH_SEPARATOR;
  }

  /**
   * Zero-width and direction marks come along when a name is copied; joiners shape letters and
   * stay.
   */
  private static boolean isInvisible(int c) {
    boolean joiner = c == 0x200C || c == 0x200D;
    return Character.getType(c) == Character.FORMAT && !joiner;
  }

  /** Nothing is left but accents without a letter, which every name would match. */
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
