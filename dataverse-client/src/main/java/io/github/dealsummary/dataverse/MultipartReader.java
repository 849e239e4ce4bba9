package io.github.dealsummary.dataverse;

import io.github.dealsummary.dataverse.Multipart.Part;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Takes the reply to a batch apart in place: the bodies of its parts are not copied. */
final class MultipartReader {
  private static final String LINE = "\r\n";
  private static final String EMPTY_LINE = LINE + LINE;
  private static final Pattern BOUNDARY =
      Pattern.compile("(?i)boundary=(?:\"([^\"]{1,200})\"|([^;\\s]{1,200}))");
  private static final Pattern STATUS_LINE = Pattern.compile("HTTP/\\d\\.\\d (\\d{3})(?: .*)?");

  private final byte[] reply;

  /** The reply with one char per byte, so that a place in one is the same place in the other. */
  private final String text;

  MultipartReader(byte[] reply) {
    this.reply = reply;
    this.text = new String(reply, StandardCharsets.ISO_8859_1);
  }

  /** Reads the parts. Those of a change set stand among the others, in their order. */
  List<Part> parts(@Nullable String contentType) throws UnreadableReply {
    return parts(contentType, 0, text.length(), true);
  }

  private List<Part> parts(@Nullable String contentType, int from, int to, boolean outermost)
      throws UnreadableReply {
    Matcher boundary = BOUNDARY.matcher(contentType == null ? "" : contentType);
    if (!boundary.find()) {
      throw new UnreadableReply("a batch was answered without a multipart body");
    }
    String delimiter = "--" + (boundary.group(1) == null ? boundary.group(2) : boundary.group(1));
    List<Part> parts = new ArrayList<>();
    int start = next(delimiter, from, from, to) + delimiter.length();
    while (!text.startsWith("--", start)) {
      int end = next(delimiter, start, from, to);
      parts.addAll(parts(start, end - LINE.length(), outermost));
      start = end + delimiter.length();
    }
    return parts;
  }

  /** Finds the next delimiter that begins a line. */
  private int next(String delimiter, int after, int from, int to) throws UnreadableReply {
    for (int found = text.indexOf(delimiter, after); found >= 0; ) {
      int end = found + delimiter.length();
      boolean begins = found == from || text.startsWith(LINE, found - LINE.length());
      boolean ends = text.startsWith(LINE, end) || text.startsWith("--", end);
      if (begins && ends && end + LINE.length() <= to) {
        return found;
      }
      found = text.indexOf(delimiter, found + 1);
    }
    throw new UnreadableReply("the answer to a batch breaks off");
  }

  private List<Part> parts(int from, int to, boolean outermost) throws UnreadableReply {
    int http = afterHead(from, to);
    String type = headers(lines(from, http)).get("Content-Type");
    if (outermost && type != null && BOUNDARY.matcher(type).find()) {
      return parts(type, http, to, false);
    }
    int body = afterHead(http, to);
    String[] lines = lines(http, body);
    Matcher status = STATUS_LINE.matcher(lines[0]);
    if (!status.matches()) {
      throw new UnreadableReply("a part of the answer to a batch is not an HTTP message");
    }
    ReplyHead head = new ReplyHead(Integer.parseInt(status.group(1)), headers(lines)::get);
    return List.of(new Part(head, reply, body, to));
  }

  private String[] lines(int from, int to) {
    return text.substring(from, to).split(LINE, -1);
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

  private int afterHead(int from, int to) throws UnreadableReply {
    int end = text.indexOf(EMPTY_LINE, from);
    if (end < 0 || end + EMPTY_LINE.length() > to) {
      throw new UnreadableReply("a part of the answer to a batch has no header");
    }
    return end + EMPTY_LINE.length();
  }
}
