package io.github.dealsummary.contract.caller;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.StreamSupport;

/**
 * Reads who asks from the header of App Service Authentication ("Easy Auth"). That service removes
 * the header from requests that come from outside; nothing else does.
 *
 * @see <a
 *     href="https://learn.microsoft.com/azure/app-service/configure-authentication-user-identities">Work
 *     with user identities</a>
 */
final class EasyAuth implements CallerReader {
  private static final String HEADER = "X-MS-CLIENT-PRINCIPAL";
  private static final String ENTRA_ID = "aad";

  /** Claims come under the token's own name or under the longer one they are mapped to. */
  private static final Set<String> OBJECT_ID =
      Set.of("oid", "http://schemas.microsoft.com/identity/claims/objectidentifier");

  private static final Set<String> TENANT_ID =
      Set.of("tid", "http://schemas.microsoft.com/identity/claims/tenantid");

  /** Strict, so that nothing is said twice of which one reader takes the first and one the last. */
  private static final ObjectMapper JSON =
      new ObjectMapper()
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private final Optional<EntraTenant> tenant;

  /**
   * @param tenant whose people may ask; absent if App Service Authentication has checked that
   */
  EasyAuth(Optional<EntraTenant> tenant) {
    this.tenant = tenant;
  }

  @Override
  public UUID caller(Function<String, Optional<String>> headers) {
    String header =
        IdentityHeader.read(HEADER, headers)
            .orElseThrow(
                () ->
                    CallerRequired.missing(
                        "App Service Authentication names nobody. Sign in with Microsoft Entra ID."));
    JsonNode principal = decoded(header);
    if (!ENTRA_ID.equals(principal.path("auth_typ").textValue())) {
      throw refused("it names a caller of another provider than Microsoft Entra ID");
    }
    if (tenant.isPresent() && only(TENANT_ID, principal).filter(tenant.get()::hasId).isEmpty()) {
      throw refused("it names a caller of another directory");
    }
    return only(OBJECT_ID, principal)
        .flatMap(Ids::parse)
        .orElseThrow(() -> refused("it does not name one object id"));
  }

  @Override
  public boolean verifies() {
    return false; // anybody can send the header to a server that is reached past App Service
  }

  private static JsonNode decoded(String header) {
    try {
      return JSON.readTree(Base64.getDecoder().decode(header));
    } catch (IOException | IllegalArgumentException e) {
      throw refused("it cannot be read");
    }
  }

  /** The claim's value; empty if it has none, more than one, or one that is not text. */
  private static Optional<String> only(Set<String> names, JsonNode principal) {
    JsonNode claims = principal.path("claims");
    if (!claims.isArray()) {
      return Optional.empty();
    }
    List<Optional<String>> values =
        StreamSupport.stream(claims.spliterator(), false)
            .filter(claim -> names.contains(claim.path("typ").asText()))
            .map(claim -> Optional.ofNullable(claim.path("val").textValue()))
            .distinct()
            .toList();
    return values.size() == 1 ? values.get(0) : Optional.empty();
  }

  private static CallerRequired refused(String why) {
    return CallerRequired.invalid(
        "The header of App Service Authentication is not accepted: " + why + ". Sign in again.");
  }
}
