package io.github.dealsummary.emulator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Bodies that are announced and never sent: the answer comes without them. */
class LongBodyTest {
  @AutoClose private static final DataverseEmulator EMULATOR = DataverseEmulator.start();
  private static final String ACCOUNTS = "/api/data/v9.2/accounts";

  @Test
  void aStrangersBodyIsNotReadBeforeItIsRefused() throws IOException {
    assertThat(statusOf(ACCOUNTS, "none", 2_000_000)).isEqualTo("HTTP/1.1 401 Unauthorized");
  }

  @Test
  void aBodyEndsWhereTheMessagesOfDataverseDo() throws IOException {
    assertThat(statusOf(ACCOUNTS, EMULATOR.token(), 122_526_106)).startsWith("HTTP/1.1 413 ");
  }

  @Test
  void aRequestForATokenIsShort() throws IOException {
    String path = "/" + EMULATOR.tenantId() + "/oauth2/v2.0/token";
    assertThat(statusOf(path, "none", 2_000_000)).startsWith("HTTP/1.1 413 ");
  }

  private static String statusOf(String path, String token, int length) throws IOException {
    try (Socket socket = new Socket(EMULATOR.url().getHost(), EMULATOR.url().getPort())) {
      socket.setSoTimeout(20_000);
      String head =
          "POST %s HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer %s\r\nContent-Length: %s\r\n\r\n"
              .formatted(path, token, length);
      socket.getOutputStream().write(head.getBytes(UTF_8));
      return new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8)).readLine();
    }
  }
}
