package io.github.dealsummary.acceptance;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.dealsummary.emulator.DataverseEmulator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * A firm's network: a proxy that wants a sign-in, and behind it Entra ID and a Sales environment
 * over TLS, with a certificate that the firm's own root signed. Any other way out does not exist,
 * since nobody else knows the names.
 */
final class FirmNetwork implements AutoCloseable {
  /** Keys and certificates that the client's tests have, too. */
  static final Path FILES =
      Path.of("../../dataverse-client/src/test/resources/io/github/dealsummary/dataverse/network");

  private static final char[] PASSWORD = "changeit".toCharArray();

  private final DataverseEmulator sales;
  private final String signIn;
  private final ServerSocket proxy;
  private final ServerSocket secure;
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final ExecutorService threads = Executors.newCachedThreadPool();

  private interface Script {
    void run(Socket socket) throws IOException;
  }

  /**
   * @param signIn the user name and password that the proxy wants, with a colon between them
   */
  FirmNetwork(DataverseEmulator sales, String signIn) throws IOException {
    this.sales = sales;
    this.signIn = "Basic " + Base64.getEncoder().encodeToString(signIn.getBytes(UTF_8));
    this.proxy = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    this.secure =
        tls().getServerSocketFactory().createServerSocket(0, 50, InetAddress.getLoopbackAddress());
    threads.execute(() -> accept(proxy, this::proxy));
    threads.execute(() -> accept(secure, this::answer));
  }

  int port() {
    return proxy.getLocalPort();
  }

  /** The hosts and ports to which the proxy led those who had signed in. */
  List<String> asked() {
    return asked;
  }

  @Override
  public void close() throws IOException {
    proxy.close();
    secure.close();
    for (Socket socket : open) {
      socket.close();
    }
    threads.shutdownNow();
  }

  private void proxy(Socket socket) throws IOException {
    String head = head(socket.getInputStream());
    while (head.startsWith("CONNECT ") && !head.contains("Proxy-Authorization: " + signIn)) {
      write(
          socket,
          "HTTP/1.1 407 Sign in\r\nProxy-Authenticate: Basic realm=\"firm\"\r\nContent-Length: 0\r\n\r\n");
      head = head(socket.getInputStream());
    }
    if (head.startsWith("CONNECT ")) {
      asked.add(head.split(" ", 3)[1]);
      write(socket, "HTTP/1.1 200 OK\r\n\r\n");
      relay(socket, secure.getLocalPort(), "");
    }
  }

  private void answer(Socket socket) throws IOException {
    String head = head(socket.getInputStream());
    if (head.contains("Host: login.example.test")) {
      var unused = socket.getInputStream().readNBytes(length(head));
      // The emulator gives tokens for its own address only, and here it has another.
      String token =
          "{\"token_type\":\"Bearer\",\"expires_in\":3600,\"access_token\":\""
              + sales.token()
              + "\"}";
      write(
          socket,
          "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\nContent-Length: "
              + token.length()
              + "\r\n\r\n"
              + token);
    } else {
      relay(socket, sales.url().getPort(), head);
    }
  }

  private void relay(Socket socket, int port, String begun) throws IOException {
    try (Socket target = new Socket(InetAddress.getLoopbackAddress(), port)) {
      open.add(target);
      write(target, begun);
      threads.execute(() -> copy(socket, target));
      copy(target, socket);
    }
  }

  private static void copy(Socket from, Socket to) {
    try {
      from.getInputStream().transferTo(to.getOutputStream());
      to.shutdownOutput();
    } catch (IOException e) {
      // One of the two has gone.
    }
  }

  private void accept(ServerSocket server, Script script) {
    try {
      while (true) {
        Socket socket = server.accept();
        open.add(socket);
        threads.execute(() -> serve(socket, script));
      }
    } catch (IOException closed) {
      // The test is over.
    }
  }

  private static void serve(Socket socket, Script script) {
    try (socket) {
      script.run(socket);
    } catch (IOException e) {
      // The client has gone.
    }
  }

  private static void write(Socket socket, String bytes) throws IOException {
    OutputStream out = socket.getOutputStream();
    out.write(bytes.getBytes(ISO_8859_1));
    out.flush();
  }

  private static String head(InputStream in) throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    for (int b = in.read(); b >= 0; b = in.read()) {
      head.write(b);
      if (b == '\n' && head.toString(ISO_8859_1).endsWith("\r\n\r\n")) {
        break;
      }
    }
    return head.toString(ISO_8859_1);
  }

  private static int length(String head) {
    return Integer.parseInt(head.replaceFirst("(?s).*Content-Length: (\\d+).*", "$1"));
  }

  private static SSLContext tls() throws IOException {
    try (InputStream file = Files.newInputStream(FILES.resolve("valid.p12"))) {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(file, PASSWORD);
      KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
      keys.init(store, PASSWORD);
      SSLContext tls = SSLContext.getInstance("TLS");
      tls.init(keys.getKeyManagers(), null, null);
      return tls;
    } catch (GeneralSecurityException e) {
      throw new IOException(e);
    }
  }
}
