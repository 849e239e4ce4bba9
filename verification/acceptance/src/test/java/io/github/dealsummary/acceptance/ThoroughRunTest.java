package io.github.dealsummary.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A test whose count depends on the build runs in full where the tag says so. */
class ThoroughRunTest {
  private static final Pattern DEPENDS =
      Pattern.compile("Seeded\\.(?:count|print)\\(|\"seeded\\.share\"");

  @Test
  void everyTestWithAShareHasTheTag() {
    List<Path> counted =
        Repository.files(file -> file.toString().endsWith("Test.java") && depends(file));
    assertThat(counted).hasSizeGreaterThan(8);
    assertThat(counted).allSatisfy(file -> assertThat(text(file)).contains("@Tag(\"thorough\")"));
  }

  private static boolean depends(Path file) {
    return DEPENDS.matcher(text(file)).find() && !file.endsWith("ThoroughRunTest.java");
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
