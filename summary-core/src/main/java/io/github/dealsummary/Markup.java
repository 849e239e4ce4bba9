package io.github.dealsummary;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes markup of others plain text, since some clients render markdown and HTML. The signs of
 * links, images, tags, code, headings and quotes get a neighbour or a look-alike, so that people
 * read nearly what was written. Addresses stay: they show where they lead.
 */
final class Markup {
  /** The end of a link's text, or of its label. */
  private static final Pattern LINK = Pattern.compile("](?=[(:])");

  /** A tag of HTML, or an address that becomes a link. It need not end. */
  private static final Pattern TAG = Pattern.compile("<([A-Za-z/!?][^<>]*+)(>?)");

  private static final Pattern HEADING = Pattern.compile("(?m)^([ \\t]*+)#(?=#{0,5}(?:[ \\t]|$))");
  private static final Pattern QUOTE = Pattern.compile("(?m)^([ \\t]*+)>");

  private Markup() {}

  /** Returns the text without markup. It has the same lines. */
  static String shownAsText(String text) {
    String plain = text.replace('`', '\'');
    plain = plain.indexOf(']') < 0 ? plain : LINK.matcher(plain).replaceAll("] ");
    plain =
        plain.indexOf('<') < 0
            ? plain
            : TAG.matcher(plain)
                .replaceAll(
                    tag ->
                        Matcher.quoteReplacement(
                            "\u2039" + tag.group(1) + (tag.group(2).isEmpty() ? "" : "\u203a")));
    plain = plain.indexOf('#') < 0 ? plain : HEADING.matcher(plain).replaceAll("$1\uff03");
    return plain.indexOf('>') < 0 ? plain : QUOTE.matcher(plain).replaceAll("$1\u203a");
  }
}
