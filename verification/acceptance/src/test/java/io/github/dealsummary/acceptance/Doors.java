package io.github.dealsummary.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.azure.functions.HttpRequestMessage;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The packaged jars and the staging folder, each a process with the same settings. */
final class Doors implements AutoCloseable {
  private static final Path ROOT = Path.of("../..");
  private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");

  private final HttpClient client = HttpClient.newHttpClient();
  private final Map<String, String> variables;
  private final Process server;
  private final String serverUrl;

  /** An operation under its name at each door. */
  enum Operation {
    SUMMARIZE("summarize", "DealSummary", "DealSummary"),
    FIND("find", "Deals", "FindDeals"),
    BRIEF("brief", "CustomerBrief", "CustomerBrief");

    private final String command;
    private final String path;
    private final String function;

    Operation(String command, String path, String function) {
      this.command = command;
      this.path = path;
      this.function = function;
    }
  }

  /** What a command printed. */
  record Printed(int exit, String out, String err) {}

  /** What an HTTP door replied. Header names are compared without regard to case. */
  record Replied(int status, Map<String, String> headers, String body) {}

  Doors(Map<String, String> variables) throws IOException {
    this.variables = variables;
    this.server =
        start(
            "-jar",
            ROOT.resolve("adapter-http/target/deal-summary-server.jar").toString(),
            "--port",
            "0");
    BufferedReader said = server.inputReader(UTF_8);
    String line = String.valueOf(said.readLine());
    assertThat(line).startsWith("Listening on ");
    this.serverUrl = line.replaceFirst("Listening on (\\S+).*", "$1");
  }

  /** {@code deal-summary summarize}. */
  Printed terminal(String... arguments) throws IOException, InterruptedException {
    return terminal(Operation.SUMMARIZE, arguments);
  }

  Printed terminal(Operation operation, String... arguments)
      throws IOException, InterruptedException {
    return terminalWith(List.of(), operation, arguments);
  }

  /** The same in a JVM with these options. */
  Printed terminalWith(List<String> options, Operation operation, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(options);
    command.addAll(
        List.of(
            "-jar",
            ROOT.resolve("adapter-cli/target/deal-summary.jar").toString(),
            operation.command));
    command.addAll(List.of(arguments));
    Process process = start(command.toArray(String[]::new));
    String out = new String(process.getInputStream().readAllBytes(), UTF_8);
    String err = new String(process.getErrorStream().readAllBytes(), UTF_8);
    return new Printed(process.waitFor(), out, err);
  }

  Replied server(Map<String, String> parameters) throws IOException, InterruptedException {
    return server(Operation.SUMMARIZE, parameters);
  }

  private Replied server(Operation operation, Map<String, String> parameters)
      throws IOException, InterruptedException {
    URI address = URI.create(serverUrl + "/api/" + operation.path + "?" + query(parameters));
    HttpResponse<String> reply =
        client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString(UTF_8));
    Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    reply.headers().map().forEach((name, values) -> headers.put(name, values.get(0)));
    return new Replied(reply.statusCode(), headers, reply.body());
  }

  private Replied function(Operation operation, Map<String, String> parameters)
      throws IOException, InterruptedException, URISyntaxException {
    Path host = ROOT.resolve("adapter-function/target/test-classes");
    Path library =
        Path.of(
            HttpRequestMessage.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    Process process =
        start(
            "-cp",
            host + File.pathSeparator + library,
            "io.github.dealsummary.function.StagedFunction",
            ROOT.resolve("adapter-function/target/azure-functions/deal-summary").toString(),
            operation.function,
            query(parameters));
    String printed = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).as(printed).isZero();
    String[] headAndBody = printed.replace("\r\n", "\n").split("\n\n", 2);
    List<String> head = headAndBody[0].lines().toList();
    Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    head.stream().skip(1).map(line -> line.split(": ", 2)).forEach(h -> headers.put(h[0], h[1]));
    return new Replied(Integer.parseInt(head.get(0)), headers, headAndBody[1]);
  }

  /** Both HTTP doors' replies, by the door's name. */
  Map<String, Replied> both(Map<String, String> parameters) throws Exception {
    return both(Operation.SUMMARIZE, parameters);
  }

  Map<String, Replied> both(Operation operation, Map<String, String> parameters) throws Exception {
    Map<String, Replied> replies = new LinkedHashMap<>();
    replies.put("server", server(operation, parameters));
    replies.put("function", function(operation, parameters));
    return replies;
  }

  @Override
  public void close() {
    server.destroyForcibly();
  }

  private Process start(String... arguments) throws IOException {
    List<String> command = Stream.concat(Stream.of(JAVA.toString()), Stream.of(arguments)).toList();
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().clear();
    builder.environment().put("LC_ALL", "C.UTF-8"); // so that an argument may be an umlaut
    builder.environment().putAll(variables);
    Process process = builder.start();
    process.getOutputStream().close();
    return process;
  }

  private static String query(Map<String, String> parameters) {
    return parameters.entrySet().stream()
        .map(p -> p.getKey() + "=" + URLEncoder.encode(p.getValue(), UTF_8).replace("+", "%20"))
        .collect(Collectors.joining("&"));
  }
}
