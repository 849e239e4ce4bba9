package io.github.dealsummary.emulator;

import io.github.dealsummary.emulator.store.ODataError;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where the next page begins. Its text looks like Dataverse's, a cookie encoded twice inside a
 * cookie, so that a client which encodes it once more, or reads it, is found out.
 */
record SkipToken(int page, int offset) {
  static final SkipToken START = new SkipToken(1, 0);

  private static final Pattern COOKIE =
      Pattern.compile(
          "<cookie pagenumber=\"(\\d{1,9})\" pagingcookie=\"%3ccookie%20page%3d%22\\d+%22%20after%3d%22(\\d{1,9})%22%2f%3e\" istracking=\"False\" />");

  static SkipToken parse(String text) {
    Matcher matcher = COOKIE.matcher(text);
    if (!matcher.matches()) {
      throw ODataError.badRequest("The $skiptoken '" + text + "' is not one that was handed out.");
    }
    return new SkipToken(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
  }

  SkipToken next(int pageSize) {
    return new SkipToken(page + 1, offset + pageSize);
  }

  /** As Dataverse writes it in a URL, where {@code =} and {@code /} may stand as they are. */
  String encoded() {
    String inner =
        String.format(
            Locale.ROOT,
            "%%3ccookie%%20page%%3d%%22%d%%22%%20after%%3d%%22%d%%22%%2f%%3e",
            page - 1,
            offset);
    String cookie =
        String.format(
            Locale.ROOT,
            "<cookie pagenumber=\"%d\" pagingcookie=\"%s\" istracking=\"False\" />",
            page,
            inner);
    return cookie
        .replace("%", "%25")
        .replace("<", "%3C")
        .replace(">", "%3E")
        .replace("\"", "%22")
        .replace(" ", "%20");
  }
}
