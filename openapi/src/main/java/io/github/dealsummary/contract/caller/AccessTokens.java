package io.github.dealsummary.contract.caller;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import io.github.dealsummary.dataverse.DataverseException;
import io.github.dealsummary.dataverse.DataverseException.Kind;
import java.text.ParseException;
import java.time.Duration;
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

  private static final Duration KEYS_MAY_BE_BACK = Duration.ofSeconds(30);
  private static final JWKSelector ANY_KEY = new JWKSelector(new JWKMatcher.Builder().build());

  private final JWKSource<SecurityContext> keys;
  private final DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
  private final AccessTokenClaims claims;

  AccessTokens(EntraTenant tenant, Set<String> audiences) {
    this.keys = EntraKeys.of(tenant);
    this.claims = new AccessTokenClaims(tenant, audiences);
    processor.setJWSKeySelector(new JWSVerificationKeySelector<>(JWSAlgorithm.RS256, keys));
    processor.setJWTClaimsSetVerifier(
        (said, context) -> {}); // AccessTokenClaims says why it refuses
  }

  @Override
  public UUID caller(Function<String, Optional<String>> headers) {
    String token =
        headers
            .apply("authorization")
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
    } catch (RateLimitReachedException e) { // the token names a key we have just looked for
      throw unknownKey();
    } catch (KeySourceException e) {
      throw withoutKeys(e);
    } catch (ParseException | BadJOSEException | JOSEException e) {
      throw notSigned();
    }
  }

  /** Tells a token with a foreign key from a time in which Entra ID's keys cannot be fetched. */
  private RuntimeException unknownKey() {
    try {
      keys.get(ANY_KEY, null);
      return notSigned();
    } catch (KeySourceException e) {
      return withoutKeys(e);
    }
  }

  private static CallerRequired notSigned() {
    return AccessTokenClaims.refused("it is not signed by Entra ID for this service's directory");
  }

  private static DataverseException withoutKeys(KeySourceException e) {
    Throwable cause = Optional.ofNullable(e.getCause()).orElse(e);
    return DataverseException.of(
            Kind.UNAVAILABLE,
            "The keys of Entra ID, with which tokens are verified, could not be fetched ("
                + cause.getClass().getSimpleName()
                + "). Ask again later.")
        .retryAfter(KEYS_MAY_BE_BACK)
        .cause(e)
        .build();
  }
}
