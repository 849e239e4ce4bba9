package io.github.dealsummary.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The classes of a packaged program, kept in a file by a first process of it. Those that follow
 * start in two thirds of the time, and do the same.
 */
final class ClassArchive {
  private static final Map<Path, String> OPTIONS = new HashMap<>();

  private ClassArchive() {}

  /** The option with which the terminal's jar starts sooner. */
  static String ofTerminal(List<String> java, Path jar) throws IOException, InterruptedException {
    List<String> question = List.of("summarize", "Fourth Coffee", "--demo");
    return option(java, jar, question, process -> process.getInputStream().readAllBytes());
  }

  /** The option with which the server's jar starts sooner. */
  static String ofServer(List<String> java, Path jar) throws IOException, InterruptedException {
    return option(
        java,
        jar,
        List.of("--port", "0", "--demo"),
        process -> {
          String url = process.inputReader(UTF_8).readLine().replaceFirst(".*(http\\S+).*", "$1");
          URI question = URI.create(url + "/api/DealSummary?customerName=Fourth%20Coffee");
          question.toURL().openStream().close();
          process.toHandle().destroy(); // asks it to end, upon which it writes the file
        });
  }

  private interface Use {
    void of(Process process) throws IOException;
  }

  private static synchronized String option(
      List<String> java, Path jar, List<String> arguments, Use use)
      throws IOException, InterruptedException {
    String known = OPTIONS.get(jar);
    if (known != null) {
      return known;
    }
    Path archive = Path.of("target", jar.getFileName() + ".jsa").toAbsolutePath();
    Files.deleteIfExists(archive);
    List<String> command = new ArrayList<>(java);
    command.addAll(
        List.of("-XX:ArchiveClassesAtExit=" + archive, "-Xlog:disable", "-jar", jar.toString()));
    command.addAll(arguments);
    ProcessBuilder first =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
    first.environment().clear();
    Process process = first.start();
    use.of(process);
    process.waitFor();
    String option = "-XX:SharedArchiveFile=" + archive;
    OPTIONS.put(jar, option);
    return option;
  }
}
