package io.github.dealsummary.dataverse;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/** A loopback proxy in front of an environment, in which exchanges meet with trouble. */
final class FaultySocket implements AutoCloseable {
  private static final Set<String> HOP =
      Set.of("host", "connection", "content-length", "transfer-encoding", "accept-encoding");

  /** What happens to one exchange. */
  record Trouble(Kind kind, int status) {
    enum Kind {
      /** Nothing: the answer goes through. */
      NONE,
      /** The connection is reset and the environment never asked. */
      RESET_BEFORE,
      /**
       * The environment does what it is asked, and the connection is reset instead of answering.
       */
      RESET_AFTER,
      /** The environment is asked, and nothing comes back. */
      STALL,
      /** The answer breaks off in the middle. */
      TRUNCATE,
      /** The answer says it is longer than it is. */
      TOO_LONG,
      /** The answer says it is shorter than it is. */
      TOO_SHORT,
      /** This status with an OData error; the environment is not asked. */
      STATUS,
      /** This status with HTML; the environment is not asked. */
      HTML
    }

    static Trouble of(Kind kind) {
      return new Trouble(kind, 0);
    }
  }

  private final ServerSocket server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final HttpClient http = HttpClient.newHttpClient();
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final URI target;
  private final Supplier<Trouble> troubles;
  private final CompletableFuture<Void> accepting;

  FaultySocket(URI target, Supplier<Trouble> troubles) throws IOException {
    this(0, target, troubles);
  }

  /**
   * @param port 0 for a free one
   */
  FaultySocket(int port, URI target, Supplier<Trouble> troubles) throws IOException {
    this.server = new ServerSocket(port, 200, InetAddress.getLoopbackAddress());
    this.target = target;
    this.troubles = troubles;
    this.accepting = CompletableFuture.runAsync(this::accept, threads);
  }

  String url() {
    return "http://127.0.0.1:" + server.getLocalPort();
  }

  /** How many connections there are. */
  int connections() {
    return open.size();
  }

  @Override
  public void close() throws IOException {
    server.close();
    accepting.join(); // a thread in accept() keeps the port open a moment longer
    for (Socket socket : open) {
      socket.close();
    }
    threads.shutdownNow();
  }

  private void accept() {
    try {
      while (true) {
        Socket socket = server.accept();
        socket.setTcpNoDelay(true);
        open.add(socket);
        threads.execute(() -> serve(socket));
      }
    } catch (IOException closed) {
      // The test is over.
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      InputStream in = new BufferedInputStream(socket.getInputStream());
      for (String line = line(in); !line.isEmpty(); line = line(in)) {
        Map<String, String> headers = headers(in);
        int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
        byte[] body = in.readNBytes(length);
        if (!exchange(socket, line, headers, body, troubles.get())) {
          return;
        }
      }
    } catch (IOException | InterruptedException e) {
      // The client has gone, which is a part of the test.
    } finally {
      open.remove(socket);
    }
  }

  /** Whether the connection lives on. */
  private boolean exchange(
      Socket socket, String line, Map<String, String> headers, byte[] body, Trouble trouble)
      throws IOException, InterruptedException {
    OutputStream out = socket.getOutputStream();
    switch (trouble.kind()) {
      case RESET_BEFORE -> {
        socket.setSoLinger(true, 0);
        return false;
      }
      case STATUS -> {
        byte[] error =
            "{\"error\":{\"code\":\"0x80040216\",\"message\":\"x\"}}".getBytes(ISO_8859_1);
        reply(out, trouble.status(), "application/json", error, error.length);
        return true;
      }
      case HTML -> {
        byte[] page = "<html><body>Bad gateway</body></html>".getBytes(ISO_8859_1);
        reply(out, trouble.status(), "text/html", page, page.length);
        return true;
      }
      default -> {
        HttpResponse<byte[]> answer = forward(line, headers, body);
        return answer(socket, answer, trouble);
      }
    }
  }

  private boolean answer(Socket socket, HttpResponse<byte[]> answer, Trouble trouble)
      throws IOException, InterruptedException {
    OutputStream out = socket.getOutputStream();
    byte[] body = answer.body();
    switch (trouble.kind()) {
      case RESET_AFTER -> socket.setSoLinger(true, 0);
      case STALL -> {
        out.write("HTTP/1.1 200 OK\r\nContent-Le".getBytes(ISO_8859_1));
        out.flush();
        int ignored = socket.getInputStream().read(); // until the client has gone
      }
      case TRUNCATE -> out.write("HTTP/1.1 200 OK\r\nContent-Le".getBytes(ISO_8859_1));
      case TOO_LONG -> reply(out, answer, body.length + 100);
      case TOO_SHORT -> reply(out, answer, Math.max(0, body.length - 1));
      default -> {
        reply(out, answer, body.length);
        return true;
      }
    }
    out.flush();
    return false;
  }

  private HttpResponse<byte[]> forward(String line, Map<String, String> headers, byte[] body)
      throws IOException, InterruptedException {
    String[] words = line.split(" ", 3);
    HttpRequest.Builder request =
        HttpRequest.newBuilder(target.resolve(words[1]))
            .method(
                words[0],
                body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
    headers.forEach(
        (name, value) -> {
          if (!HOP.contains(name)) {
            request.header(name, value);
          }
        });
    return http.send(request.build(), BodyHandlers.ofByteArray());
  }

  private static void reply(OutputStream out, HttpResponse<byte[]> answer, int length)
      throws IOException {
    StringBuilder head = new StringBuilder("HTTP/1.1 " + answer.statusCode() + " X\r\n");
    answer
        .headers()
        .map()
        .forEach(
            (name, values) -> {
              if (!HOP.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(v -> head.append(name).append(": ").append(v).append("\r\n"));
              }
            });
    if (answer.statusCode() != 204) {
      head.append("Content-Length: ").append(length).append("\r\n");
    }
    write(out, head.append("\r\n"), answer.body());
  }

  private static void reply(OutputStream out, int status, String type, byte[] body, int length)
      throws IOException {
    StringBuilder head = new StringBuilder("HTTP/1.1 " + status + " X\r\n");
    head.append("Content-Type: ").append(type).append("\r\n");
    head.append("Content-Length: ").append(length).append("\r\n\r\n");
    write(out, head, body);
  }

  private static void write(OutputStream out, StringBuilder head, byte[] body) throws IOException {
    out.write(head.toString().getBytes(ISO_8859_1));
    out.write(body);
    out.flush();
  }

  private static Map<String, String> headers(InputStream in) throws IOException {
    Map<String, String> headers = new TreeMap<>();
    for (String line = line(in); !line.isEmpty(); line = line(in)) {
      int colon = line.indexOf(':');
      headers.put(
          line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
    }
    return headers;
  }

  /** Empty at the end. */
  private static String line(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int b = in.read(); b >= 0 && b != '\n'; b = in.read()) {
      line.write(b);
    }
    return line.toString(ISO_8859_1).strip();
  }
}
