package io.github.dealsummary.find;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;

/** The lines of a list that lies beside the classes, without its comments. */
final class ResourceLines {
  private ResourceLines() {}

  static Stream<String> of(String name) {
    try (InputStream file =
        requireNonNull(ResourceLines.class.getResourceAsStream(name), "the list " + name)) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"));
    } catch (IOException e) {
      throw new UncheckedIOException("The list " + name + " could not be read.", e);
    }
  }
}
