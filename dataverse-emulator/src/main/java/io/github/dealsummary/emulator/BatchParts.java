package io.github.dealsummary.emulator;

import io.github.dealsummary.emulator.store.ODataError;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the operations out of the multipart body of a {@code $batch}. */
final class BatchParts {
  private static final Pattern BOUNDARY =
      Pattern.compile(
          "multipart/mixed\\s*;.*?boundary=(?:\"([^\"]+)\"|([^;\\s]+)).*",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern REQUEST_LINE = Pattern.compile("([A-Z]+) (.+) HTTP/1\\.[01]");
  private static final Pattern ROOT =
      Pattern.compile("(?:https?://[^/]+)?/api/data/v9\\.[0-2]/", Pattern.CASE_INSENSITIVE);
  private static final int MAX_URL = 65_536;
  private static final String LINE = "\r\n";
  private static final String EMPTY_LINE = "\r\n\r\n";

  private BatchParts() {}

  static List<Call> read(Call batch) {
    List<Call> calls = new ArrayList<>();
    for (String part : parts(batch)) {
      calls.add(call(part, batch.headers()));
    }
    return calls;
  }

  private static List<String> parts(Call batch) {
    Matcher type = BOUNDARY.matcher(batch.headers().getOrDefault("content-type", ""));
    if (!type.matches()) {
      throw ODataError.badRequest("The message is not multipart/mixed with a boundary.");
    }
    String delimiter = "--" + (type.group(1) == null ? type.group(2) : type.group(1));
    String body = LINE + batch.body();
    List<String> parts = new ArrayList<>();
    int at = body.indexOf(LINE + delimiter + LINE);
    while (at >= 0) {
      int start = at + LINE.length() + delimiter.length() + LINE.length();
      int end = body.indexOf(LINE + delimiter, start - LINE.length());
      // A part that no boundary follows; lines that end in LF alone come to this, too.
      if (end < start) {
        throw ODataError.badRequest("Stream was not readable.");
      }
      parts.add(body.substring(start, end));
      at = body.startsWith(LINE + delimiter + "--", end) ? -1 : end;
    }
    if (parts.isEmpty()) {
      throw ODataError.badRequest("Stream was not readable.");
    }
    return parts;
  }

  private static Call call(String part, Map<String, String> outer) {
    int end = part.indexOf(EMPTY_LINE);
    Map<String, String> mime = end < 0 ? Map.of() : headers(part.substring(0, end));
    String type = mime.getOrDefault("content-type", "").toLowerCase(Locale.ROOT);
    if (type.startsWith("multipart/mixed")) {
      throw ODataError.notImplemented("change sets");
    }
    if (!type.startsWith("application/http")) {
      throw ODataError.badRequest("A part of a batch must have the Content-Type application/http.");
    }
    return request(part.substring(end + EMPTY_LINE.length()), outer);
  }

  private static Call request(String request, Map<String, String> outer) {
    int headerEnd = request.indexOf(EMPTY_LINE);
    String head = headerEnd < 0 ? request : request.substring(0, headerEnd);
    String body = headerEnd < 0 ? "" : request.substring(headerEnd + EMPTY_LINE.length());
    int lineEnd = head.indexOf(LINE);
    Matcher line = REQUEST_LINE.matcher(lineEnd < 0 ? head : head.substring(0, lineEnd));
    if (!line.matches()) {
      throw ODataError.badRequest("A part of the batch does not begin with a request line.");
    }
    Map<String, String> headers = inherited(outer);
    headers.putAll(lineEnd < 0 ? Map.of() : headers(head.substring(lineEnd + LINE.length())));
    return call(line.group(1), line.group(2), headers, body);
  }

  private static Call call(String method, String url, Map<String, String> headers, String body) {
    if (url.length() > MAX_URL) {
      throw ODataError.badRequest("A URL in the batch is longer than " + MAX_URL + " characters.");
    }
    String relative = ROOT.matcher(url).replaceFirst("");
    int query = relative.indexOf('?');
    String options = query < 0 ? "" : relative.substring(query + 1);
    String path = query < 0 ? relative : relative.substring(0, query);
    return new Call(
        method, Urls.decodePath(path), Urls.decodeParameters(options), options, headers, body);
  }

  private static Map<String, String> inherited(Map<String, String> outer) {
    Map<String, String> headers = new LinkedHashMap<>();
    for (String name : List.of("callerobjectid", "mscrmcallerid")) {
      if (outer.containsKey(name)) {
        headers.put(name, outer.getOrDefault(name, ""));
      }
    }
    return headers;
  }

  private static Map<String, String> headers(String lines) {
    Map<String, String> headers = new LinkedHashMap<>();
    for (String line : lines.split(LINE, -1)) {
      int colon = line.indexOf(':');
      if (colon > 0) {
        headers.put(
            line.substring(0, colon).strip().toLowerCase(Locale.ROOT),
            line.substring(colon + 1).strip());
      }
    }
    return headers;
  }
}
