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

  /** One reply of a batch. */
  static final class Part {
    private final ReplyHead head;
    private final byte[] body;

    Part(ReplyHead head, byte[] body) {
      this.head = head;
      this.body = body;
    }

    ReplyHead head() {
      return head;
    }

    byte[] body() {
      return body;
    }
  }

  /**
   * @param messages each an HTTP request, whole
   */
  static String write(String boundary, List<String> messages) {
    StringBuilder body = new StringBuilder();
    int id = 0;
    for (String message : messages) {
      body.append("--").append(boundary).append(LINE);
      body.append("Content-Type: application/http").append(LINE);
      body.append("Content-Transfer-Encoding: binary").append(LINE);
      body.append("Content-ID: ").append(++id).append(LINE).append(LINE);
      body.append(message).append(LINE);
    }
    return body.append("--").append(boundary).append("--").append(LINE).toString();
  }

  /** A change set as the only part. */
  static String around(String boundary, String inner, String set) {
    return "--"
        + boundary
        + LINE
        + "Content-Type: multipart/mixed; boundary=\""
        + inner
        + "\""
        + LINE
        + LINE
        + set
        + LINE
        + "--"
        + boundary
        + "--"
        + LINE;
  }

  /** The replies; those to the parts of a change set stand among the others. */
  static List<Part> read(@Nullable String contentType, byte[] body) throws UnreadableReply {
    return read(contentType, body, true);
  }

  private static List<Part> read(@Nullable String contentType, byte[] body, boolean outermost)
      throws UnreadableReply {
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
      parts.addAll(parts(text.substring(start + delimiter.length(), end), outermost));
      start = end;
    }
    return parts;
  }

  private static int next(String text, String delimiter, int from) throws UnreadableReply {
    for (int found = text.indexOf(delimiter, from); found >= 0; ) {
      int end = found + delimiter.length();
      if (text.startsWith(LINE, end) || text.startsWith("--", end)) {
        return found;
      }
      found = text.indexOf(delimiter, end);
    }
    throw new UnreadableReply("the answer to a batch breaks off");
  }

  private static List<Part> parts(String text, boolean outermost) throws UnreadableReply {
    int http = after(text, LINE + LINE, 0);
    String type = headers(text.substring(0, http).split(LINE)).get("Content-Type");
    if (outermost && type != null && BOUNDARY.matcher(type).find()) {
      return read(type, text.substring(http).getBytes(StandardCharsets.ISO_8859_1), false);
    }
    int head = after(text, LINE + LINE, http);
    String[] lines = text.substring(http, head).split(LINE, -1);
    Matcher status = STATUS_LINE.matcher(lines[0]);
    if (!status.matches()) {
      throw new UnreadableReply("a part of the answer to a batch is not an HTTP message");
    }
    ReplyHead reply = new ReplyHead(Integer.parseInt(status.group(1)), headers(lines)::get);
    byte[] body = text.substring(head).getBytes(StandardCharsets.ISO_8859_1);
    return List.of(new Part(reply, body));
  }

  /** Names are compared without regard to case. */
  private static Map<String, String> headers(String[] lines) {
    Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (String line : lines) {
      int colon = line.indexOf(':');
      if (colon > 0) {
        headers.put(line.substring(0, colon).strip(), line.substring(colon + 1).strip());
      }
    }
    return headers;
  }

  private static int after(String text, String mark, int from) throws UnreadableReply {
    int found = text.indexOf(mark, from);
    if (found < 0) {
      throw new UnreadableReply("a part of the answer to a batch has no header");
    }
    return found + mark.length();
  }
}
