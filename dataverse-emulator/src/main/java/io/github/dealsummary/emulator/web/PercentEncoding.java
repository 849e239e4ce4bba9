package io.github.dealsummary.emulator.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.dealsummary.emulator.store.ODataError;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** Percent-encoding undone. */
public final class PercentEncoding {
  private static final Pattern REPLACEMENT =
      Pattern.compile("\uFFFD|%EF%BF%BD", Pattern.CASE_INSENSITIVE);

  private PercentEncoding() {}

  public static String decodePath(String path) {
    // A plus sign stands for a space in query strings only.
    return decode(path.replace("+", "%2B"));
  }

  /** The options in the parentheses of {@code $expand} as those of a URL. */
  static String encodeOptions(String nested) {
    StringBuilder options = new StringBuilder();
    int depth = 0;
    boolean quoted = false;
    for (int c : nested.codePoints().toArray()) {
      quoted ^= c == '\'';
      depth += quoted ? 0 : c == '(' ? 1 : c == ')' ? -1 : 0;
      boolean separates = c == ';' && depth == 0 && !quoted;
      options.append(separates ? "&" : encode(c));
    }
    return options.toString();
  }

  /** A decoded path, whose keys may hold anything, as one that can be asked again. */
  static String encodePath(String decoded) {
    StringBuilder path = new StringBuilder();
    decoded.codePoints().forEach(c -> path.append(encode(c)));
    return path.toString();
  }

  private static String encode(int c) {
    String text = Character.toString(c);
    return "$=(),/':;@".contains(text) ? text : URLEncoder.encode(text, UTF_8).replace("+", "%20");
  }

  /** The parameters of a query string or a form, in order. A plus sign is a space. */
  public static Map<String, String> decodeParameters(String encoded) {
    Map<String, String> parameters = new LinkedHashMap<>();
    for (String parameter : encoded.split("&", -1)) {
      if (!parameter.isEmpty()) {
        int equals = parameter.indexOf('=');
        String value = equals < 0 ? "" : parameter.substring(equals + 1);
        parameters.put(name(parameter), decode(value));
      }
    }
    return parameters;
  }

  /** The name of an encoded {@code name=value}. */
  static String name(String parameter) {
    int equals = parameter.indexOf('=');
    return decode(equals < 0 ? parameter : parameter.substring(0, equals));
  }

  private static String decode(String encoded) {
    String decoded;
    try {
      decoded = URLDecoder.decode(encoded, UTF_8);
    } catch (IllegalArgumentException e) {
      throw ODataError.badRequest("Invalid percent-encoding in '" + encoded + "'.");
    }
    // What the JDK puts in the place of bytes that are not UTF-8.
    if (decoded.contains("\uFFFD") && !REPLACEMENT.matcher(encoded).find()) {
      throw ODataError.badRequest("'" + encoded + "' is not percent-encoded UTF-8.");
    }
    return decoded;
  }
}
