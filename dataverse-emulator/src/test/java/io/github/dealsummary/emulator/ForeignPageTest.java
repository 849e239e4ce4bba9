package io.github.dealsummary.emulator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A web page in a browser on this machine reaches every loopback port. This one refuses it. */
class ForeignPageTest {
  @AutoClose private static final DataverseEmulator EMULATOR = DataverseEmulator.start();
  private static final int PORT = EMULATOR.url().getPort();
  private static final String RESET = "POST /_emulator/reset";
  private static final String OWN = "Host: 127.0.0.1:" + PORT;

  static List<String> routes() {
    return List.of(
        RESET,
        "GET /_emulator/log",
        "POST /_emulator/faults",
        "DELETE /_emulator/faults",
        "GET /api/data/v9.2/accounts",
        "POST /api/data/v9.2/$batch",
        "POST /api/search/v2.0/query",
        "POST /%s/oauth2/v2.0/token".formatted(EMULATOR.tenantId()),
        "POST /%s/oauth2/v2.0/devicecode".formatted(EMULATOR.tenantId()),
        "GET /%s/devicelogin?user_code=x&user=y".formatted(EMULATOR.tenantId()),
        "GET /%s/discovery/v2.0/keys".formatted(EMULATOR.tenantId()),
        "OPTIONS /_emulator/reset",
        "GET /nowhere");
  }

  @BeforeEach
  void somethingToLose() {
    EMULATOR.reset();
    Wire.to(EMULATOR).create("accounts", "{'name':'Kept'}");
  }

  @AfterEach
  void nothingIsLost() {
    assertThat(Wire.to(EMULATOR).names("accounts", "name eq 'Kept'")).hasSize(1);
  }

  @ParameterizedTest
  @MethodSource("routes")
  void noRouteAnswersAForeignHostName(String route) throws IOException {
    assertThat(answer(route, "Host: attacker.example:" + PORT))
        .startsWith("HTTP/1.1 421 ")
        .contains("--host-name", "hostName")
        .doesNotContain("attacker.example");
  }

  @ParameterizedTest
  @MethodSource("routes")
  void noRouteAnswersAPageOfAnotherSite(String route) throws IOException {
    assertThat(answer(route, OWN, "Sec-Fetch-Site: cross-site"))
        .startsWith("HTTP/1.1 403 ")
        .contains("web page")
        .doesNotContainIgnoringCase("access-control-allow");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "localhost.attacker.example",
        "127.0.0.1.attacker.example",
        "attacker.example:127",
        "127.0.0.1@attacker.example",
        "localhost.",
        "0.0.0.0",
        "[::]",
        "[::ffff:127.0.0.1]",
        "2130706433",
        "127.0.0.1:80:80",
        "127.0.0.1, attacker.example",
      })
  void nameMustBeOneOfThisMachineAsAWhole(String host) throws IOException {
    assertThat(answer(RESET, "Host: " + host)).startsWith("HTTP/1.1 421 ");
  }

  @Test
  void requestWithoutOneHostNameIsWrong() throws IOException {
    for (List<String> hosts :
        List.of(
            List.<String>of(),
            List.of("Host:"),
            List.of(OWN, "Host: attacker.example"),
            List.of("Host: attacker.example", OWN),
            List.of(OWN, OWN))) {
      assertThat(answer(RESET, hosts.toArray(String[]::new)))
          .as("%s", hosts)
          .startsWith("HTTP/1.1 400 ")
          .contains("Host");
    }
  }

  @Test
  void nameInTheTargetCountsBesideTheHeader() throws IOException {
    assertThat(answer("POST http://attacker.example/_emulator/reset", OWN))
        .startsWith("HTTP/1.1 421 ");
    assertThat(answer("GET http://127.0.0.1:%s/_emulator/log".formatted(PORT), OWN))
        .startsWith("HTTP/1.1 200 ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Sec-Fetch-Site: same-site",
        "Sec-Fetch-Site: CROSS-SITE",
        "Sec-Fetch-Site: something new",
        "Sec-Fetch-Site: same-origin\r\nSec-Fetch-Site: cross-site",
        "Origin: https://attacker.example",
        "Origin: null",
        "Origin: ",
        "Origin: http://127.0.0.1:1",
        "Origin: http://127.0.0.1",
        "Origin: file://",
        "Sec-Fetch-Site: same-origin\r\nOrigin: https://attacker.example",
        "Sec-Fetch-Site: none\r\nOrigin: null",
      })
  void pageOfAnotherOriginIsRefused(String headers) throws IOException {
    assertThat(answer(RESET, OWN, headers)).startsWith("HTTP/1.1 403 ");
  }

  static Stream<String> thoseWhoMayAsk() {
    return Stream.of(
        "Host: localhost",
        "Host: LocalHost:" + PORT,
        "Host: 127.0.0.1:9",
        "Host: 127.1.2.3",
        "Host: [::1]:" + PORT,
        OWN + "\r\nSec-Fetch-Site: none",
        OWN + "\r\nSec-Fetch-Site: same-origin",
        OWN + "\r\nSec-Fetch-Site: same-origin\r\nOrigin: http://127.0.0.1:" + PORT,
        "Host: localhost:9000\r\nOrigin: HTTP://LOCALHOST:9000",
        "Host: localhost:9000\r\nOrigin: https://localhost:9000",
        OWN + "\r\nUser-Agent: curl/8\r\nReferer: https://attacker.example/");
  }

  @ParameterizedTest
  @MethodSource("thoseWhoMayAsk")
  void programsAndOwnPagesAreAnswered(String headers) throws IOException {
    assertThat(answer("GET /_emulator/log", headers)).startsWith("HTTP/1.1 200 ");
  }

  @Test
  void containerCallsItByTheNameThatItWasGiven() throws IOException {
    try (DataverseEmulator emulator =
        DataverseEmulator.builder().hostName("host.docker.internal").behindRelay().start()) {
      assertThat(answerOf(emulator, "GET /_emulator/log", "Host: Host.Docker.Internal:8085"))
          .startsWith("HTTP/1.1 200 ");
      assertThat(answerOf(emulator, "GET /_emulator/log", "Host: localhost"))
          .startsWith("HTTP/1.1 200 ");
      for (String other : List.of("docker.internal", "hostXdocker.internal", "attacker.example")) {
        assertThat(answerOf(emulator, RESET, "Host: " + other)).startsWith("HTTP/1.1 421 ");
      }
    }
  }

  private static String answer(String request, String... headers) throws IOException {
    return answerOf(EMULATOR, request, headers);
  }

  private static String answerOf(DataverseEmulator emulator, String request, String... headers)
      throws IOException {
    try (Socket socket = new Socket(emulator.url().getHost(), emulator.url().getPort())) {
      socket.setSoTimeout(20_000);
      String head =
          Stream.concat(
                  Stream.of(request + " HTTP/1.1", "Content-Length: 0", "Connection: close"),
                  Stream.of(headers))
              .reduce("", (lines, line) -> lines + line + "\r\n");
      socket.getOutputStream().write((head + "\r\n").getBytes(UTF_8));
      return new String(socket.getInputStream().readAllBytes(), UTF_8);
    }
  }
}
