package io.github.dealsummary.emulator.identity;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The key that tokens are signed with, made when the first token is: one for the whole process. */
final class SigningKeys {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
  private static final String ID = "emulated-key-1";

  private SigningKeys() {}

  /** A JSON Web Token with an RS256 signature. */
  static String sign(Map<String, Object> claims) {
    Map<String, Object> header = new LinkedHashMap<>();
    header.put("typ", "JWT");
    header.put("alg", "RS256");
    header.put("kid", ID);
    String text = encode(json(header)) + "." + encode(json(claims));
    try {
      Signature signature = Signature.getInstance("SHA256withRSA");
      signature.initSign(Holder.PAIR.getPrivate());
      signature.update(text.getBytes(UTF_8));
      return text + "." + BASE64.encodeToString(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The claims of a token; empty if the text is not a token that the key has signed. */
  static Optional<JsonNode> verified(String token, PublicKey key) {
    String[] parts = token.split("\\.", -1);
    if (parts.length != 3) {
      return Optional.empty();
    }
    try {
      String algorithm =
          MAPPER.readTree(Base64.getUrlDecoder().decode(parts[0])).path("alg").asText();
      boolean pss = algorithm.equals("PS256");
      Signature signature = Signature.getInstance(pss ? "RSASSA-PSS" : "SHA256withRSA");
      if (pss) {
        signature.setParameter(
            // The salt of PS256 is as long as its hash.
            new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, 1));
      }
      signature.initVerify(key);
      signature.update((parts[0] + "." + parts[1]).getBytes(UTF_8));
      return signature.verify(Base64.getUrlDecoder().decode(parts[2]))
          ? Optional.of(MAPPER.readTree(Base64.getUrlDecoder().decode(parts[1])))
          : Optional.empty();
    } catch (GeneralSecurityException | IOException | IllegalArgumentException e) {
      // Whatever is wrong with a token, it proves nothing.
      return Optional.empty();
    }
  }

  static PublicKey publicKey() {
    return Holder.PAIR.getPublic();
  }

  /** The public half, as JWKS shows it. */
  static Map<String, Object> jwks() {
    RSAPublicKey key = (RSAPublicKey) Holder.PAIR.getPublic();
    Map<String, Object> jwk = new LinkedHashMap<>();
    jwk.put("kty", "RSA");
    jwk.put("use", "sig");
    jwk.put("alg", "RS256");
    jwk.put("kid", ID);
    jwk.put("n", unsigned(key.getModulus()));
    jwk.put("e", unsigned(key.getPublicExponent()));
    return Map.of("keys", List.of(jwk));
  }

  private static String unsigned(BigInteger number) {
    byte[] bytes = number.toByteArray();
    // BigInteger puts a zero before a number that would look negative. JWKS has none.
    return BASE64.encodeToString(
        bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes);
  }

  private static String encode(String json) {
    return BASE64.encodeToString(json.getBytes(UTF_8));
  }

  private static String json(Map<String, Object> value) {
    try {
      return MAPPER.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static final class Holder {
    // In a class of its own: generating a key is slow, and a start does not need it.
    private static final KeyPair PAIR = generate();

    private static KeyPair generate() {
      try {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        return generator.generateKeyPair();
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
