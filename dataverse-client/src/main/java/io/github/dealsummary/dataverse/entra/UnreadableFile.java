package io.github.dealsummary.dataverse.entra;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;

/** Says why a file cannot be read, without its path, which may be a secret in the wrong place. */
final class UnreadableFile {
  private UnreadableFile() {}

  static String why(IOException e) {
    if (e instanceof NoSuchFileException) {
      return "there is no such file";
    }
    return e instanceof AccessDeniedException
        ? "this process may not read it"
        : "it is a folder, or the disk failed";
  }
}
