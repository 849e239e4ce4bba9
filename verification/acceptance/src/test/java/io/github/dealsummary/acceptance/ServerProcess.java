package io.github.dealsummary.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/** The packaged server as a process, and what the system says of it. */
final class ServerProcess implements AutoCloseable {
  private static final Path BIN = Path.of(System.getProperty("java.home"), "bin");
  private static final String JAR =
      System.getProperty("server.jar", "../../adapter-http/target/deal-summary-server.jar");

  private final Process process;
  private final int port;
  private final List<String> log = new CopyOnWriteArrayList<>();
  private final Thread listening;

  /**
   * @param options of its JVM
   */
  ServerProcess(Map<String, String> variables, String... options) throws IOException {
    List<String> command = new ArrayList<>(List.of(BIN.resolve("java").toString()));
    command.addAll(List.of(options));
    command.addAll(List.of("-jar", JAR, "--port", "0"));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().clear();
    builder.environment().putAll(variables);
    this.process = builder.start();
    BufferedReader errors = process.errorReader(UTF_8);
    this.listening = new Thread(() -> errors.lines().forEach(log::add));
    listening.start();
    String line = String.valueOf(process.inputReader(UTF_8).readLine());
    assertThat(line).as("%s", log).startsWith("Listening on ");
    this.port = Integer.parseInt(line.replaceFirst("Listening on http://[^:]+:([0-9]+).*", "$1"));
  }

  int port() {
    return port;
  }

  /** The files and sockets that it has open. */
  long descriptors() throws IOException {
    try (Stream<Path> open = Files.list(Path.of("/proc/" + process.pid() + "/fd"))) {
      return open.count();
    }
  }

  /** Its memory in MB, and its threads, as the system counts them. */
  String figures() throws IOException {
    List<String> status = Files.readAllLines(Path.of("/proc/" + process.pid() + "/status"));
    return String.format(
        Locale.ROOT,
        "%d MB resident, %d MB of heap used, %d threads, %d descriptors",
        number(status, "VmRSS:") / 1024,
        heapUsed() / 1024,
        number(status, "Threads:"),
        descriptors());
  }

  /** After a collection, in KB. */
  private long heapUsed() throws IOException {
    jcmd("GC.run");
    return jcmd("GC.heap_info")
        .filter(line -> line.contains("used "))
        .limit(1)
        .mapToLong(line -> Long.parseLong(line.replaceFirst(".* used ([0-9]+)K.*", "$1")))
        .sum();
  }

  private Stream<String> jcmd(String command) throws IOException {
    return new ProcessBuilder(BIN.resolve("jcmd").toString(), "" + process.pid(), command)
        .start().inputReader(UTF_8).lines().toList().stream();
  }

  private static long number(List<String> status, String name) {
    return status.stream()
        .filter(line -> line.startsWith(name))
        .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
        .sum();
  }

  /** Asks it to end, waits for it, and returns what it has logged. */
  List<String> end() throws InterruptedException {
    process.toHandle().destroy();
    assertThat(process.waitFor()).isEqualTo(143);
    listening.join();
    return List.copyOf(log);
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
