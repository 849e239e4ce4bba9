package io.github.dealsummary.dataverse.entra;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SmallFileTest {
  @TempDir private Path folder;

  @Test
  void textIsReadWithoutItsMark() throws IOException {
    assertThat(SmallFile.text(file("\uFEFFs\u00E9cret\r\n".getBytes(UTF_8))))
        .isEqualTo("s\u00E9cret\r\n");
    assertThat(SmallFile.text(file(new byte[1_000_000]))).hasSize(1_000_000);
  }

  @Test
  void linkToAFileIsFollowed() throws IOException {
    Path link = folder.resolve("..data");
    Files.createSymbolicLink(link, Path.of(file("secret".getBytes(ISO_8859_1))));
    assertThat(SmallFile.text(link.toString())).isEqualTo("secret");
  }

  @Test
  void whatCannotBeReadIsSaidWithoutPathAndContent() throws IOException {
    refused(folder.toString(), "is a folder. Give the path of the file in it");
    refused(folder.resolve("secret").toString(), "does not exist");
    refused("secret\0", "has a path that is not valid on this system");
    refused(file(new byte[0]), "is empty");
    refused(file(new byte[1_000_001]), "is larger than 1 MB");
    refused(file("secr\u00E9t".getBytes(ISO_8859_1)), "is not text in UTF-8. Save it as UTF-8");
  }

  @Test
  void textInUtf16IsSaidWithAndWithoutItsMark() throws IOException {
    String said = "is text in UTF-16, as Windows PowerShell writes it. Save it as UTF-8";
    refused(file("\uFEFFsecret\r\n".getBytes(UTF_16LE)), said);
    refused(file("\uFEFFsecret\r\n".getBytes(UTF_16BE)), said);
    refused(file("secret\r\n".getBytes(UTF_16LE)), said);
    refused(file("secret\r\n".getBytes(UTF_16BE)), said);
  }

  @Test
  void pipeIsNotWaitedFor() throws Exception {
    Path pipe = folder.resolve("pipe");
    assumeTrue(isPosix() && new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor() == 0);
    Assertions.assertTimeoutPreemptively(
        Duration.ofSeconds(30),
        () -> refused(pipe.toString(), "is a pipe or a device. Give the path of a regular file"));
  }

  @Test
  void deviceIsNotRead() {
    assumeTrue(isPosix());
    refused("/dev/zero", "is a pipe or a device. Give the path of a regular file");
  }

  @Test
  void fileOfAnotherUserIsSaid() throws IOException {
    assumeTrue(isPosix());
    Path path = Path.of(file("secret".getBytes(ISO_8859_1)));
    Files.setPosixFilePermissions(path, Set.of());
    assumeTrue(!Files.isReadable(path), "root reads everything");
    refused(path.toString(), "cannot be read by the user that runs this. Check its permissions");
  }

  private static boolean isPosix() {
    return Files.exists(Path.of("/dev/zero"));
  }

  private static void refused(String path, String says) {
    assertThatThrownBy(() -> SmallFile.text(path))
        .isInstanceOf(IOException.class)
        .hasMessage(says)
        .hasNoCause();
  }

  private String file(byte[] content) throws IOException {
    return Files.write(Files.createTempFile(folder, "a", ""), content).toString();
  }
}
