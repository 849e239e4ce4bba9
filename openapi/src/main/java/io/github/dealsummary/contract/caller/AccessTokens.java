package io.github.dealsummary.contract.caller;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.security.interfaces.RSAPublicKey;
import java.text.ParseException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads who asks from an access token of Entra ID. This class verifies that Entra ID signed the
 * token; {@link AccessTokenClaims} checks what it says.
 */
final class AccessTokens implements CallerReader {
  private static final Pattern BEARER =
      Pattern.compile("Bearer +([A-Za-z0-9._~+/-]++=*+) *", Pattern.CASE_INSENSITIVE);

  private static final String HEADER = "Authorization";

  private final DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
  private final AccessTokenClaims claims;

  AccessTokens(EntraTenant tenant, Set<String> audiences) {
    EntraKeys keys = new EntraKeys(new KeyFetch(tenant), System::nanoTime);
    this.claims = new AccessTokenClaims(tenant, audiences);
    processor.setJWSKeySelector((header, context) -> named(header, keys));
    processor.setJWTClaimsSetVerifier(
        (said, context) -> {}); // AccessTokenClaims says why it refuses
  }

  @Override
  public UUID caller(Function<String, Optional<String>> headers) {
    String token =
        IdentityHeader.read(HEADER, headers)
            .map(BEARER::matcher)
            .filter(Matcher::matches)
            .map(header -> header.group(1))
            .orElseThrow(
                () ->
                    CallerRequired.missing(
                        "Say who asks: send an access token of Microsoft Entra ID for this service in"
                            + " the header Authorization, after the word Bearer."));
    return claims.caller(signed(token));
  }

  @Override
  public boolean verifies() {
    return true;
  }

  private JWTClaimsSet signed(String token) {
    try {
      return processor.process(token, null);
    } catch (ParseException | BadJOSEException | JOSEException e) {
      throw notSigned();
    }
  }

  /** The keys that may have signed. A key of another algorithm must not be looked up at all. */
  private static List<RSAPublicKey> named(JWSHeader header, EntraKeys keys) {
    return header.getAlgorithm().equals(JWSAlgorithm.RS256) && header.getKeyID() != null
        ? keys.named(header.getKeyID())
        : List.of();
  }

  private static CallerRequired notSigned() {
    return AccessTokenClaims.refused("it is not signed by Entra ID for this service's directory");
  }
}
