#!/usr/bin/env bash
# MSAL4J caches no application token if the address of its authority has a port.
#
# Versions: com.microsoft.azure:msal4j 1.26.0; JDK 17 or newer.
#
# Expected: of three equal calls to acquireToken, one sends a request. ClientCredentialParameters has skipCache() for
#   passing over the cache, and it is false by default. Port 443 should make no difference at all: for https it is the
#   default, and RFC 3986, section 6.2.3, calls both addresses equivalent.
# Seen: with a port, 443 included, each of the three calls sends a request. The token is saved each time, under the
#   host's name without the port. Issue 529 of the library reported this in 2022; it is closed.
# Here: Authority (dataverse-client) takes no https address with a port. MsalHttp tells MSAL4J the public cloud's
#   address where the configured one is a stand-in on loopback, which has a port.
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
      <groupId>com.microsoft.azure</groupId>
      <artifactId>msal4j</artifactId>
      <version>1.26.0</version>
    </dependency>
    <dependency>
      <groupId>org.slf4j</groupId>
      <artifactId>slf4j-nop</artifactId>
      <version>1.7.36</version>
    </dependency>
  </dependencies>
</project>
POM
mvn -q -B org.apache.maven.plugins:maven-dependency-plugin:3.11.0:copy-dependencies -DoutputDirectory=lib >&2

cat >Finding.java <<'JAVA'
import com.microsoft.aad.msal4j.ClientCredentialFactory;
import com.microsoft.aad.msal4j.ClientCredentialParameters;
import com.microsoft.aad.msal4j.ConfidentialClientApplication;
import com.microsoft.aad.msal4j.HttpResponse;
import com.microsoft.aad.msal4j.IHttpClient;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

public class Finding {
  public static void main(String[] args) throws Exception {
    for (String port : List.of("", ":443", ":8443")) {
      String authority = "https://login.contoso.example" + port;
      AtomicInteger requests = new AtomicInteger();
      // Answers by itself, so nothing leaves this process.
      IHttpClient tokenEndpoint =
          request -> {
            HttpResponse response = new HttpResponse();
            response.statusCode(200);
            response.addHeaders(Map.of("Content-Type", List.of("application/json")));
            response.body(
                "{\"token_type\":\"Bearer\",\"expires_in\":3600,\"access_token\":\"token-%d\"}"
                    .formatted(requests.incrementAndGet()));
            return response;
          };
      ConfidentialClientApplication application =
          ConfidentialClientApplication.builder(
                  "client", ClientCredentialFactory.createFromSecret("secret"))
              .authority(authority + "/11111111-2222-3333-4444-555555555555")
              .instanceDiscovery(false)
              .httpClient(tokenEndpoint)
              .build();
      ClientCredentialParameters parameters =
          ClientCredentialParameters.builder(Set.of("https://contoso.crm.dynamics.com/.default"))
              .build();
      String last = "";
      for (int call = 1; call <= 3; call++) {
        last = application.acquireToken(parameters).get().accessToken();
      }
      Matcher saved =
          Pattern.compile("\"environment\":\"([^\"]*)\"")
              .matcher(application.tokenCache().serialize());
      System.out.printf(
          "%s: 3 calls, %d requests, last %s, saved under %s%n",
          authority, requests.get(), last, saved.find() ? saved.group(1) : "nothing");
    }
  }
}
JAVA

cat >recorded <<'RECORDED'
https://login.contoso.example: 3 calls, 1 requests, last token-1, saved under login.contoso.example
https://login.contoso.example:443: 3 calls, 3 requests, last token-3, saved under login.contoso.example
https://login.contoso.example:8443: 3 calls, 3 requests, last token-3, saved under login.contoso.example
RECORDED

java -cp 'lib/*' Finding.java | tee seen
diff recorded seen || {
  echo "Changed: MSAL4J and an authority with a port no longer behave as recorded above." >&2
  exit 1
}
