package io.github.dealsummary.benchmarks;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Stream;

/**
 * Answers every request on loopback with prepared bytes, so that what is measured is the client. It
 * allocates next to nothing for a request.
 */
final class CannedServer implements AutoCloseable {
  private final ServerSocket server;
  private final byte[][] replies;

  /** Answers these in turn on each connection. */
  CannedServer(String... jsons) {
    replies = Stream.of(jsons).map(CannedServer::reply).toArray(byte[][]::new);
    try {
      server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    daemon(this::accept);
  }

  /** Pages without end: each says that there is another. */
  static CannedServer endless(String page) {
    String open = page.substring(0, page.length() - 1) + ",\"@odata.nextLink\":\"/page?number=";
    return new CannedServer(open + "1\"}", open + "2\"}");
  }

  private static byte[] reply(String json) {
    byte[] body = json.getBytes(StandardCharsets.UTF_8);
    byte[] head =
        ("HTTP/1.1 200 OK\r\nContent-Type: application/json; odata.metadata=minimal\r\nOData-Version: 4.0\r\n"
                + "Content-Length: "
                + body.length
                + "\r\n\r\n")
            .getBytes(StandardCharsets.US_ASCII);
    byte[] reply = Arrays.copyOf(head, head.length + body.length);
    System.arraycopy(body, 0, reply, head.length, body.length);
    return reply;
  }

  String url() {
    return "http://127.0.0.1:" + server.getLocalPort();
  }

  @Override
  public void close() throws IOException {
    server.close();
  }

  private void accept() {
    try {
      while (true) {
        Socket socket = server.accept();
        socket.setTcpNoDelay(true);
        daemon(() -> answer(socket));
      }
    } catch (IOException e) {
      // closed
    }
  }

  private void answer(Socket socket) {
    try (socket) {
      InputStream in = new BufferedInputStream(socket.getInputStream());
      OutputStream out = socket.getOutputStream();
      for (int i = 0; skipRequest(in); i++) {
        out.write(replies[i % replies.length]);
      }
    } catch (IOException e) {
      // the client went away
    }
  }

  /** Reads a GET up to its empty line. */
  private static boolean skipRequest(InputStream in) throws IOException {
    int matched = 0;
    while (matched < 4) {
      int next = in.read();
      if (next < 0) {
        return false;
      }
      boolean expected = next == (matched % 2 == 0 ? '\r' : '\n');
      matched = expected ? matched + 1 : next == '\r' ? 1 : 0;
    }
    return true;
  }

  private static void daemon(Runnable work) {
    Thread thread = new Thread(work, "canned-server");
    thread.setDaemon(true);
    thread.start();
  }
}
