package io.github.dealsummary.acceptance;

import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Files and packages stay small enough to be read at one go. */
class SizesTest {
  private static final int MOST_LINES = 200;
  private static final int MOST_FILES = 45;

  /** Flat by design, with a map in its package-info. */
  private static final Path CLIENT =
      Path.of("dataverse-client/src/main/java/io/github/dealsummary/dataverse");

  private static final Predicate<String> NO_CODE =
      Pattern.compile("^\\s*(//|/?\\*|$|import |package )").asPredicate();

  @Test
  void noFileIsLong() {
    Map<Path, Long> longOnes = new TreeMap<>();
    for (Path file : sources()) {
      long lines = codeLines(file);
      if (lines > MOST_LINES) {
        longOnes.put(Repository.relative(file), lines);
      }
    }
    assertThat(longOnes)
        .as("files of more than %d lines of code: split them by concept", MOST_LINES)
        .isEmpty();
  }

  @Test
  void noPackageIsCrowded() {
    Map<Path, Integer> crowded = new TreeMap<>();
    sources().stream()
        .collect(groupingBy(SizesTest::folder))
        .forEach(
            (folder, files) -> {
              if (files.size() > MOST_FILES && !folder.equals(CLIENT)) {
                crowded.put(folder, files.size());
              }
            });
    assertThat(crowded)
        .as("packages of more than %d files: split them by concept", MOST_FILES)
        .isEmpty();
  }

  @Test
  void everyModuleIsLookedAt() {
    assertThat(sources())
        .map(file -> Repository.relative(file).getName(0).toString())
        .contains(
            "dataverse-client",
            "dataverse-emulator",
            "summary-core",
            "openapi",
            "adapter-cli",
            "adapter-http",
            "adapter-function",
            "verification");
  }

  private static List<Path> sources() {
    return Repository.files(
        file ->
            file.toString().endsWith(".java")
                && Repository.relative(file).toString().contains("src/main/java"));
  }

  private static Path folder(Path file) {
    Path path = Repository.relative(file);
    return path.subpath(0, path.getNameCount() - 1);
  }

  private static long codeLines(Path file) {
    try {
      return Files.readAllLines(file).stream().filter(NO_CODE.negate()).count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
