package io.github.dealsummary.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dealsummary.acceptance.Packaged.Printed;
import io.github.dealsummary.emulator.DataverseEmulator;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A program whose build decides for older libraries, as one with Spring Boot 2.7 does. */
class LibraryVersionsIT {
  /** Where the build puts the older libraries. */
  private static final Path OLDER = Path.of("target/older-libraries");

  private static final String KOTLIN = "kotlin-stdlib-";
  private static final String JACKSON = "jackson-(core|databind|annotations)-";

  @ParameterizedTest(name = "kotlin {0}, jackson {1}")
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          1.8.0  | 2.15.0 | -
          1.6.21 | 2.15.0 | Kotlin (org.jetbrains.kotlin:kotlin-stdlib) is version 1.6.21, and deal-summary needs 1.8.0 or newer.
          1.8.0  | 2.13.5 | Jackson (com.fasterxml.jackson.core:jackson-core) is version 2.13.5, and deal-summary needs 2.15.0 or newer.
          1.6.21 | 2.13.5 | Kotlin (org.jetbrains.kotlin:kotlin-stdlib) is version 1.6.21, and deal-summary needs 1.8.0 or newer.
          """)
  void tooOldALibraryIsNamedWithItsVersion(String kotlin, String jackson, String says)
      throws Exception {
    try (DataverseEmulator sales = DataverseEmulator.start()) {
      Printed printed =
          Packaged.java(
              sales.variables(),
              List.of("-cp", classPath(kotlin, jackson), Embedder.class.getName()));
      if (says == null) {
        assertThat(printed.out()).as(printed.err()).contains("Summarized by Copilot");
      } else {
        assertThat(printed.out()).isEmpty();
        assertThat(printed.err()).startsWith(says).contains("kotlin.version");
      }
    }
  }

  private static String classPath(String kotlin, String jackson) throws Exception {
    List<String> own = List.of(System.getProperty("java.class.path").split(File.pathSeparator));
    List<String> rest =
        own.stream()
            .filter(one -> !name(one).matches("(" + KOTLIN + "|" + JACKSON + ").*"))
            .toList();
    try (Stream<Path> older = Files.list(OLDER)) {
      List<String> chosen =
          older
              .map(Path::toString)
              .filter(
                  one ->
                      name(one).equals(KOTLIN + kotlin + ".jar")
                          || name(one).matches(JACKSON + jackson.replace(".", "\\.") + "\\.jar"))
              .toList();
      assertThat(chosen).as("one of Kotlin and three of Jackson").hasSize(4);
      return String.join(
          File.pathSeparator, Stream.concat(chosen.stream(), rest.stream()).toList());
    }
  }

  private static String name(String path) {
    return new File(path).getName();
  }
}
