package io.github.dealsummary.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.dealsummary.emulator.DataverseEmulator;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The self-contained jar as a process. */
@Timeout(60)
class DealSummaryServerIT {
  private final HttpClient client = HttpClient.newHttpClient();
  private final List<Process> processes = new ArrayList<>();

  @AfterEach
  void end() {
    processes.forEach(Process::destroyForcibly);
  }

  @Test
  void demoAnswersWhatItsGreetingSuggests() throws Exception {
    Process server = start(Map.of(), "--demo", "--port", "0");
    BufferedReader said = server.inputReader(UTF_8);
    assertThat(said.readLine()).startsWith("Listening on http://127.0.0.1:").contains("demo");
    String url = said.readLine().replaceFirst("Try: curl \"(.*)\"", "$1");

    HttpResponse<String> reply = get(url);

    assertThat(reply.statusCode()).isEqualTo(200);
    assertThat(reply.body()).contains("Fourth Coffee");
    server.toHandle().destroy();
    assertThat(server.waitFor()).isEqualTo(143);
    assertThat(said.readLine()).isNull();
    assertThat(server.errorReader(UTF_8).readLine()).isNull();
  }

  @Test
  void settingsPointItAtASalesEnvironment() throws Exception {
    try (DataverseEmulator sales = DataverseEmulator.start()) {
      String url = listening(start(sales.variables(), "--port", "0")) + "/api/DealSummary";

      assertThat(get(url + "?customerName=Fourth%20Coffee").body()).contains("Fourth Coffee");
      sales.revokeSecret();
      HttpResponse<String> refused = get(url + "?customerName=Fourth%20Coffee");

      assertThat(refused.statusCode()).isEqualTo(502);
      assertThat(refused.body()).contains("\"kind\":\"unauthenticated\"");
      assertThat(sales.requests()).isNotEmpty();
    }
  }

  @Test
  void wrongArgumentsAndSettingsAreAllSaidAtOnce() throws Exception {
    Process server =
        start(Map.of("DEAL_SUMMARY_KEYS", "sesame", "DEAL_SUMMARY_CALLER", "tokens"), "--loud");

    assertThat(server.waitFor()).isEqualTo(2);
    assertThat(server.errorReader(UTF_8).lines().toList())
        .anySatisfy(line -> assertThat(line).contains("--loud"))
        .anySatisfy(line -> assertThat(line).contains("DEAL_SUMMARY_KEYS"))
        .anySatisfy(line -> assertThat(line).contains("DEAL_SUMMARY_CALLER"))
        .anySatisfy(line -> assertThat(line).contains("DATAVERSE_URL"))
        .noneSatisfy(line -> assertThat(line).contains("Exception"))
        .noneSatisfy(line -> assertThat(line).contains("sesame"));
    assertThat(server.inputReader(UTF_8).readLine()).isNull();
  }

  @Test
  void withoutKeysItDoesNotListenToOthers() throws Exception {
    Process server = start(Map.of(), "--demo", "--host", "0.0.0.0");

    assertThat(server.waitFor()).isEqualTo(2);
    assertThat(server.errorReader(UTF_8).lines().toList())
        .singleElement()
        .asString()
        .contains("DEAL_SUMMARY_KEYS");
  }

  @Test
  void portInUseIsSaid() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Process server = start(Map.of(), "--demo", "--port", "" + taken.getLocalPort());

      assertThat(server.waitFor()).isEqualTo(1);
      assertThat(server.errorReader(UTF_8).lines().toList())
          .singleElement()
          .asString()
          .contains("--port");
    }
  }

  @Test
  void helpIsGiven() throws Exception {
    Process server = start(Map.of(), "--help");

    assertThat(server.waitFor()).isZero();
    assertThat(server.inputReader(UTF_8).lines().collect(joining("\n")))
        .startsWith("Usage: ")
        .contains("--demo  ", "--port <number>  ", "--host <address>  ", "adapter-http/README.md");
  }

  private Process start(Map<String, String> variables, String... arguments) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar",
                "target/deal-summary-server.jar"));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().clear();
    builder.environment().putAll(variables);
    Process process = builder.start();
    processes.add(process);
    return process;
  }

  private static String listening(Process server) throws IOException {
    String line = server.inputReader(UTF_8).readLine();
    assertThat(line).startsWith("Listening on ");
    return line.replaceFirst("Listening on (\\S+).*", "$1");
  }

  private HttpResponse<String> get(String url) throws Exception {
    return client.send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofString());
  }
}
