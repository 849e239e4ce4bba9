package io.github.dealsummary.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.azure.functions.HttpRequestMessage;
import io.github.dealsummary.contract.Operation;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.Writer;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The packaged jars and the staging folder, each a process with the same settings. */
final class Doors implements AutoCloseable {
  private static final Path ROOT = Path.of("../..");
  private static final Path SERVER = ROOT.resolve("adapter-http/target/deal-summary-server.jar");
  private static final Path TERMINAL = ROOT.resolve("adapter-cli/target/deal-summary.jar");

  /** A process of a few seconds has no use for what takes as long to compile. */
  private static final List<String> JVM =
      List.of(
          Path.of(System.getProperty("java.home"), "bin", "java").toString(),
          "-XX:TieredStopAtLevel=1",
          "-XX:+UseSerialGC");

  private static final String END_OF_REPLY = "\u001e";

  private final HttpClient client = HttpClient.newHttpClient();
  private final Map<String, String> variables;
  private final Process server;
  private final String serverUrl;
  private @Nullable Process host;
  private final List<String> log = new CopyOnWriteArrayList<>();
  private final List<Thread> listening = new ArrayList<>();

  /** What goes into the query; all but how to answer goes into a body. */
  private static Map<String, String> query(Operation operation, Map<String, String> parameters) {
    Map<String, String> query = new LinkedHashMap<>(parameters);
    query.keySet().removeIf(name -> operation.needsBody() && !name.equals("format"));
    return query;
  }

  /** The JSON of a body, or nothing. */
  private static String body(Operation operation, Map<String, String> parameters) {
    Map<String, String> fields = new LinkedHashMap<>(parameters);
    fields.remove("format");
    return operation.needsBody() ? new ObjectMapper().valueToTree(fields).toString() : "";
  }

  /** What a command printed. */
  record Printed(int exit, String out, String err) {}

  /**
   * What an HTTP door is sent.
   *
   * @param query percent-encoded
   * @param body of a POST, or nothing
   * @param headers of which one may come twice
   */
  record Sent(String query, String body, List<Map.Entry<String, String>> headers) {}

  /** What an HTTP door replied. Header names are compared without regard to case. */
  record Replied(int status, Map<String, String> headers, String body) {}

  Doors(Map<String, String> variables) throws IOException, InterruptedException {
    this.variables = variables;
    this.server =
        start(
            ClassArchive.ofServer(JVM, SERVER),
            "-Xlog:disable",
            "-jar",
            SERVER.toString(),
            "--port",
            "0");
    BufferedReader said = server.inputReader(UTF_8);
    String line = String.valueOf(said.readLine());
    assertThat(line).startsWith("Listening on ");
    this.serverUrl = line.replaceFirst("Listening on (\\S+).*", "$1");
    listen(said);
    listen(server.errorReader(UTF_8));
  }

  private void listen(BufferedReader output) {
    Thread thread = new Thread(() -> output.lines().forEach(log::add));
    thread.start();
    listening.add(thread);
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
    command.add(ClassArchive.ofTerminal(JVM, TERMINAL));
    command.addAll(List.of("-Xlog:disable", "-jar", TERMINAL.toString()));
    command.add(operation.name().toLowerCase(Locale.ROOT));
    command.addAll(List.of(arguments));
    Process process = start(command.toArray(String[]::new));
    process.getOutputStream().close();
    String out = new String(process.getInputStream().readAllBytes(), UTF_8);
    String err = new String(process.getErrorStream().readAllBytes(), UTF_8);
    return new Printed(process.waitFor(), out, err);
  }

  Replied server(Map<String, String> parameters) throws Exception {
    return ask(Door.SERVER, Operation.SUMMARIZE, parameters, Map.of());
  }

  private Replied server(Operation operation, Sent sent) throws IOException, InterruptedException {
    URI address = URI.create(serverUrl + operation.path() + "?" + sent.query());
    HttpRequest.Builder request = HttpRequest.newBuilder(address);
    if (!sent.body().isEmpty()) {
      request
          .header("Content-Type", "application/json")
          .method(operation.method(), BodyPublishers.ofString(sent.body()));
    }
    sent.headers().forEach(header -> request.header(header.getKey(), header.getValue()));
    HttpResponse<String> reply = client.send(request.build(), BodyHandlers.ofString(UTF_8));
    Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    reply.headers().map().forEach((name, values) -> headers.put(name, values.get(0)));
    return new Replied(reply.statusCode(), headers, reply.body());
  }

  private synchronized Replied function(Operation operation, Sent sent)
      throws IOException, URISyntaxException {
    List<String> invocation = new ArrayList<>(List.of(operation.id(), sent.query(), sent.body()));
    sent.headers().forEach(header -> invocation.add(header.getKey() + ": " + header.getValue()));
    Writer invocations = host().outputWriter(UTF_8);
    invocations.write(String.join("\t", invocation) + "\n");
    invocations.flush();
    List<String> printed = new ArrayList<>();
    BufferedReader output = host().inputReader(UTF_8);
    String line = output.readLine();
    while (line != null && !line.equals(END_OF_REPLY)) {
      printed.add(line);
      line = output.readLine();
    }
    assertThat(line).as(printed + "\n" + log).isNotNull();
    int empty = printed.indexOf("");
    Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    printed.subList(1, empty).stream()
        .map(header -> header.split(": ", 2))
        .forEach(header -> headers.put(header[0], header[1]));
    String body = String.join("\n", printed.subList(empty + 1, printed.size()));
    return new Replied(Integer.parseInt(printed.get(0)), headers, body);
  }

  /** The process in which the functions run, as a worker does. */
  private Process host() throws IOException, URISyntaxException {
    if (host == null) {
      Path classes = ROOT.resolve("adapter-function/target/test-classes");
      Path library =
          Path.of(
              HttpRequestMessage.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      host =
          start(
              "-cp",
              classes + File.pathSeparator + library,
              "io.github.dealsummary.function.StagedFunction",
              ROOT.resolve("adapter-function/target/azure-functions/deal-summary").toString());
      listen(host.errorReader(UTF_8));
    }
    return host;
  }

  /** A door over HTTP. */
  enum Door {
    SERVER,
    FUNCTION
  }

  /**
   * @param sent headers
   */
  Replied ask(
      Door door, Operation operation, Map<String, String> parameters, Map<String, String> sent)
      throws Exception {
    return ask(
        door,
        operation,
        new Sent(
            query(query(operation, parameters)),
            body(operation, parameters),
            List.copyOf(sent.entrySet())));
  }

  Replied ask(Door door, Operation operation, Sent sent) throws Exception {
    return switch (door) {
      case SERVER -> server(operation, sent);
      case FUNCTION -> function(operation, sent);
    };
  }

  /** Both HTTP doors' replies, by the door's name. */
  Map<String, Replied> both(Map<String, String> parameters) throws Exception {
    return both(Operation.SUMMARIZE, parameters);
  }

  Map<String, Replied> both(Operation operation, Map<String, String> parameters) throws Exception {
    return both(operation, parameters, Map.of());
  }

  /**
   * @param sent headers
   */
  Map<String, Replied> both(
      Operation operation, Map<String, String> parameters, Map<String, String> sent)
      throws Exception {
    Map<String, Replied> replies = new LinkedHashMap<>();
    for (Door door : Door.values()) {
      replies.put(door.name(), ask(door, operation, parameters, sent));
    }
    return replies;
  }

  /** Ends the HTTP doors; what they have printed since they listen, beside the replies. */
  synchronized String end() throws IOException, InterruptedException {
    server.toHandle().destroy(); // the process itself would drop what nobody has read yet
    if (host != null) {
      host.outputWriter(UTF_8).close();
    }
    for (Thread thread : listening) {
      thread.join();
    }
    return String.join("\n", log);
  }

  @Override
  public synchronized void close() {
    server.destroyForcibly();
    if (host != null) {
      host.destroyForcibly();
    }
  }

  private Process start(String... arguments) throws IOException {
    List<String> command = new ArrayList<>(JVM);
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().clear();
    builder.environment().put("LC_ALL", "C.UTF-8"); // so that an argument may be an umlaut
    builder.environment().putAll(variables);
    return builder.start();
  }

  /** The parameters as a query, percent-encoded. */
  static String query(Map<String, String> parameters) {
    return parameters.entrySet().stream()
        .map(p -> p.getKey() + "=" + URLEncoder.encode(p.getValue(), UTF_8).replace("+", "%20"))
        .collect(Collectors.joining("&"));
  }
}
