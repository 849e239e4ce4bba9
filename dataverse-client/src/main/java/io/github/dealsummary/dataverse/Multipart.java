package io.github.dealsummary.dataverse;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The multipart/mixed body of a batch: HTTP messages, one in each part. Lines end in CRLF;
 * Dataverse refuses a bare line feed.
 */
final class Multipart {
  private static final String LINE = "\r\n";

  private Multipart() {}

  /** One reply of a batch. */
  static final class Part {
    private final ReplyHead head;
    private final byte[] reply;
    private final int from;
    private final int to;

    /**
     * @param reply of which the body is what stands between the two places
     */
    Part(ReplyHead head, byte[] reply, int from, int to) {
      this.head = head;
      this.reply = reply;
      this.from = from;
      this.to = to;
    }

    ReplyHead head() {
      return head;
    }

    InputStream content() {
      return new ByteArrayInputStream(reply, from, to - from);
    }

    byte[] body() {
      return Arrays.copyOfRange(reply, from, to);
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

  /** Writes a batch whose only part is a change set. */
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

  /** Reads the replies. Those of a change set stand among the others, in their order. */
  static List<Part> read(@Nullable String contentType, byte[] body) throws UnreadableReply {
    return new MultipartReader(body).parts(contentType);
  }
}
