package io.github.dealsummary;

/** Text that somebody else wrote, without what steers a terminal or a reader's eye. */
final class PlainText {
  private static final int VERTICAL_TAB = 0x0B;
  private static final int NEXT_LINE = 0x85;
  private static final int LINE_SEPARATOR = 0x2028;
  private static final int PARAGRAPH_SEPARATOR = 0x2029;

  /** What a decoder writes for bytes it cannot read. */
  private static final int REPLACEMENT = 0xFFFD;

  private PlainText() {}

  /** The text with line feeds as its only line ends, and without other control characters. */
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

  /** Whether it was lost on its way here: undecodable bytes, or half of a surrogate pair. */
  static boolean isBroken(int c) {
    return c == REPLACEMENT || Character.getType(c) == Character.SURROGATE;
  }

  private static boolean isHarmless(int c) {
    return c == '\n'
        || c == '\t'
        || !(Character.isISOControl(c)
            || turnsDirection(c)
            || Character.getType(c) == Character.SURROGATE // half of a character: no text at all
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

  /** Whether somebody who reads it sees anything. */
  static boolean isBlank(String text) {
    return text.codePoints()
        .allMatch(
            c ->
                Character.isWhitespace(c)
                    || Character.isSpaceChar(c)
                    || Character.getType(c) == Character.FORMAT
                    || Character.isISOControl(c));
  }

  /** Embeddings, overrides and isolates, by which shown text can be made to read otherwise. */
  private static boolean turnsDirection(int c) {
    return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
  }
}
