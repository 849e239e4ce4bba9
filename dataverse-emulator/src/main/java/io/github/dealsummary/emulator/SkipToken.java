package io.github.dealsummary.emulator;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.dealsummary.emulator.store.ODataError;
import java.net.URLEncoder;
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
          "<cookie pagenumber=\"(\\d{1,9})\" pagingcookie=\"%253ccookie%2520page%253d%2522\\d+%2522%2520after%253d%2522(\\d{1,9})%2522%252f%253e\" istracking=\"False\" />");

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

  String encoded() {
    String inner =
        String.format(
            Locale.ROOT,
            "%%253ccookie%%2520page%%253d%%2522%d%%2522%%2520after%%253d%%2522%d%%2522%%252f%%253e",
            page - 1,
            offset);
    String cookie =
        String.format(
            Locale.ROOT,
            "<cookie pagenumber=\"%d\" pagingcookie=\"%s\" istracking=\"False\" />",
            page,
            inner);
    return URLEncoder.encode(cookie, UTF_8).replace("+", "%20");
  }
}
