package io.github.dealsummary.dataverse;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Reads a count, which Dataverse sends as text behind a byte order mark. */
final class CountReply {
  private static final int LONGEST = 32;

  private CountReply() {}

  static long read(InputStream body) throws IOException {
    String text = new String(body.readNBytes(LONGEST), StandardCharsets.UTF_8);
    String digits = text.startsWith("\uFEFF") ? text.substring(1) : text;
    if (!digits.matches("\\d{1,18}\\s*")) {
      throw new UnreadableReply("it is not a number");
    }
    return Long.parseLong(digits.strip());
  }
}
