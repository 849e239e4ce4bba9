package io.github.dealsummary.emulator.query;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.dealsummary.emulator.store.ODataError;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The page after a page. Its text is Dataverse's, a cookie encoded inside a cookie, so that a
 * client which encodes or decodes it once too often is found out.
 *
 * @param number from 1
 * @param cookie says where the page before ended
 */
public record NextPage(int number, String cookie) {
  private static final Pattern TOKEN =
      Pattern.compile(
          "<cookie pagenumber=\"(\\d{1,9})\" pagingcookie=\"([^\"]*)\" istracking=\"False\" />");
  private static final Pattern ESCAPE = Pattern.compile("%[0-9A-F]{2}");

  /** Reads the value of {@code $skiptoken}. */
  public static NextPage parse(String token) {
    Matcher matcher = TOKEN.matcher(token);
    if (!matcher.matches()) {
      throw unknown(token);
    }
    try {
      return new NextPage(
          Integer.parseInt(matcher.group(1)), URLDecoder.decode(matcher.group(2), UTF_8));
    } catch (IllegalArgumentException notEncoded) {
      throw unknown(token);
    }
  }

  private static ODataError unknown(String token) {
    return ODataError.badRequest("The $skiptoken '" + token + "' was not issued by the emulator.");
  }

  /** The value of {@code $skiptoken} in a URL, where {@code =} and {@code /} may stand as is. */
  public String skipToken() {
    return wrapped(encode(cookie))
        .replace("%", "%25")
        .replace("<", "%3C")
        .replace(">", "%3E")
        .replace("\"", "%22")
        .replace(" ", "%20");
  }

  /** The annotation of FetchXML, in which the cookie is encoded twice. */
  public String annotation() {
    return wrapped(encode(encode(cookie)));
  }

  private String wrapped(String encoded) {
    return "<cookie pagenumber=\""
        + number
        + "\" pagingcookie=\""
        + encoded
        + "\" istracking=\"False\" />";
  }

  private static String encode(String text) {
    String encoded = URLEncoder.encode(text, UTF_8).replace("+", "%20");
    // Dataverse writes these digits in lower case.
    return ESCAPE.matcher(encoded).replaceAll(found -> found.group().toLowerCase(Locale.ROOT));
  }
}
