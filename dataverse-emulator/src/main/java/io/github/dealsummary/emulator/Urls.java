package io.github.dealsummary.emulator;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.dealsummary.emulator.store.ODataError;
import java.net.URLDecoder;
import java.util.LinkedHashMap;
import java.util.Map;

/** Percent-encoding undone. */
final class Urls {
  private Urls() {}

  static String decodePath(String path) {
    return decode(path.replace("+", "%2B"));
  }

  /** The parameters of a query string or a form, in order. A plus sign is a space. */
  static Map<String, String> decodeParameters(String encoded) {
    Map<String, String> parameters = new LinkedHashMap<>();
    for (String parameter : encoded.split("&", -1)) {
      if (!parameter.isEmpty()) {
        int equals = parameter.indexOf('=');
        String name = equals < 0 ? parameter : parameter.substring(0, equals);
        String value = equals < 0 ? "" : parameter.substring(equals + 1);
        parameters.put(decode(name), decode(value));
      }
    }
    return parameters;
  }

  private static String decode(String encoded) {
    try {
      return URLDecoder.decode(encoded, UTF_8);
    } catch (IllegalArgumentException e) {
      throw ODataError.badRequest("Invalid percent-encoding in '" + encoded + "'.");
    }
  }
}
