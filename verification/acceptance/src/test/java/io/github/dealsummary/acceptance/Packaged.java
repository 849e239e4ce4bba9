package io.github.dealsummary.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A packaged program as a process of its own, with these variables and no others. */
final class Packaged {
  private static final String TERMINAL = "../../adapter-cli/target/deal-summary.jar";

  private Packaged() {}

  /** What a process printed. */
  record Printed(int exit, String out, String err) {}

  /** Runs the terminal's jar. */
  static Printed terminal(Map<String, String> variables, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("-jar", TERMINAL));
    command.addAll(List.of(arguments));
    return java(variables, command);
  }

  static Printed java(Map<String, String> variables, List<String> arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().clear();
    builder.environment().putAll(variables);
    Process process = builder.start();
    process.getOutputStream().close();
    String out = new String(process.getInputStream().readAllBytes(), UTF_8);
    String err = new String(process.getErrorStream().readAllBytes(), UTF_8);
    return new Printed(process.waitFor(), out, err);
  }
}
