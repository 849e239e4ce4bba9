package io.github.dealsummary;

import java.util.Optional;

/** Text as the content of HTML, which Dynamics 365 shows notes as. */
final class Html {
  private Html() {}

  /** The text, shown as it stands: nothing in it is a tag. */
  static String escaped(String text) {
    return escaped(text, Integer.MAX_VALUE);
  }

  /**
   * The same, ending with an ellipsis where it would be longer.
   *
   * @param most how many characters the result may have, escapes counted
   */
  static String escaped(String text, int most) {
    StringBuilder html = new StringBuilder();
    for (int c : text.codePoints().toArray()) {
      String shown = escape(c).orElseGet(() -> Character.toString(c));
      if (html.length() + shown.length() >= most) {
        return html.append('\u2026').toString();
      }
      html.append(shown);
    }
    return html.toString();
  }

  private static Optional<String> escape(int c) {
    return switch (c) {
      case '&' -> Optional.of("&amp;");
      case '<' -> Optional.of("&lt;");
      case '>' -> Optional.of("&gt;");
      case '"' -> Optional.of("&quot;");
      case '\'' -> Optional.of("&#39;");
      default -> Optional.empty();
    };
  }

  /** What a note says, whatever its tags and spaces: a server may write those in its own way. */
  static String words(String html) {
    return html.replaceAll("<[^>]*>|\\s+", "");
  }
}
