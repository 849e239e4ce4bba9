package io.github.dealsummary.dataverse;

import static io.github.dealsummary.dataverse.Peer.answering;
import static io.github.dealsummary.dataverse.Peer.greeting;
import static io.github.dealsummary.dataverse.Peer.silent;
import static java.util.Objects.requireNonNull;

import io.github.dealsummary.dataverse.Peer.Script;
import io.github.dealsummary.dataverse.entra.EntraTokens;
import io.github.dealsummary.dataverse.entra.ManagedIdentityId;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.NoRouteToHostException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.SocketFactory;
import okhttp3.OkHttpClient;

/** Makes the conditions of {@code network-conditions.md}, each under its name there. */
final class NetworkConditions implements AutoCloseable {
  static final String WHILE_SENDING = "reset while the request is sent";

  private static final String OK = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n";
  private static final String PAGE = "{\"value\":[]}";
  private static final String WHOLE = OK + "Content-Length: " + PAGE.length() + "\r\n\r\n" + PAGE;
  private static final String HALF = OK + "Content-Length: 100\r\n\r\n{\"value\":[";
  private static final String CHUNKED = OK + "Transfer-Encoding: chunked\r\n\r\n";
  private static final String HTML =
      "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 19\r\n\r\n<html>Log in</html>";
  private static final String REDIRECT =
      "HTTP/1.1 302 Found\r\nLocation: https://login.example.test/\r\nContent-Length: 0\r\n\r\n";

  /** Nobody on this side of the proxy knows the name. */
  private static final String BEHIND_THE_PROXY = "https://sales.example.test";

  private static final String SIGN_IN = "HTTP/1.1 407 No\r\nContent-Length: 0\r\n";
  private static final String BASIC = SIGN_IN + "Proxy-Authenticate: Basic realm=\"firm\"\r\n\r\n";
  private static final String NTLM =
      SIGN_IN + "Proxy-Authenticate: NTLM\r\nProxy-Authenticate: Negotiate\r\n\r\n";

  private final List<AutoCloseable> opened = new ArrayList<>();
  private final Map<String, Condition> all = new LinkedHashMap<>();

  private interface Condition {
    DataverseClient.Builder client() throws IOException;
  }

  NetworkConditions() {
    connecting();
    handshake();
    answer();
    token();
    proxy();
  }

  Set<String> names() {
    return all.keySet();
  }

  /** Makes this condition, and a client that meets with it. */
  DataverseClient.Builder client(String name) throws IOException {
    return requireNonNull(all.get(name), name).client();
  }

  @Override
  public void close() throws Exception {
    for (AutoCloseable one : opened) {
      one.close();
    }
  }

  private void connecting() {
    all.put("name is not known", () -> to("https://sales.example.test", nameless()));
    all.put("connection is refused", () -> to("http://127.0.0.1:" + freePort()));
    all.put("nothing answers", () -> fullBacklog(Duration.ofMillis(100)));
    all.put("no route", () -> to("http://127.0.0.1:9", routeless()));
    all.put(
        "deadline while connecting",
        () -> fullBacklog(Duration.ofMinutes(1)).callLimit(Duration.ofMillis(300)));
  }

  private void handshake() {
    all.put("root is not trusted", () -> tls(secure("valid", silent()), new OkHttpClient()));
    all.put("trust store is empty", () -> tls(secure("valid", silent()), rootless()));
    all.put("certificate has expired", () -> tls(secure("expired", silent())));
    all.put("certificate is not yet valid", () -> tls(secure("not-yet-valid", silent())));
    all.put("certificate of another host", () -> tls(secure("another-host", silent())));
    all.put("client has to show a certificate", () -> tls(peer(alert(42))));
    all.put("TLS version is refused", () -> tls(peer(alert(70))));
    all.put("no cipher in common", () -> tls(peer(alert(40))));
    all.put("server fails in the handshake", () -> tls(peer(alert(80))));
    all.put("closed in the handshake", () -> tls(peer(greeting(""))));
    all.put("reset in the handshake", () -> tls(peer(greeting("").thenReset())));
    all.put("https to a server of http", () -> tls(peer(greeting(WHOLE))));
    all.put("http to a server of TLS", () -> to(url(secure("valid", silent()))));
  }

  private void answer() {
    all.put(WHILE_SENDING, () -> to(peer(silent().thenReset())));
    all.put("closed after the request", () -> to(peer(silent())));
    all.put("reset after the request", () -> to(peer(silent().thenReset())));
    all.put("closed after the status line", () -> to(peer(answering("HTTP/1.1 200 OK\r\n"))));
    all.put("closed in the head", () -> to(peer(answering("HTTP/1.1 200 OK\r\nContent-Le"))));
    all.put("reset in the head", () -> to(peer(answering("HTTP/1.1 200 OK\r\nCo").thenReset())));
    all.put("closed after the head", () -> to(peer(answering(OK + "Content-Length: 9\r\n\r\n"))));
    all.put("closed in the body", () -> to(peer(answering(HALF))));
    all.put("reset in the body", () -> to(peer(answering(HALF).thenReset())));
    all.put("closed in a chunk", () -> to(peer(answering(CHUNKED + "20\r\n{\"value\":["))));
    all.put("closed between chunks", () -> to(peer(answering(CHUNKED + "4\r\n{\"va\r\n"))));
    all.put("closed in a body of no length", () -> to(peer(answering(OK + "\r\n{\"va"))));
    all.put("closed between two requests", this::deadConnection);
    all.put("closed in an answer over TLS", () -> tls(secure("valid", answering(HALF))));
    all.put("reset in an answer over TLS", () -> tls(secure("valid", answering(HALF).thenReset())));
    all.put("bytes that are not HTTP", () -> to(peer(answering("SSH-2.0-x\r\n"))));
    all.put("page instead of rows", () -> to(peer(answering(HTML))));
    all.put("redirect", () -> to(peer(answering(REDIRECT))));
    all.put(
        "deadline while waiting",
        () -> to(peer(NetworkConditions::hang)).callLimit(Duration.ofSeconds(1)));
  }

  private void token() {
    all.put("token: connection is refused", () -> tokenFrom("http://127.0.0.1:" + freePort()));
    all.put("token: closed after the request", () -> tokenFrom(url(peer(silent()))));
    all.put("token: reset after the request", () -> tokenFrom(url(peer(silent().thenReset()))));
    all.put("token: closed in the body", () -> tokenFrom(url(peer(answering(HALF)))));
    all.put("token: bytes that are not HTTP", () -> tokenFrom(url(peer(answering("SSH-2\r\n")))));
    all.put("token: source of one's own", () -> signedIn(NetworkConditions::unreached));
    all.put("identity endpoint: refused", () -> managed("http://127.0.0.1:" + freePort()));
    all.put("identity endpoint: closed in the body", () -> managed(url(peer(answering(HALF)))));
    all.put("tenant's discovery: closed in the head", this::discovery);
  }

  private void proxy() {
    all.put("proxy: name is not known", () -> through("proxy.example.test:8080", nameless()));
    all.put("proxy: connection is refused", () -> through("127.0.0.1:" + freePort()));
    all.put("proxy: wants a sign-in", () -> through(peer(answering(BASIC))));
    all.put("proxy: refuses the password", () -> signingIn(peer(NetworkConditions::refuseTwice)));
    all.put("proxy: wants NTLM", () -> signingIn(peer(answering(NTLM + NTLM))));
    all.put("proxy: refuses the host", () -> through(peer(answering("HTTP/1.1 403 No\r\n\r\n"))));
    all.put("proxy: finds nothing", () -> through(peer(answering("HTTP/1.1 502 No\r\n\r\n"))));
    all.put("proxy: closes", () -> through(peer(silent())));
    all.put("proxy: resets", () -> through(peer(silent().thenReset())));
    all.put("proxy: does not speak HTTP", () -> through(peer(answering("SSH-2.0-x\r\n"))));
    all.put("proxy: closes the tunnel", () -> through(peer(tunnel(greeting("")))));
    all.put("proxy: inspects with the firm's root", this::inspected);
    all.put("proxy: answer is cut in the tunnel", () -> through(relayed(answering(HALF))));
    all.put("proxy: token, wants a sign-in", this::tokenThroughProxy);
  }

  private DataverseClient.Builder to(Peer peer) {
    return to(url(peer));
  }

  private DataverseClient.Builder to(String address) {
    return to(address, new OkHttpClient());
  }

  private static DataverseClient.Builder to(String address, OkHttpClient http) {
    return DataverseClient.builder(address)
        .http(http)
        .tokens(request -> new AccessToken("t", Instant.MAX));
  }

  private static DataverseClient.Builder tls(Peer peer) {
    return tls(peer, TestTls.trusting("trust.p12"));
  }

  private static DataverseClient.Builder tls(Peer peer, OkHttpClient http) {
    return to("https://localhost:" + peer.port(), http);
  }

  private static DataverseClient.Builder signedIn(TokenSource tokens) {
    return DataverseClient.builder("http://127.0.0.1:9").tokens(tokens);
  }

  private static DataverseClient.Builder tokenFrom(String authority) {
    return signedIn(EntraTokens.clientSecret("contoso", "app", "s").at(URI.create(authority)));
  }

  private static DataverseClient.Builder managed(String endpoint) {
    return signedIn(
        EntraTokens.managedIdentity(
            ManagedIdentityId.systemAssigned(),
            Map.of("IDENTITY_ENDPOINT", endpoint, "IDENTITY_HEADER", "h")));
  }

  private DataverseClient.Builder discovery() throws IOException {
    return to(peer(answering("HTTP/1.1 401 No\r\nWWW-Au")))
        .tokens(EntraTokens.clientSecret("app", "s"));
  }

  private DataverseClient.Builder through(Peer proxy) {
    return through("127.0.0.1:" + proxy.port());
  }

  private DataverseClient.Builder signingIn(Peer proxy) {
    return through("agent:s3cret@127.0.0.1:" + proxy.port());
  }

  private static DataverseClient.Builder through(String proxy) {
    return through(proxy, TestTls.trusting("trust.p12"));
  }

  private static DataverseClient.Builder through(String proxy, OkHttpClient http) {
    return to(BEHIND_THE_PROXY, http)
        .proxy(OutboundProxy.from(Map.of("HTTPS_PROXY", "http://" + proxy)));
  }

  private DataverseClient.Builder inspected() throws IOException {
    return through("127.0.0.1:" + relayed(silent()).port(), new OkHttpClient());
  }

  private DataverseClient.Builder tokenThroughProxy() throws IOException {
    return through(peer(answering(BASIC))).tokens(EntraTokens.clientSecret("contoso", "app", "s"));
  }

  /** A proxy that leads all requests to a server of TLS, which does this. */
  private Peer relayed(Script script) throws IOException {
    Peer target = secure("valid", script);
    return peer(tunnel(socket -> Peer.relay(socket, target.port())));
  }

  private static Script tunnel(Script then) {
    return socket -> {
      answering("HTTP/1.1 200 OK\r\n\r\n").run(socket);
      then.run(socket);
    };
  }

  private DataverseClient.Builder deadConnection() throws IOException {
    AtomicBoolean first = new AtomicBoolean(true);
    Peer peer =
        peer(
            socket -> {
              if (first.getAndSet(false)) {
                answering(WHOLE).run(socket);
              }
              silent().run(socket);
            });
    OkHttpClient http = new OkHttpClient();
    try (DataverseClient earlier = to(url(peer), http).build()) {
      earlier.page(Query.of("accounts"));
    }
    return to(url(peer), http);
  }

  /** A server whose queue of connections is full, so that it leaves the next one unanswered. */
  private DataverseClient.Builder fullBacklog(Duration patience) throws IOException {
    ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    opened.add(server);
    try {
      while (true) {
        Socket one = new Socket();
        opened.add(one);
        one.connect(server.getLocalSocketAddress(), 200);
      }
    } catch (SocketTimeoutException full) {
      return to(
          "http://127.0.0.1:" + server.getLocalPort(),
          new OkHttpClient.Builder().connectTimeout(patience).build());
    }
  }

  private static OkHttpClient nameless() {
    return new OkHttpClient.Builder()
        .dns(
            name -> {
              throw new UnknownHostException(name);
            })
        .build();
  }

  private static OkHttpClient routeless() {
    return new OkHttpClient.Builder().socketFactory(new NoRoute()).build();
  }

  private static OkHttpClient rootless() {
    return TestTls.trusting("no such file");
  }

  private Peer peer(Script script) throws IOException {
    return opened(new Peer(script));
  }

  private Peer secure(String certificate, Script script) throws IOException {
    return opened(Peer.tls(certificate + ".p12", script));
  }

  private Peer opened(Peer peer) {
    opened.add(peer);
    return peer;
  }

  private static String url(Peer peer) {
    return "http://127.0.0.1:" + peer.port();
  }

  private static int freePort() throws IOException {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return server.getLocalPort();
    }
  }

  /** A fatal alert of TLS 1.2, as in RFC 5246, 7.2. */
  private static Script alert(int description) {
    return greeting("\u0015\u0003\u0003\u0000\u0002\u0002" + (char) description);
  }

  private static void refuseTwice(Socket socket) throws IOException {
    answering(BASIC).run(socket);
    answering(BASIC).run(socket);
  }

  private static void hang(Socket socket) throws IOException {
    InputStream in = socket.getInputStream();
    while (in.read() >= 0) {
      // until the client has gone
    }
  }

  private static AccessToken unreached(TokenRequest request) throws IOException {
    throw new IOException("a vault of one's own");
  }

  /** Sockets of a machine whose network leads nowhere, which no server on loopback can bring. */
  private static final class NoRoute extends SocketFactory {
    @Override
    public Socket createSocket() {
      return new Socket() {
        @Override
        public void connect(SocketAddress address, int timeout) throws IOException {
          throw new NoRouteToHostException("No route to host");
        }
      };
    }

    @Override
    public Socket createSocket(String host, int port) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress local, int localPort) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Socket createSocket(InetAddress host, int port) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) {
      throw new UnsupportedOperationException();
    }
  }
}
