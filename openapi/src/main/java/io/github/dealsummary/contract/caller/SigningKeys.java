package io.github.dealsummary.contract.caller;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.RSAPublicKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Published keys by their ids (RFC 7517). A key that cannot be used is left out, so that it does
 * not spoil the others: one of another kind, for another use or issuer, malformed or too short.
 */
record SigningKeys(Map<String, List<RSAPublicKey>> byId) {
  /** RFC 7518 allows no shorter key for RS256. */
  private static final int FEWEST_BITS = 2_048;

  /** More would make each verification slow. */
  private static final int MOST_BITS = 8_192;

  /** Reads the keys of a directory from a key set. */
  static SigningKeys of(JsonNode set, EntraTenant tenant) {
    Map<String, List<RSAPublicKey>> byId = new LinkedHashMap<>();
    for (JsonNode key : set.path("keys")) {
      String id = key.path("kid").asText("");
      if (!id.isEmpty() && isForTokensOf(tenant, key)) {
        read(key).ifPresent(one -> byId.computeIfAbsent(id, any -> new ArrayList<>()).add(one));
      }
    }
    return new SigningKeys(byId);
  }

  /** The keys with this id. There may be several, and each may have signed. */
  List<RSAPublicKey> named(String id) {
    return byId.getOrDefault(id, List.of());
  }

  boolean isEmpty() {
    return byId.isEmpty();
  }

  /**
   * Entra ID says for which issuer each key is, and lists the keys of personal accounts beside
   * those of directories.
   */
  private static boolean isForTokensOf(EntraTenant tenant, JsonNode key) {
    String issuer = key.path("issuer").asText("").replace("{tenantid}", tenant.id().toString());
    return key.path("kty").asText().equals("RSA")
        && key.path("use").asText("sig").equals("sig")
        && key.path("alg").asText("RS256").equals("RS256")
        && (issuer.isEmpty() || tenant.isIssuer(issuer));
  }

  private static Optional<RSAPublicKey> read(JsonNode key) {
    try {
      RSAPublicKeySpec spec = new RSAPublicKeySpec(number(key, "n"), number(key, "e"));
      int bits = spec.getModulus().bitLength();
      return bits < FEWEST_BITS || bits > MOST_BITS
          ? Optional.empty()
          : Optional.of((RSAPublicKey) KeyFactory.getInstance("RSA").generatePublic(spec));
    } catch (IllegalArgumentException | GeneralSecurityException e) {
      return Optional.empty(); // it is malformed, which the authority alone can mend
    }
  }

  private static BigInteger number(JsonNode key, String name) {
    return new BigInteger(1, Base64.getUrlDecoder().decode(key.path(name).asText()));
  }
}
