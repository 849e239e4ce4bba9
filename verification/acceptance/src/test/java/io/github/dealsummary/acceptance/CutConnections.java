package io.github.dealsummary.acceptance;

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
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A way to an environment, and to its sign-in, on which the connection is cut at some step of an
 * exchange.
 */
final class CutConnections implements AutoCloseable {
  /** The step at which an exchange ends. */
  enum Step {
    /** The request does not arrive. */
    BEFORE_THE_REQUEST,
    /** Half of the request arrives. */
    IN_THE_REQUEST,
    /** The environment has done what was asked, and no byte of the answer comes back. */
    BEFORE_THE_ANSWER,
    /** Half of the answer comes back. */
    IN_THE_ANSWER,
    /** Half of the answer comes back, and the connection stays open. */
    STALLED_ANSWER;

    boolean isAfterTheRequest() {
      return compareTo(IN_THE_REQUEST) > 0;
    }
  }

  /** Exchanges in a hundred that are cut, and those among them that stall. */
  private static final int CUT = 25;

  private static final int STALL = 1;

  private static final Pattern LENGTH =
      Pattern.compile("\r\ncontent-length: *(\\d+)\r\n", Pattern.CASE_INSENSITIVE);

  private final ServerSocket server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final Map<Step, Integer> cuts = new EnumMap<>(Step.class);
  private final URI target;
  private final Random random;
  private final CompletableFuture<Void> accepting;

  CutConnections(URI target, Random random) throws IOException {
    this.server = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
    this.target = target;
    this.random = random;
    this.accepting = CompletableFuture.runAsync(this::accept, threads);
  }

  String url() {
    return "http://127.0.0.1:" + server.getLocalPort();
  }

  /** How often an exchange was cut at each step. */
  synchronized Map<Step, Integer> cuts() {
    return new EnumMap<>(cuts);
  }

  @Override
  public void close() throws IOException {
    server.close();
    accepting.join(); // a thread in accept() keeps the port open a moment longer
    for (Socket one : open) {
      one.close();
    }
    threads.shutdownNow();
  }

  private void accept() {
    try {
      while (true) {
        Socket client = server.accept();
        open.add(client);
        threads.execute(() -> serve(client));
      }
    } catch (IOException closed) {
      // The test is over.
    }
  }

  private void serve(Socket client) {
    try (client;
        Socket environment = new Socket(target.getHost(), target.getPort())) {
      open.add(environment);
      InputStream requests = new BufferedInputStream(client.getInputStream());
      InputStream answers = new BufferedInputStream(environment.getInputStream());
      byte[] request = addressed(message(requests));
      while (request.length > 0 && pass(request, client, environment, answers)) {
        request = addressed(message(requests));
      }
    } catch (IOException e) {
      // The client has given up, which is a part of the test.
    } finally {
      open.remove(client);
      open.removeIf(Socket::isClosed);
    }
  }

  /** Passes a request and its answer on; false if the connection was cut. */
  private boolean pass(byte[] request, Socket client, Socket environment, InputStream answers)
      throws IOException {
    Optional<Step> cut = next();
    if (cut.isEmpty()) {
      send(environment, request);
      send(client, message(answers));
      return true;
    }
    Step step = cut.get();
    if (step != Step.BEFORE_THE_REQUEST) {
      send(environment, step == Step.IN_THE_REQUEST ? half(request) : request);
    }
    if (step.isAfterTheRequest()) {
      byte[] answer = message(answers);
      send(client, step == Step.BEFORE_THE_ANSWER ? new byte[0] : half(answer));
    }
    if (step == Step.STALLED_ANSWER) {
      int ignored = client.getInputStream().read(); // until the client has gone
    }
    reset(environment);
    reset(client);
    return false;
  }

  /** Reads a request or an answer; no byte at the end. */
  private static byte[] message(InputStream in) throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    while (!head.toString(ISO_8859_1).endsWith("\r\n\r\n")) {
      int next = in.read();
      if (next < 0) {
        return new byte[0];
      }
      head.write(next);
    }
    Matcher length = LENGTH.matcher(head.toString(ISO_8859_1));
    if (length.find()) {
      head.write(in.readNBytes(Integer.parseInt(length.group(1))));
    }
    return head.toByteArray();
  }

  /**
   * Puts the environment's port in place of our own, since a token is for an address. Free ports
   * have five digits, so the length stays.
   */
  private byte[] addressed(byte[] request) {
    return new String(request, ISO_8859_1)
        .replace(String.valueOf(server.getLocalPort()), String.valueOf(target.getPort()))
        .getBytes(ISO_8859_1);
  }

  private static byte[] half(byte[] message) {
    return Arrays.copyOf(message, message.length / 2);
  }

  private static void send(Socket to, byte[] bytes) throws IOException {
    OutputStream out = to.getOutputStream();
    out.write(bytes);
    out.flush();
  }

  /** Without time to linger, closing sends a reset. */
  private static void reset(Socket socket) throws IOException {
    socket.setSoLinger(true, 0);
    socket.close();
  }

  /** Returns the step at which the next exchange is cut; empty for none. */
  private synchronized Optional<Step> next() {
    int drawn = random.nextInt(100);
    if (drawn >= CUT) {
      return Optional.empty();
    }
    Step[] steps = Step.values();
    Step step = drawn < STALL ? Step.STALLED_ANSWER : steps[random.nextInt(steps.length - 1)];
    cuts.merge(step, 1, Integer::sum);
    return Optional.of(step);
  }
}
