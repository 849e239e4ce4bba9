package io.github.dealsummary.settings;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file written by hand: UTF-8, and small. A path given by mistake often leads to a larger one.
 */
final class SmallFile {
  private static final int MOST_BYTES = 1_000_000;
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private SmallFile() {}

  /**
   * Returns the text, without the byte order mark that some editors put before it.
   *
   * @throws IOException if the file cannot be read, is too large or is not UTF-8
   * @throws java.nio.file.InvalidPathException if the path is not valid
   */
  static String text(String path) throws IOException {
    try (InputStream file = Files.newInputStream(Path.of(path))) {
      byte[] bytes = file.readNBytes(MOST_BYTES + 1);
      if (bytes.length > MOST_BYTES) {
        throw new IOException("The file is too large.");
      }
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    }
  }
}
