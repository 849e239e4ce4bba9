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
  /** As OkHttp writes it. */
  private static final byte[] LENGTH = "Content-Length: ".getBytes(StandardCharsets.US_ASCII);

  private final ServerSocket server;
  private final byte[][] replies;

  /** Answers these in turn on each connection. */
  CannedServer(String... jsons) {
    this(Stream.of(jsons).map(CannedServer::reply).toArray(byte[][]::new));
  }

  /** The same with whole replies. */
  CannedServer(byte[]... replies) {
    this.replies = replies;
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
    return reply("application/json; odata.metadata=minimal", json.getBytes(StandardCharsets.UTF_8));
  }

  static byte[] reply(String contentType, byte[] body) {
    byte[] head =
        ("HTTP/1.1 200 OK\r\nContent-Type: "
                + contentType
                + "\r\nOData-Version: 4.0\r\nContent-Length: "
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
      byte[] line = new byte[64];
      for (int i = 0; skipRequest(in, line); i++) {
        out.write(replies[i % replies.length]);
      }
    } catch (IOException e) {
      // the client went away
    }
  }

  /** Reads a request up to its empty line, and then as many bytes as it said. */
  private static boolean skipRequest(InputStream in, byte[] line) throws IOException {
    int length = 0;
    for (int read = readLine(in, line); read != 0; read = readLine(in, line)) {
      if (read < 0) {
        return false;
      }
      if (Arrays.mismatch(LENGTH, line) == LENGTH.length) {
        length = number(line, LENGTH.length, read);
      }
    }
    in.skipNBytes(length);
    return true;
  }

  /** Its length without its end, of which as much is kept as there is room; below 0 at the end. */
  private static int readLine(InputStream in, byte[] line) throws IOException {
    int length = 0;
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0) {
        return -1;
      }
      if (length < line.length) {
        line[length] = (byte) next;
      }
      length++;
    }
    return length - 1;
  }

  private static int number(byte[] line, int from, int to) {
    int number = 0;
    for (int i = from; i < to; i++) {
      number = number * 10 + line[i] - '0';
    }
    return number;
  }

  private static void daemon(Runnable work) {
    Thread thread = new Thread(work, "canned-server");
    thread.setDaemon(true);
    thread.start();
  }
}
