package io.github.dealsummary.emulator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Clients that keep the emulator waiting: it shares a process with a demo or a test. */
class SlowClientTest {
  private static final Duration IMPATIENCE = Duration.ofMillis(300);
  private static final String HOST = "Host: localhost\r\n";

  @ParameterizedTest
  @ValueSource(
      strings = {
        // A head that never ends.
        "GET /api/data/v9.2/accounts HTTP/1.1\r\nHost: loc",
        // Bodies that never end: without a token, for a token, in a handle, in chunks.
        "POST /api/data/v9.2/accounts HTTP/1.1\r\n" + HOST + "Content-Length: 9\r\n\r\n{",
        "POST /t/oauth2/v2.0/token HTTP/1.1\r\n" + HOST + "Content-Length: 9\r\n\r\ng",
        "POST /_emulator/faults HTTP/1.1\r\n" + HOST + "Content-Length: 9\r\n\r\n{",
        "POST /_emulator/faults HTTP/1.1\r\n" + HOST + "Transfer-Encoding: chunked\r\n\r\n5\r\n{",
      })
  void requestThatNeverEndsLosesItsConnection(String beginning) throws IOException {
    try (DataverseEmulator emulator = impatient(false);
        Socket client = connect(emulator)) {
      send(client, beginning);
      assertThat(ends(client)).isTrue();
      assertThat(Wire.to(emulator).get("accounts").statusCode()).isEqualTo(200);
    }
  }

  /** The answer comes first. After it, the JDK's server waits for the rest of the body. */
  @Test
  void bodyThatWasRefusedUnreadIsNotWaitedForEither() throws IOException {
    try (DataverseEmulator emulator = impatient(false);
        Socket client = connect(emulator)) {
      send(
          client,
          "POST /_emulator/faults HTTP/1.1\r\n" + HOST + "Content-Length: 2000000\r\n\r\n{");
      assertThat(ends(client)).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void answerThatIsNeverReadLosesItsConnection(boolean relayed) throws IOException {
    try (DataverseEmulator emulator = impatient(relayed);
        Socket client = new Socket()) {
      client.setReceiveBufferSize(4_096);
      client.connect(new InetSocketAddress(emulator.url().getHost(), emulator.url().getPort()));
      emulator.inject(Fault.on("accounts").body("x".repeat(30_000_000)));
      send(
          client,
          "GET /api/data/v9.2/accounts HTTP/1.1\r\n"
              + HOST
              + "Authorization: Bearer "
              + emulator.token()
              + "\r\n\r\n");
      // Nothing is read. The emulator's end shows where writing fails.
      assertThat(writingFails(client)).isTrue();
    }
  }

  /** A fault may hold an answer back for as long as a test wants. */
  @Test
  void answerThatIsHeldBackIsNoSlowClient() throws IOException {
    try (DataverseEmulator emulator = impatient(false)) {
      emulator.inject(Fault.on("accounts").delay(IMPATIENCE.multipliedBy(4)).times(1));
      // A POST, because the JDK's client repeats a GET whose connection was closed.
      assertThat(Wire.to(emulator).post("accounts", "{}").statusCode()).isEqualTo(204);
    }
  }

  @Test
  void headIsNoLongerThanTheServerOfTheJdkReads() throws IOException {
    try (DataverseEmulator emulator = DataverseEmulator.start();
        Socket client = connect(emulator)) {
      send(client, "GET / HTTP/1.1\r\n" + HOST);
      assertThat(writingFails(client)).isTrue();
    }
  }

  @Test
  void requestsBeyondThoseThatCanWaitAreTurnedAway() throws IOException {
    List<Socket> slow = new ArrayList<>();
    try (DataverseEmulator emulator = DataverseEmulator.start()) {
      for (int i = 0; i < RequestThreads.MOST; i++) {
        Socket client = connect(emulator);
        slow.add(client);
        send(client, "GET /");
      }
      boolean turnedAway = false;
      // Which of them comes last is the operating system's choice.
      for (int i = 0; i < 100 && !turnedAway; i++) {
        Socket client = connect(emulator);
        slow.add(client);
        client.setSoTimeout(200);
        send(client, "GET /");
        turnedAway = ends(client);
      }
      assertThat(turnedAway).isTrue();
      slow.forEach(SlowClientTest::close);
      slow.clear();
      assertThat(Wire.to(emulator).get("accounts").statusCode()).isEqualTo(200);
    } finally {
      slow.forEach(SlowClientTest::close);
    }
  }

  private static DataverseEmulator impatient(boolean relayed) {
    DataverseEmulator.Builder builder = DataverseEmulator.builder();
    builder.patience = IMPATIENCE;
    return (relayed ? builder.behindRelay() : builder).start();
  }

  private static Socket connect(DataverseEmulator emulator) throws IOException {
    Socket socket = new Socket(emulator.url().getHost(), emulator.url().getPort());
    socket.setSoTimeout(20_000);
    return socket;
  }

  private static void send(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(UTF_8));
  }

  /** True once the emulator has closed the connection; what it sent before is read. */
  private static boolean ends(Socket client) throws IOException {
    try {
      client.getInputStream().readAllBytes();
      return true;
    } catch (SocketTimeoutException stillOpen) {
      return false;
    } catch (SocketException reset) {
      return true;
    }
  }

  /** True if the emulator stops reading and closes the connection: a write fails in the end. */
  private static boolean writingFails(Socket client) throws IOException {
    byte[] more = "X".repeat(65_536).getBytes(UTF_8);
    OutputStream out = client.getOutputStream();
    try {
      // More than the buffers on the way hold.
      for (int i = 0; i < 1_000; i++) {
        out.write(more);
      }
      return false;
    } catch (SocketException closed) {
      return true;
    }
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException alreadyClosed) {
      // There is nothing left to close.
    }
  }
}
