package io.github.dealsummary.dataverse.entra;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/**
 * A file that a person or a platform writes for a program: a secret, a token, a certificate, a few
 * settings. It is a regular file of at most {@value #MOST_BYTES} bytes that is not empty. Links to
 * one are followed, since Kubernetes mounts secrets as links.
 *
 * <p>The message of each {@link IOException} completes the sentence "The file ..", such as "is a
 * folder". It repeats neither path nor content, since a misplaced setting can make a secret of
 * either.
 */
public final class SmallFile {
  private static final int MOST_BYTES = 1_000_000;
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private SmallFile() {}

  /**
   * Returns the content as it is.
   *
   * @throws IOException if the file cannot be used
   */
  static byte[] bytes(Path path) throws IOException {
    // Before it is opened: opening a pipe would wait until another program writes to it.
    requireRegular(path);
    try (InputStream file = Files.newInputStream(path)) {
      return bytes(file);
    } catch (AccessDeniedException e) {
      throw notReadable();
    }
  }

  /**
   * Returns the text, without the byte order mark that some editors put before it.
   *
   * @throws IOException if the file cannot be used, or if it is not text in UTF-8
   */
  public static String text(String path) throws IOException {
    byte[] bytes = bytes(path(path));
    if (isUtf16(bytes)) {
      throw new IOException("is text in UTF-16, as Windows PowerShell writes it. Save it as UTF-8");
    }
    try {
      String text = UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      throw new IOException("is not text in UTF-8. Save it as UTF-8");
    }
  }

  /**
   * Looks whether the file can be used now.
   *
   * @throws IOException if it cannot
   */
  public static void requireUsable(String path) throws IOException {
    bytes(path(path));
  }

  static byte[] bytes(InputStream stream) throws IOException {
    byte[] bytes = stream.readNBytes(MOST_BYTES + 1);
    if (bytes.length > MOST_BYTES) {
      throw new IOException("is larger than 1 MB");
    }
    if (bytes.length == 0) {
      throw new IOException("is empty");
    }
    return bytes;
  }

  private static Path path(String text) throws IOException {
    try {
      return Path.of(text);
    } catch (InvalidPathException e) {
      throw new IOException("has a path that is not valid on this system");
    }
  }

  private static void requireRegular(Path path) throws IOException {
    if (Files.isDirectory(path)) {
      throw new IOException("is a folder. Give the path of the file in it");
    }
    if (Files.isRegularFile(path)) {
      return;
    }
    if (Files.exists(path)) {
      throw new IOException("is a pipe or a device. Give the path of a regular file");
    }
    // A file in a folder that this user may not enter neither exists nor is missing.
    throw Files.notExists(path) ? new IOException("does not exist") : notReadable();
  }

  private static IOException notReadable() {
    return new IOException("cannot be read by the user that runs this. Check its permissions");
  }

  /** Looks at the marks before the text. Without one, each second byte of plain letters is zero. */
  private static boolean isUtf16(byte[] bytes) {
    if (bytes.length < 2 || bytes.length % 2 != 0) {
      return false;
    }
    int first = (bytes[0] & 0xFF) << 8 | (bytes[1] & 0xFF);
    boolean marked = first == 0xFEFF || first == 0xFFFE;
    return marked || (bytes[0] == 0) != (bytes[1] == 0);
  }
}
