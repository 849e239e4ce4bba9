package io.github.dealsummary.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/**
 * A client that we did not write, run unmodified. It needs Node and a folder in which {@code npm
 * install dynamics-web-api} was done, named by the system property {@code dynamics-web-api.folder}.
 */
class DynamicsWebApiTest {
  private static final String FOLDER = System.getProperty("dynamics-web-api.folder", "");

  @Test
  void dynamicsWebApiRunsUnmodified() throws Exception {
    assumeTrue(
        Files.isDirectory(Path.of(FOLDER, "node_modules", "dynamics-web-api")),
        "skipped: -Ddynamics-web-api.folder names no folder with npm's dynamics-web-api");
    Path script =
        Path.of(
            Objects.requireNonNull(getClass().getResource("/dynamics-web-api/run.mjs")).toURI());
    try (DataverseEmulator emulator = DataverseEmulator.start()) {
      Process node =
          new ProcessBuilder("node", script.toString(), emulator.url().toString(), emulator.token())
              .directory(new File(FOLDER))
              .redirectErrorStream(true)
              .start();
      String output = new String(node.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(node.waitFor(1, TimeUnit.MINUTES)).isTrue();
      assertThat(output).startsWith("18 passed");
      assertThat(node.exitValue()).isZero();
    }
  }
}
