package io.github.dealsummary.contract;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** Entra ID's keys on loopback, and tokens as nobody gets them from the real one. */
final class EntraStandIn implements AutoCloseable {
  static final UUID TENANT = UUID.fromString("7a1d0c2e-5f3b-4c8e-9b6a-2d4e6f8a0b1c");
  static final UUID OTHER_TENANT = UUID.fromString("9188040d-6c67-4c5b-b112-36a304b66dad");
  static final String CLIENT = "3c9e7b15-84d2-4f6a-a1c3-5e7f9b2d4a60";
  static final UUID KENNY = UUID.fromString("c0a50000-0000-4000-8000-0000000000a1");

  private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
  private static final ObjectMapper JSON = new ObjectMapper();

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final AtomicInteger fetches = new AtomicInteger();
  private final HttpServer server;
  private volatile Answer answer = EntraStandIn::sendKeys;
  private volatile List<Map<String, Object>> published = List.of();

  /** What the keys' address does with a request. */
  interface Answer {
    void to(EntraStandIn entra, HttpExchange exchange) throws IOException;
  }

  /** A key of its own, under an id. */
  record SigningKey(String id, KeyPair pair) {
    SigningKey(String id) {
      this(id, generated());
    }

    private static KeyPair generated() {
      try {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        return generator.generateKeyPair();
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException(e);
      }
    }

    Map<String, Object> jwk(Map<String, Object> more) {
      RSAPublicKey key = (RSAPublicKey) pair.getPublic();
      Map<String, Object> jwk = new LinkedHashMap<>(more);
      jwk.putAll(Map.of("kty", "RSA", "use", "sig", "kid", id));
      jwk.put("n", unsigned(key.getModulus()));
      jwk.put("e", unsigned(key.getPublicExponent()));
      return jwk;
    }

    private static String unsigned(BigInteger number) {
      byte[] bytes = number.toByteArray();
      return BASE64.encodeToString(
          bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes);
    }
  }

  EntraStandIn(SigningKey... keys) {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::handle);
    server.setExecutor(threads);
    server.start();
    publish(keys);
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** The settings with which its tokens say who asks. */
  Map<String, String> variables() {
    return new HashMap<>(
        Map.of(
            "DEAL_SUMMARY_CALLER",
            "token",
            "AZURE_TENANT_ID",
            TENANT.toString(),
            "AZURE_CLIENT_ID",
            CLIENT,
            "AZURE_AUTHORITY_HOST",
            url()));
  }

  void publish(SigningKey... keys) {
    List<Map<String, Object>> all = new ArrayList<>();
    for (SigningKey key : keys) {
      all.add(key.jwk(Map.of("issuer", url() + "/{tenantid}/v2.0")));
    }
    published = all;
  }

  /** Lists keys as they are written here. */
  void publish(List<Map<String, Object>> keys) {
    published = keys;
  }

  void answerKeysWith(Answer other) {
    answer = other;
  }

  int fetches() {
    return fetches.get();
  }

  /** What a good token says. */
  Map<String, Object> claims() {
    long now = Instant.now().getEpochSecond();
    Map<String, Object> claims = new LinkedHashMap<>();
    claims.put("aud", CLIENT);
    claims.put("iss", url() + "/" + TENANT + "/v2.0");
    claims.put("iat", now);
    claims.put("nbf", now);
    claims.put("exp", now + 3_600);
    claims.put("tid", TENANT.toString());
    claims.put("oid", KENNY.toString());
    claims.put("azp", "5d2f0a4c-1111-4222-8333-9b6a2d4e6f8a");
    claims.put("scp", "user_impersonation");
    claims.put("ver", "2.0");
    return claims;
  }

  static String token(SigningKey key, Map<String, Object> claims) {
    return signed(key, unsigned(Map.of("typ", "JWT", "alg", "RS256", "kid", key.id()), claims));
  }

  /** A token whose header and claims are these texts. */
  static String token(SigningKey key, String header, String claims) {
    return signed(
        key,
        BASE64.encodeToString(header.getBytes(UTF_8))
            + "."
            + BASE64.encodeToString(claims.getBytes(UTF_8)));
  }

  private static String signed(SigningKey key, String text) {
    try {
      Signature signature = Signature.getInstance("SHA256withRSA");
      signature.initSign(key.pair().getPrivate());
      signature.update(text.getBytes(UTF_8));
      return text + "." + BASE64.encodeToString(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Header and claims as they are signed. */
  static String unsigned(Map<String, Object> header, Map<String, Object> claims) {
    try {
      return BASE64.encodeToString(JSON.writeValueAsBytes(header))
          + "."
          + BASE64.encodeToString(JSON.writeValueAsBytes(claims));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Answer status(int status, String mediaType, String body) {
    return (entra, exchange) -> send(exchange, status, mediaType, body);
  }

  /** Takes the request and says nothing until the end. */
  static Answer silence() {
    return (entra, exchange) -> {
      try {
        entra.closed.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      exchange.close();
    };
  }

  static void sendKeys(EntraStandIn entra, HttpExchange exchange) throws IOException {
    boolean ours = exchange.getRequestURI().getPath().equals("/" + TENANT + "/discovery/v2.0/keys");
    send(
        exchange,
        ours ? 200 : 404,
        "application/json",
        JSON.writeValueAsString(Map.of("keys", entra.published)));
  }

  private void handle(HttpExchange exchange) throws IOException {
    fetches.incrementAndGet();
    answer.to(this, exchange);
  }

  private static void send(HttpExchange exchange, int status, String mediaType, String body)
      throws IOException {
    byte[] bytes = body.getBytes(UTF_8);
    exchange.getResponseHeaders().set("Content-Type", mediaType);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Override
  public void close() {
    closed.countDown();
    server.stop(0);
    threads.shutdownNow();
  }
}
