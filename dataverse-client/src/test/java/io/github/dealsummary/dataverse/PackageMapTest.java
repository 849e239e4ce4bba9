package io.github.dealsummary.dataverse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The package is flat, so its map has to name every type. */
class PackageMapTest {
  private static final Path PACKAGE = Path.of("src/main/java/io/github/dealsummary/dataverse");
  private static final Pattern LINK = Pattern.compile("\\{@link\\s+(?:\\*\\s+)?(\\w+)}");

  @Test
  void everyTypeIsOnTheMap() throws IOException {
    List<String> types;
    try (Stream<Path> files = Files.list(PACKAGE)) {
      types =
          files
              .map(file -> file.getFileName().toString())
              .filter(name -> name.endsWith(".java") && !name.startsWith("package-info"))
              .map(name -> name.replace(".java", ""))
              .toList();
    }
    String map = Files.readString(PACKAGE.resolve("package-info.java"));
    assertThat(LINK.matcher(map).results().map(link -> link.group(1)).distinct())
        .containsExactlyInAnyOrderElementsOf(types);
  }
}
