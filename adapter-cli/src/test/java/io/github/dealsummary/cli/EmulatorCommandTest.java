package io.github.dealsummary.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EmulatorCommandTest {
  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final Pattern ADDRESS = Pattern.compile("http://127\\.0\\.0\\.1:\\d+");

  private Thread serving = new Thread();
  private URI url = URI.create("http://127.0.0.1");

  @AfterEach
  void stop() throws InterruptedException {
    serving.interrupt();
    serving.join();
  }

  @ParameterizedTest
  @CsvSource({"off, 400", "UNLICENSED, 403", "missing, 404", "on, 200"})
  void copilotIsAsItIsSaidToBe(String state, int status) throws Exception {
    serve("--copilot", state);
    String deal = firstDeal();
    assertThat(post("/api/data/v9.2/msdyn_SalesRecordSummary", "{\"RecordId\":\"" + deal + "\"}"))
        .extracting(HttpResponse::statusCode)
        .isEqualTo(status);
  }

  @Test
  void accentsAndWildcardsMatterWhereItIsSaid() throws Exception {
    serve("--accent-sensitive", "--throttle-wildcards");
    String cafe = "/api/data/v9.2/accounts?$filter=startswith(name,'Cafe')&$select=name";
    assertThat(get(cafe).body()).contains("\"value\":[]");
    String leading = "/api/data/v9.2/accounts?$filter=contains(name,'x')";
    assertThat(get(leading).statusCode()).isEqualTo(429);
  }

  @Test
  void aDelayedAnswerHoldsUpTheNextOneOverTheLimit() throws Exception {
    serve("--limits", "100,1,52", "--latency", "accounts=1001", "--latency", "contacts=0");
    assertThat(get("/api/data/v9.2/accounts?$top=1").statusCode()).isEqualTo(200);
    assertThat(get("/api/data/v9.2/contacts?$top=1").statusCode()).isEqualTo(429);
  }

  @Test
  void aConnectionIsResetBehindTheRelay() throws Exception {
    serve("--relay");
    post("/_emulator/faults", "{\"on\":\"accounts\",\"how\":\"reset\"}");
    assertThatThrownBy(() -> get("/api/data/v9.2/accounts?$top=1"))
        .isInstanceOf(IOException.class)
        .rootCause()
        .hasMessageContaining("reset");
  }

  @Test
  void aHostNameMustBeMadeKnown() throws Exception {
    serve("--host-name", "host.docker.internal", "--host-name", "sales.test");
    for (String name : List.of("host.docker.internal", "sales.test", "localhost")) {
      assertThat(statusLine(name)).isEqualTo("HTTP/1.1 200 OK");
    }
    assertThat(statusLine("attacker.example")).startsWith("HTTP/1.1 421 ");
  }

  private String statusLine(String host) throws IOException {
    try (Socket socket = new Socket(url.getHost(), url.getPort())) {
      String request = "GET /_emulator/log HTTP/1.1\r\nHost: " + host + "\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(UTF_8));
      return new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8)).readLine();
    }
  }

  @Test
  void aHostNameIsNoAddress() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PrintStream stream = new PrintStream(bytes, true, UTF_8);
    String[] arguments = {"emulator", "--port", "0", "--host-name", "http://sales.test:80"};
    assertThat(DealSummaryCommand.run(arguments, Map.of(), stream, stream)).isEqualTo(2);
    assertThat(bytes.toString(UTF_8)).contains("'http://sales.test:80' is not a host name");
  }

  @Test
  void fewerThanNoDealsAreRefused() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PrintStream stream = new PrintStream(bytes, true, UTF_8);
    String[] arguments = {"emulator", "--port", "0", "--generate", "-5"};
    assertThat(DealSummaryCommand.run(arguments, Map.of(), stream, stream)).isEqualTo(2);
    assertThat(bytes.toString(UTF_8)).contains("--generate", "-5");
  }

  private void serve(String... options) throws InterruptedException {
    CountDownLatch printed = new CountDownLatch(1);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PrintStream stream =
        new PrintStream(bytes, true, UTF_8) {
          @Override
          public void flush() {
            super.flush();
            if (bytes.toString(UTF_8).contains("Handles:")) {
              printed.countDown();
            }
          }
        };
    String[] arguments =
        Stream.concat(Stream.of("emulator", "--port", "0", "--token", "demo"), Stream.of(options))
            .toArray(String[]::new);
    serving = new Thread(() -> DealSummaryCommand.run(arguments, Map.of(), stream, stream));
    serving.start();
    printed.await();
    Matcher address = ADDRESS.matcher(bytes.toString(UTF_8));
    assertThat(address.find()).as(bytes.toString(UTF_8)).isTrue();
    url = URI.create(address.group());
  }

  private String firstDeal() throws Exception {
    String body = get("/api/data/v9.2/opportunities?$select=name&$top=1").body();
    return body.replaceAll("(?s).*\"opportunityid\":\"([^\"]+)\".*", "$1");
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return send(HttpRequest.newBuilder(url.resolve(path)).GET());
  }

  private HttpResponse<String> post(String path, String json)
      throws IOException, InterruptedException {
    return send(
        HttpRequest.newBuilder(url.resolve(path))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(json)));
  }

  private static HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return CLIENT.send(
        request.header("Authorization", "Bearer demo").build(), BodyHandlers.ofString());
  }
}
