package io.github.dealsummary.namesakes;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The words of {@code words.txt}, by section. */
final class WordLists {
  private final Map<String, List<String>> sections = new HashMap<>();

  /**
   * @throws UncheckedIOException if the file cannot be read
   */
  WordLists() {
    String title = "";
    for (String line : text().lines().toList()) {
      if (line.startsWith("[")) {
        title = line.substring(1, line.length() - 1);
      } else if (!line.isBlank() && !line.startsWith("#")) {
        sections.computeIfAbsent(title, first -> new ArrayList<>()).addAll(words(line));
      }
    }
  }

  /** Returns the words of a section. */
  List<String> of(String section) {
    return requireNonNull(sections.get(section), section);
  }

  private static List<String> words(String line) {
    return Arrays.stream(line.split(",", -1))
        .map(String::strip)
        .filter(word -> !word.isEmpty())
        .toList();
  }

  private static String text() {
    try (var file = requireNonNull(WordLists.class.getResourceAsStream("words.txt"))) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
