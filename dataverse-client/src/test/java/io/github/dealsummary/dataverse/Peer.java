package io.github.dealsummary.dataverse;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A server on loopback that does the same to each connection: what a test's script says. */
final class Peer implements AutoCloseable {
  /** What happens to a connection, which is closed afterwards. */
  interface Script {
    void run(Socket socket) throws IOException;

    /** The same, with a reset at the end instead of an orderly close. */
    default Script thenReset() {
      return socket -> {
        run(socket);
        socket.setSoLinger(true, 0);
      };
    }
  }

  private static final Executor RELAYS =
      task -> {
        Thread thread = new Thread(task, "relay");
        thread.setDaemon(true);
        thread.start();
      };

  private final ServerSocket server;
  private final Script script;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final AtomicInteger connections = new AtomicInteger();
  private final ExecutorService threads = Executors.newCachedThreadPool();

  Peer(Script script) throws IOException {
    this(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), script);
  }

  Peer(ServerSocket server, Script script) {
    this.server = server;
    this.script = script;
    threads.execute(this::accept);
  }

  /** A peer that speaks TLS, with the key and certificate of this file. */
  static Peer tls(String store, Script script) throws IOException {
    InetAddress loopback = InetAddress.getLoopbackAddress();
    return new Peer(
        TestTls.server(store).getServerSocketFactory().createServerSocket(0, 50, loopback), script);
  }

  int port() {
    return server.getLocalPort();
  }

  int connections() {
    return connections.get();
  }

  @Override
  public void close() throws IOException {
    server.close();
    for (Socket socket : open) {
      socket.close();
    }
    threads.shutdownNow();
  }

  /** Reads the head of a request, and sends this. */
  static Script answering(String bytes) {
    return socket -> {
      String ignored = head(socket.getInputStream());
      write(socket, bytes);
    };
  }

  /** Reads the head of a request, and no more. */
  static Script silent() {
    return answering("");
  }

  /** Sends this without reading anything but the first bytes. */
  static Script greeting(String bytes) {
    return socket -> {
      int ignored = socket.getInputStream().read(new byte[1024]);
      write(socket, bytes);
    };
  }

  static void write(Socket socket, String bytes) throws IOException {
    OutputStream out = socket.getOutputStream();
    out.write(bytes.getBytes(ISO_8859_1));
    out.flush();
  }

  /** Returns a request's head, up to its empty line. */
  static String head(InputStream in) throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    for (int b = in.read(); b >= 0; b = in.read()) {
      head.write(b);
      if (b == '\n' && head.toString(ISO_8859_1).endsWith("\r\n\r\n")) {
        break;
      }
    }
    return head.toString(ISO_8859_1);
  }

  /** Carries bytes in both directions until both have ended. */
  static void relay(Socket socket, int port) throws IOException {
    try (Socket target = new Socket(InetAddress.getLoopbackAddress(), port)) {
      CompletableFuture<Void> there =
          CompletableFuture.runAsync(() -> copy(socket, target), RELAYS);
      copy(target, socket);
      there.join();
    }
  }

  private static void copy(Socket from, Socket to) {
    try {
      from.getInputStream().transferTo(to.getOutputStream());
      to.shutdownOutput();
    } catch (IOException e) {
      // One of the two has gone, which is a part of the test.
    }
  }

  private void accept() {
    try {
      while (true) {
        Socket socket = server.accept();
        connections.incrementAndGet();
        open.add(socket);
        threads.execute(() -> serve(socket));
      }
    } catch (IOException closed) {
      // The test is over.
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      script.run(socket);
    } catch (IOException e) {
      // The client has gone, which is a part of the test.
    } finally {
      open.remove(socket);
    }
  }
}
