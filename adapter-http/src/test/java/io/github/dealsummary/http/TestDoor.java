package io.github.dealsummary.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.dealsummary.Environment;
import io.github.dealsummary.OpportunityFinder;
import io.github.dealsummary.dataverse.DataverseClient;
import io.github.dealsummary.desk.DealDesk;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A door with a finder of its own, and raw connections to it. */
final class TestDoor implements AutoCloseable {
  private final HttpDoor door;
  private final List<Socket> opened = new ArrayList<>();

  TestDoor(Map<String, String> variables, OpportunityFinder finder) {
    this.door = new HttpDoor(ServerSettings.from(List.of("--port", "0"), variables), desk(finder));
  }

  private static DealDesk desk(OpportunityFinder finder) {
    DataverseClient client =
        DataverseClient.builder("https://contoso-sales.example")
            .tokens(
                request -> {
                  throw new AssertionError("Nobody is asked for a token.");
                })
            .build();
    return DealDesk.of(
        List.of(new Environment("Sales", client, Duration.ofSeconds(30))),
        finder,
        (environment, question, deal) -> {
          throw new AssertionError("There is no deal to summarize.");
        });
  }

  /** A connection on which this was sent. It stays open until the door is closed. */
  Socket sent(String text) throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), door.port());
    opened.add(socket);
    socket.setSoTimeout(
        (int) Duration.ofSeconds(20).toMillis()); // so that a wrong door fails a test
    socket.getOutputStream().write(text.getBytes(ISO_8859_1));
    return socket;
  }

  /** All that the door says to this until it closes the connection. */
  String said(String text) throws IOException {
    return rest(sent(text));
  }

  static String rest(Socket socket) throws IOException {
    return new String(socket.getInputStream().readAllBytes(), UTF_8);
  }

  @Override
  public void close() throws IOException {
    for (Socket socket : opened) {
      socket.close();
    }
    door.close();
  }
}
