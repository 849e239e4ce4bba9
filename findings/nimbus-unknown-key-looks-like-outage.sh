#!/usr/bin/env bash
# Nimbus reports the second token under an unknown key as a failure to get the keys.
#
# Versions: com.nimbusds:nimbus-jose-jwt 10.5; JDK 17 or newer.
#
# Expected: the sender of a token that names an unknown key is refused (401). The service is unavailable (503) only
#   while the keys cannot be had. JWKSource.get promises an empty list if no key matches, and a KeySourceException if
#   sourcing failed. The keys are fetched anew for an unknown one: OpenID Connect Core, section 10.1.1.
# Seen: the first such token leads to a fetch and is a BadJOSEException, as expected. Unless told otherwise, the source
#   that JWKSourceBuilder makes fetches twice in 30 seconds at most. The next token ends in a
#   RateLimitReachedException, which is a KeySourceException. Yet the keys are there, and tokens under known ones are
#   accepted. The third token of a real outage ends in the same exception.
# Here: AccessTokens (openapi) asks the source for any key when that exception comes. If there is one, the token is
#   refused. If there is none, the answer is that the keys could not be fetched.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

cat >pom.xml <<'POM'
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>finding</groupId>
  <artifactId>finding</artifactId>
  <version>1</version>
  <dependencies>
    <dependency>
      <groupId>com.nimbusds</groupId>
      <artifactId>nimbus-jose-jwt</artifactId>
      <version>10.5</version>
    </dependency>
  </dependencies>
</project>
POM
mvn -q -B org.apache.maven.plugins:maven-dependency-plugin:3.11.0:copy-dependencies -DoutputDirectory=lib >&2

cat >Finding.java <<'JAVA'
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.Resource;
import com.nimbusds.jose.util.ResourceRetriever;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.time.Instant;
import java.util.Date;
import java.util.concurrent.atomic.AtomicInteger;

public class Finding {
  private final AtomicInteger fetches = new AtomicInteger();
  private final DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();

  /** The retriever answers by itself, so nothing leaves this process. */
  private Finding(ResourceRetriever keys) throws Exception {
    URL url = URI.create("https://login.contoso.example/discovery/v2.0/keys").toURL();
    ResourceRetriever counted =
        from -> {
          fetches.incrementAndGet();
          return keys.retrieveResource(from);
        };
    processor.setJWSKeySelector(
        new JWSVerificationKeySelector<>(
            JWSAlgorithm.RS256,
            JWKSourceBuilder.<SecurityContext>create(url, counted).build()));
  }

  public static void main(String[] args) throws Exception {
    RSAKey known = new RSAKeyGenerator(2048).keyID("known").generate();
    RSAKey unknown = new RSAKeyGenerator(2048).keyID("unknown").generate();
    String published = new JWKSet(known.toPublicJWK()).toString();

    Finding service = new Finding(from -> new Resource(published, "application/json"));
    service.verify("known key", known);
    service.verify("unknown key", unknown);
    service.verify("unknown key again", unknown);
    service.verify("known key again", known);

    Finding outage =
        new Finding(
            from -> {
              throw new IOException("The keys cannot be had.");
            });
    outage.verify("outage", known);
    outage.verify("outage again", known);
    outage.verify("outage, third token", known);
  }

  private void verify(String what, RSAKey key) throws Exception {
    SignedJWT token =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(),
            new JWTClaimsSet.Builder()
                .expirationTime(Date.from(Instant.now().plusSeconds(600)))
                .build());
    token.sign(new RSASSASigner(key));
    String outcome = "accepted";
    try {
      processor.process(token.serialize(), null);
    } catch (Exception e) {
      outcome =
          e.getClass().getSimpleName()
              + (e instanceof KeySourceException ? ", a KeySourceException" : "");
    }
    System.out.printf("%s: %s (%d fetches so far)%n", what, outcome, fetches.get());
  }
}
JAVA

cat >recorded <<'RECORDED'
known key: accepted (1 fetches so far)
unknown key: BadJOSEException (2 fetches so far)
unknown key again: RateLimitReachedException, a KeySourceException (2 fetches so far)
known key again: accepted (2 fetches so far)
outage: JWKSetRetrievalException, a KeySourceException (1 fetches so far)
outage again: JWKSetRetrievalException, a KeySourceException (2 fetches so far)
outage, third token: RateLimitReachedException, a KeySourceException (2 fetches so far)
RECORDED

java -cp 'lib/*' Finding.java | tee seen
diff recorded seen || {
  echo "Changed: Nimbus no longer treats tokens under unknown keys as recorded above." >&2
  exit 1
}
