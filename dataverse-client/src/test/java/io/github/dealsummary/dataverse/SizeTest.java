package io.github.dealsummary.dataverse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a program takes on with the client. */
class SizeTest {
  private static final long MOST = 7_000_000;

  /** On the class path for these tests alone. */
  private static final Pattern FOR_TESTS =
      Pattern.compile(
          "(junit|assertj|byte-buddy|opentest4j|apiguardian|surefire|univocity|dataverse-emulator).*");

  @Test
  void jarAndDependenciesStaySmall() {
    List<Path> own =
        Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
            .map(Path::of)
            .filter(path -> !path.endsWith("test-classes") && !path.toString().contains("emulator"))
            .filter(path -> !FOR_TESTS.matcher(path.getFileName().toString()).matches())
            .toList();
    assertThat(own)
        .as("the client, OkHttp, Okio, Kotlin, Jackson, MSAL, SLF4J")
        .hasSizeGreaterThan(8);
    long size = own.stream().mapToLong(SizeTest::size).sum();
    assertThat(size).as(own.toString()).isBetween(1_000_000L, MOST);
  }

  /** Of a folder of classes, more than of the jar that is made of it. */
  private static long size(Path path) {
    try (Stream<Path> files = Files.walk(path)) {
      return files.map(Path::toFile).filter(File::isFile).mapToLong(File::length).sum();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
