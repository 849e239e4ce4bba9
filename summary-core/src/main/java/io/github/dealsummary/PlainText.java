package io.github.dealsummary;

import java.util.regex.Pattern;

/**
 * Cleans text of others. It becomes lines that end with a line feed, and everything in them can be
 * seen; see {@link VisibleText}.
 */
public final class PlainText {
  /** Every line end that some program knows. */
  private static final Pattern LINE_END =
      Pattern.compile("\\r\\n|[\\r\\u000b\\f\\u0085\\u2028\\u2029]");

  /** The character that a decoder writes for bytes it cannot read. */
  private static final int REPLACEMENT = 0xFFFD;

  private PlainText() {}

  /** Returns the text with line feeds as its only line ends, without invisible characters. */
  public static String of(String text) {
    return VisibleText.of(LINE_END.matcher(text).replaceAll("\n"));
  }

  /** Returns the same, also without markup that a client would render; see {@link Markup}. */
  public static String withoutMarkup(String text) {
    return Markup.shownAsText(of(text));
  }

  /** Returns true for a lost character: undecodable bytes, or half of a surrogate pair. */
  static boolean isBroken(int c) {
    return c == REPLACEMENT || Character.getType(c) == Character.SURROGATE;
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
}
