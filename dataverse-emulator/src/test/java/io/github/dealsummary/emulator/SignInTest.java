package io.github.dealsummary.emulator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigInteger;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.spec.RSAPublicKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Tokens of users, of applications with certificates, and what verifies them. */
class SignInTest {
  private static final UUID KENNY = UUID.fromString("c0a50000-0000-4000-8000-0000000000a1");

  @Test
  void tokensVerifyAgainstThePublishedKey() throws Exception {
    try (DataverseEmulator emulator = DataverseEmulator.start()) {
      Wire wire = Wire.to(emulator);
      JsonNode discovery =
          read(wire, "/" + emulator.tenantId() + "/v2.0/.well-known/openid-configuration");
      String jwksUri = discovery.get("jwks_uri").asText();
      JsonNode key =
          read(wire, jwksUri.substring(emulator.url().toString().length())).at("/keys/0");
      PublicKey published =
          KeyFactory.getInstance("RSA")
              .generatePublic(new RSAPublicKeySpec(number(key, "n"), number(key, "e")));
      String[] token = emulator.token().split("\\.", -1);
      Signature signature = Signature.getInstance("SHA256withRSA");
      signature.initVerify(published);
      signature.update((token[0] + "." + token[1]).getBytes(UTF_8));
      assertThat(signature.verify(Base64.getUrlDecoder().decode(token[2]))).isTrue();
      JsonNode claims = new ObjectMapper().readTree(Base64.getUrlDecoder().decode(token[1]));
      assertThat(claims.get("iss")).isEqualTo(discovery.get("issuer"));
      assertThat(claims.get("aud").asText()).isEqualTo(emulator.url().toString());
    }
  }

  @Test
  void onBehalfOfAUserTheTokenIsTheUsers() {
    try (DataverseEmulator emulator = DataverseEmulator.start()) {
      Wire wire = Wire.to(emulator);
      Map<String, String> form = new HashMap<>(wire.clientCredentials());
      form.put("grant_type", "urn:ietf:params:oauth:grant-type:jwt-bearer");
      form.put("requested_token_use", "on_behalf_of");
      form.put("assertion", emulator.userAssertion(KENNY));
      form.put("scope", emulator.url() + "/user_impersonation offline_access");
      JsonNode answer = Wire.json(wire.token(form));
      assertThat(userName(emulator, answer)).isEqualTo("Kenny Smith");

      Map<String, String> refresh = new HashMap<>(wire.clientCredentials());
      refresh.put("grant_type", "refresh_token");
      refresh.put("refresh_token", answer.get("refresh_token").asText());
      assertThat(userName(emulator, Wire.json(wire.token(refresh)))).isEqualTo("Kenny Smith");
      assertThat(Wire.json(wire.token(refresh)).get("error").asText()).isEqualTo("invalid_grant");

      form.put("assertion", emulator.token());
      assertThat(Wire.json(wire.token(form)).at("/error_codes/0").asInt()).isEqualTo(50013);
      Wire withAssertion = new Wire(emulator, emulator.userAssertion(KENNY));
      assertThat(withAssertion.get("WhoAmI").statusCode()).isEqualTo(401);
    }
  }

  @Test
  void aDeviceCodeWaitsForItsUser() {
    try (DataverseEmulator emulator = DataverseEmulator.start()) {
      Wire wire = Wire.to(emulator);
      JsonNode begun =
          Wire.json(
              wire.send(
                  HttpRequest.newBuilder(
                          emulator
                              .url()
                              .resolve("/" + emulator.tenantId() + "/oauth2/v2.0/devicecode"))
                      .POST(
                          HttpRequest.BodyPublishers.ofString(
                              "client_id=" + emulator.clientId()))));
      Map<String, String> form =
          Map.of(
              "grant_type",
              "urn:ietf:params:oauth:grant-type:device_code",
              "client_id",
              emulator.clientId(),
              "device_code",
              begun.get("device_code").asText());
      assertThat(Wire.json(wire.token(form)).get("error").asText())
          .isEqualTo("authorization_pending");
      String page =
          begun.get("verification_uri").asText() + "?user_code=" + begun.get("user_code").asText();
      assertThat(open(wire, page + "&user=nobody").statusCode()).isEqualTo(400);
      assertThat(open(wire, page + "&user=kenny.smith@contoso.example").statusCode())
          .isEqualTo(200);
      assertThat(userName(emulator, Wire.json(wire.token(form)))).isEqualTo("Kenny Smith");
    }
  }

  @Test
  void anApplicationSignsInWithItsCertificate() throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    KeyPair pair = generator.generateKeyPair();
    Certificate certificate = new KeyOnly(pair.getPublic());
    try (DataverseEmulator emulator =
        DataverseEmulator.builder().certificate(certificate).start()) {
      Wire wire = Wire.to(emulator);
      Map<String, String> form = new HashMap<>(wire.clientCredentials());
      form.remove("client_secret");
      form.put("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer");
      form.put("client_assertion", assertion(pair, emulator.clientId()));
      assertThat(wire.token(form).statusCode()).isEqualTo(200);
      form.put("client_assertion", assertion(generator.generateKeyPair(), emulator.clientId()));
      assertThat(Wire.json(wire.token(form)).at("/error_codes/0").asInt()).isEqualTo(700027);
      form.put("client_assertion", assertion(pair, "somebody-else"));
      assertThat(Wire.json(wire.token(form)).at("/error_codes/0").asInt()).isEqualTo(700024);
    }
  }

  @Test
  void anApplicationSignsInWithTheTokenOfARegisteredIssuer() throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    KeyPair pair = generator.generateKeyPair();
    try (DataverseEmulator emulator =
        DataverseEmulator.builder()
            .federated("https://cluster.example", "deals", pair.getPublic())
            .start()) {
      String audience = "api://AzureADTokenExchange";
      assertThat(federated(emulator, pair, "https://cluster.example", "deals", audience))
          .isEqualTo(0);
      assertThat(federated(emulator, pair, "https://cluster.example", "others", audience))
          .isEqualTo(700213);
      assertThat(federated(emulator, pair, "https://cluster.example", "deals", "other"))
          .isEqualTo(700212);
      assertThat(federated(emulator, pair, "https://other.example", "deals", audience))
          .isEqualTo(700027);
      KeyPair another = generator.generateKeyPair();
      assertThat(federated(emulator, another, "https://cluster.example", "deals", audience))
          .isEqualTo(700027);
    }
  }

  private static String userName(DataverseEmulator emulator, JsonNode answer) {
    Wire as = new Wire(emulator, answer.path("access_token").asText());
    String user = Wire.json(as.get("WhoAmI")).get("UserId").asText();
    return Wire.json(as.get("systemusers(" + user + ")")).get("fullname").asText();
  }

  private static String assertion(KeyPair pair, String client) throws Exception {
    return assertion(pair, client, client, "x");
  }

  /** The error of a sign-in with such a token; 0 for none. */
  private static int federated(
      DataverseEmulator emulator, KeyPair pair, String issuer, String subject, String audience)
      throws Exception {
    Wire wire = Wire.to(emulator);
    Map<String, String> form = new HashMap<>(wire.clientCredentials());
    form.remove("client_secret");
    form.put("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer");
    form.put("client_assertion", assertion(pair, issuer, subject, audience));
    return Wire.json(wire.token(form)).at("/error_codes/0").asInt();
  }

  private static String assertion(KeyPair pair, String issuer, String subject, String audience)
      throws Exception {
    String claims =
        String.format(
            Locale.ROOT,
            "{\"iss\":\"%s\",\"sub\":\"%s\",\"aud\":\"%s\",\"exp\":%d}",
            issuer,
            subject,
            audience,
            Instant.now().plusSeconds(60).getEpochSecond());
    String text = base64("{\"alg\":\"RS256\"}") + "." + base64(claims);
    Signature signature = Signature.getInstance("SHA256withRSA");
    signature.initSign(pair.getPrivate());
    signature.update(text.getBytes(UTF_8));
    return text + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(signature.sign());
  }

  private static String base64(String text) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
  }

  private static BigInteger number(JsonNode key, String part) {
    return new BigInteger(1, Base64.getUrlDecoder().decode(key.get(part).asText()));
  }

  private static JsonNode read(Wire wire, String path) {
    return Wire.json(open(wire, wire.emulator().url() + path));
  }

  private static HttpResponse<String> open(Wire wire, String url) {
    return wire.send(HttpRequest.newBuilder(URI.create(url)));
  }

  /** The JDK makes no certificates; of one, only the key matters here. */
  private static final class KeyOnly extends Certificate {
    private final PublicKey key;

    private KeyOnly(PublicKey key) {
      super("X.509");
      this.key = key;
    }

    @Override
    public byte[] getEncoded() {
      return key.getEncoded();
    }

    @Override
    public void verify(PublicKey by) {}

    @Override
    public void verify(PublicKey by, String provider) {}

    @Override
    public String toString() {
      return "key only";
    }

    @Override
    public PublicKey getPublicKey() {
      return key;
    }
  }
}
