package io.github.dealsummary.dataverse;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The multipart/mixed body of a batch: HTTP messages, one in each part. Lines end in CRLF;
 * Dataverse refuses a bare line feed.
 */
final class Multipart {
  private static final String LINE = "\r\n";
  private static final Pattern BOUNDARY =
      Pattern.compile("(?i)boundary=(?:\"([^\"]{1,200})\"|([^;\\s]{1,200}))");
  private static final Pattern STATUS_LINE = Pattern.compile("HTTP/\\d\\.\\d (\\d{3})(?: .*)?");

  private Multipart() {}

  /** One reply of a batch. Header names are compared without regard to case. */
  record Part(int status, Map<String, String> headers, String body) {
    boolean isSuccessful() {
      return status >= 200 && status < 300;
    }

    @Nullable String header(String name) {
      return headers.get(name);
    }
  }

  /**
   * @param requests each a request line and headers, without the blank line after them
   */
  static String write(String boundary, List<List<String>> requests) {
    StringBuilder body = new StringBuilder();
    for (List<String> request : requests) {
      body.append("--").append(boundary).append(LINE);
      body.append("Content-Type: application/http").append(LINE);
      body.append("Content-Transfer-Encoding: binary").append(LINE).append(LINE);
      request.forEach(line -> body.append(line).append(LINE));
      body.append(LINE);
    }
    return body.append("--").append(boundary).append("--").append(LINE).toString();
  }

  static List<Part> read(@Nullable String contentType, byte[] body) throws UnreadableReply {
    Matcher boundary = BOUNDARY.matcher(contentType == null ? "" : contentType);
    if (!boundary.find()) {
      throw new UnreadableReply("a batch was answered without a multipart body");
    }
    String name = boundary.group(1) == null ? boundary.group(2) : boundary.group(1);
    // One char per byte, so that no byte is lost between here and the body of a part.
    String text = LINE + new String(body, StandardCharsets.ISO_8859_1);
    String delimiter = LINE + "--" + name;
    List<Part> parts = new ArrayList<>();
    int start = next(text, delimiter, 0);
    while (!text.startsWith("--", start + delimiter.length())) {
      int end = next(text, delimiter, start + delimiter.length());
      parts.add(part(text.substring(start + delimiter.length(), end)));
      start = end;
    }
    return parts;
  }

  private static int next(String text, String delimiter, int from) throws UnreadableReply {
    int found = text.indexOf(delimiter, from);
    if (found < 0) {
      throw new UnreadableReply("the answer to a batch breaks off");
    }
    return found;
  }

  private static Part part(String text) throws UnreadableReply {
    int http = after(text, LINE + LINE, 0);
    int head = after(text, LINE + LINE, http);
    String[] lines = text.substring(http, head).split(LINE, -1);
    Matcher status = STATUS_LINE.matcher(lines[0]);
    if (!status.matches()) {
      throw new UnreadableReply("a part of the answer to a batch is not an HTTP message");
    }
    Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (int i = 1; i < lines.length; i++) {
      int colon = lines[i].indexOf(':');
      if (colon > 0) {
        headers.put(lines[i].substring(0, colon).strip(), lines[i].substring(colon + 1).strip());
      }
    }
    byte[] body = text.substring(head).getBytes(StandardCharsets.ISO_8859_1);
    String content = new String(body, StandardCharsets.UTF_8);
    return new Part(Integer.parseInt(status.group(1)), headers, content);
  }

  private static int after(String text, String mark, int from) throws UnreadableReply {
    int found = text.indexOf(mark, from);
    if (found < 0) {
      throw new UnreadableReply("a part of the answer to a batch has no header");
    }
    return found + mark.length();
  }
}
