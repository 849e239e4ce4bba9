package io.github.dealsummary.emulator;

import io.github.dealsummary.emulator.store.ODataError;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The version of OData and the form of the answer that the headers of a request ask for. */
final class ProtocolHeaders {
  private static final List<String> ACCEPTED =
      List.of("*/*", "application/*", "application/json", "application/xml", "multipart/mixed");

  private ProtocolHeaders() {}

  static void check(Map<String, String> headers) {
    requireVersion("OData-Version", headers, "4.0");
    requireVersion("OData-MaxVersion", headers, "4.0");
    String accept = headers.getOrDefault("accept", "*/*").toLowerCase(Locale.ROOT);
    for (String level : List.of("full", "none")) {
      if (accept.contains("odata.metadata=" + level)) {
        throw ODataError.notImplemented("odata.metadata=" + level);
      }
    }
    for (String range : accept.split(",", -1)) {
      String form = range.replaceFirst(";.*", "").strip();
      // $count and $value are answered in plain text.
      if (form.isEmpty() || form.startsWith("text/plain") || ACCEPTED.contains(form)) {
        return;
      }
    }
    throw new ODataError(
        406, "0x80060888", "The emulator cannot answer in the media type '" + accept + "'.");
  }

  /** Later versions are asked for by clients that know 4.0, too. */
  private static void requireVersion(String name, Map<String, String> headers, String least) {
    String version = headers.getOrDefault(name.toLowerCase(Locale.ROOT), least).strip();
    if (!version.matches("4\\.\\d{1,2}")) {
      throw ODataError.badRequest(
          "The header %s: %s is not supported; the version is 4.0.".formatted(name, version));
    }
  }
}
