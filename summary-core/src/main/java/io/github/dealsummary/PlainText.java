package io.github.dealsummary;

/** Cleans text of others from characters that control a terminal or mislead a reader. */
final class PlainText {
  private static final int VERTICAL_TAB = 0x0B;
  private static final int NEXT_LINE = 0x85;
  private static final int LINE_SEPARATOR = 0x2028;
  private static final int PARAGRAPH_SEPARATOR = 0x2029;

  /** The character that a decoder writes for bytes it cannot read. */
  private static final int REPLACEMENT = 0xFFFD;

  private PlainText() {}

  /** Returns the text with line feeds as its only line ends, without other control characters. */
  static String of(String text) {
    if (text.codePoints().allMatch(PlainText::isHarmless)) {
      return text;
    }
    return text.replace("\r\n", "\n")
        .codePoints()
        .map(c -> endsLine(c) ? '\n' : c)
        .filter(PlainText::isHarmless)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  /** Returns true for a lost character: undecodable bytes, or half of a surrogate pair. */
  static boolean isBroken(int c) {
    return c == REPLACEMENT || Character.getType(c) == Character.SURROGATE;
  }

  private static boolean isHarmless(int c) {
    return c == '\n'
        || c == '\t'
        || !(Character.isISOControl(c)
            || turnsDirection(c)
            || Character.getType(c) == Character.SURROGATE // half of a character, not text
            || endsLine(c));
  }

  private static boolean endsLine(int c) {
    return c == '\r'
        || c == VERTICAL_TAB
        || c == '\f'
        || c == NEXT_LINE
        || c == LINE_SEPARATOR
        || c == PARAGRAPH_SEPARATOR;
  }

  /** Returns true if a reader sees nothing. */
  static boolean isBlank(String text) {
    return text.codePoints()
        .allMatch(
            c ->
                Character.isWhitespace(c)
                    || Character.isSpaceChar(c)
                    || Character.getType(c) == Character.FORMAT
                    || Character.isISOControl(c));
  }

  /**
   * Returns true for embeddings, overrides and isolates, which can change the order of the text.
   */
  private static boolean turnsDirection(int c) {
    return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
  }
}
