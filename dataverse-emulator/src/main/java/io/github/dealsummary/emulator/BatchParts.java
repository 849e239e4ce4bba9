package io.github.dealsummary.emulator;

import io.github.dealsummary.emulator.store.ODataError;
import io.github.dealsummary.emulator.web.ApiCall;
import io.github.dealsummary.emulator.web.ApiRoot;
import io.github.dealsummary.emulator.web.CallUrl;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the parts of the multipart body of a {@code $batch}: operations and change sets. */
final class BatchParts {
  private static final Pattern BOUNDARY =
      Pattern.compile(
          "multipart/mixed\\s*;.*?boundary=(?:\"([^\"]+)\"|([^;\\s]+)).*",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern REQUEST_LINE = Pattern.compile("([A-Z]+) (.+) HTTP/1\\.[01]");
  static final String CONTENT_ID = "content-id";
  private static final int MAX_URL = 65_536;
  private static final String LINE = "\r\n";
  private static final String EMPTY_LINE = "\r\n\r\n";

  private BatchParts() {}

  /**
   * One operation, or a change set of several that are done together or not at all.
   *
   * @param refusal what is wrong with a URL in it
   */
  record Part(List<ApiCall> calls, boolean isChangeSet, Optional<ODataError> refusal) {
    private static Part of(List<ApiCall> encoded, boolean isChangeSet, ApiRoot root) {
      try {
        List<ApiCall> calls = encoded.stream().map(call -> decoded(call, root)).toList();
        return new Part(calls, isChangeSet, Optional.empty());
      } catch (ODataError e) {
        // A wrong URL fails its own part only. The other parts are still answered.
        return new Part(encoded, isChangeSet, Optional.of(e));
      }
    }
  }

  static List<Part> read(ApiCall batch, ApiRoot root) {
    List<Part> parts = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (String part : parts(batch.headers().getOrDefault("content-type", ""), batch.body())) {
      Part read = part(part, batch, ids, root);
      List<ApiCall> calls = read.calls().stream().map(call -> call.by(batch.user())).toList();
      parts.add(new Part(calls, read.isChangeSet(), read.refusal()));
    }
    return parts;
  }

  private static List<String> parts(String contentType, String multipart) {
    Matcher type = BOUNDARY.matcher(contentType);
    if (!type.matches()) {
      throw ODataError.badRequest("The message is not multipart/mixed with a boundary.");
    }
    return between(type.group(1) == null ? type.group(2) : type.group(1), LINE + multipart);
  }

  /** A boundary is a whole line: another may begin with the same characters. */
  private static List<String> between(String boundary, String body) {
    Matcher line =
        Pattern.compile("\r\n--" + Pattern.quote(boundary) + "(--)?[ \t]*(?=\r\n|\\z)")
            .matcher(body);
    List<String> parts = new ArrayList<>();
    int start = -1;
    while (line.find() && (start < 0 || start <= line.start())) {
      if (start >= 0) {
        parts.add(body.substring(start, line.start()));
      }
      // MIME lets a reader ignore what follows the closing boundary.
      if (line.group(1) != null && !parts.isEmpty()) {
        return parts;
      }
      start = line.end() + LINE.length();
    }
    // A part that no boundary follows; lines that end in LF alone come to this, too.
    throw ODataError.badRequest("Stream was not readable.");
  }

  private static Part part(String part, ApiCall batch, Set<String> ids, ApiRoot root) {
    Map<String, String> mime = mime(part);
    String type = mime.getOrDefault("content-type", "");
    if (!type.toLowerCase(Locale.ROOT).startsWith("multipart/mixed")) {
      return Part.of(List.of(operation(part, batch.headers(), ids)), false, root);
    }
    List<ApiCall> calls = new ArrayList<>();
    for (String inner : parts(type, content(part))) {
      ApiCall call = operation(inner, batch.headers(), ids);
      if (call.method().equals("GET")) {
        throw ODataError.badRequest("A change set cannot contain GET requests.");
      }
      calls.add(call);
    }
    return Part.of(calls, true, root);
  }

  private static ApiCall operation(String part, Map<String, String> outer, Set<String> ids) {
    Map<String, String> mime = mime(part);
    String type = mime.getOrDefault("content-type", "").toLowerCase(Locale.ROOT);
    if (!type.startsWith("application/http")) {
      throw ODataError.badRequest("A part of a batch must have the Content-Type application/http.");
    }
    ApiCall call = request(content(part), inherited(outer));
    String id = mime.getOrDefault(CONTENT_ID, call.headers().getOrDefault(CONTENT_ID, ""));
    if (!id.isEmpty() && !ids.add(id)) {
      throw ODataError.badRequest(
          "The content ID '%s' was found more than once in the same change set or same batch request."
              .formatted(id));
    }
    if (!id.isEmpty()) {
      call.headers().put(CONTENT_ID, id);
    }
    return call;
  }

  private static Map<String, String> mime(String part) {
    int end = part.indexOf(EMPTY_LINE);
    return end < 0 ? Map.of() : headers(part.substring(0, end));
  }

  private static String content(String part) {
    return part.substring(part.indexOf(EMPTY_LINE) + EMPTY_LINE.length());
  }

  private static ApiCall request(String request, Map<String, String> headers) {
    int headerEnd = request.indexOf(EMPTY_LINE);
    String head = headerEnd < 0 ? request : request.substring(0, headerEnd);
    String body = headerEnd < 0 ? "" : request.substring(headerEnd + EMPTY_LINE.length());
    int lineEnd = head.indexOf(LINE);
    Matcher line = REQUEST_LINE.matcher(lineEnd < 0 ? head : head.substring(0, lineEnd));
    if (!line.matches()) {
      throw ODataError.badRequest("A part of the batch does not begin with a request line.");
    }
    String host = headers.getOrDefault("host", "");
    headers.putAll(lineEnd < 0 ? Map.of() : headers(head.substring(lineEnd + LINE.length())));
    headers.put("host", host); // a part goes where its batch went
    return call(line.group(1), line.group(2), headers, body);
  }

  private static ApiCall call(String method, String url, Map<String, String> headers, String body) {
    if (url.length() > MAX_URL) {
      throw ODataError.badRequest("A URL in the batch is longer than " + MAX_URL + " characters.");
    }
    int query = url.indexOf('?');
    String options = query < 0 ? "" : url.substring(query + 1);
    String path = query < 0 ? url : url.substring(0, query);
    CallUrl encoded = new CallUrl(path, Map.of(), options);
    return new ApiCall(method, encoded, new ApiCall.Content(headers, body), Optional.empty());
  }

  private static ApiCall decoded(ApiCall call, ApiRoot root) {
    CallUrl url = CallUrl.decoded(root.relative(call.path()), call.options());
    return new ApiCall(call.method(), url, call.content(), call.user());
  }

  private static Map<String, String> inherited(Map<String, String> outer) {
    Map<String, String> headers = new LinkedHashMap<>();
    // The caller of a batch is that of its parts, unless a part names another.
    for (String name : List.of("callerobjectid", "mscrmcallerid", "host")) {
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
