#!/usr/bin/env bash
# MSAL4J forgets the status and Retry-After of an error whose body is HTML or empty.
#
# Versions: com.microsoft.azure:msal4j 1.26.0; JDK 17 or newer.
#
# Expected: a MsalServiceException tells by statusCode() and headers() what the token endpoint answered. Its reference
#   page calls them the status code and the headers of the response. Both matter most for 429 and 503, which may come
#   from a gateway or proxy and then carry its HTML page. RFC 9110, section 15.6.4, puts the wait into Retry-After.
# Seen: only a JSON body keeps them. HTML gives a MsalJsonParsingException, a MsalServiceException with the code
#   "invalid_json", and an empty body one with the code "unknown". In both, status and headers are null.
# Here: MsalHttp (dataverse-client) keeps the last reply itself. SignInFailure takes status and Retry-After from it, so
#   that a busy sign-in is waited for and not taken for a wrong secret.
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
import com.microsoft.aad.msal4j.MsalServiceException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;

public class Finding {
  private static final String JSON =
      "{\"error\":\"temporarily_unavailable\",\"error_description\":\"Try again later.\"}";
  private static final String HTML = "<html><body><h1>Try again later</h1></body></html>";

  public static void main(String[] args) throws Exception {
    for (int status : new int[] {429, 503}) {
      signIn(status, "application/json", JSON);
      signIn(status, "text/html", HTML);
      signIn(status, "text/html", "");
    }
  }

  private static void signIn(int status, String type, String body) throws Exception {
    // Answers by itself, so nothing leaves this process.
    IHttpClient tokenEndpoint =
        request -> {
          HttpResponse response = new HttpResponse();
          response.statusCode(status);
          response.addHeaders(Map.of("Content-Type", List.of(type), "Retry-After", List.of("7")));
          response.body(body);
          return response;
        };
    ConfidentialClientApplication application =
        ConfidentialClientApplication.builder(
                "client", ClientCredentialFactory.createFromSecret("secret"))
            .authority("https://login.contoso.example/11111111-2222-3333-4444-555555555555")
            .instanceDiscovery(false)
            .httpClient(tokenEndpoint)
            .build();
    try {
      application
          .acquireToken(
              ClientCredentialParameters.builder(
                      Set.of("https://contoso.crm.dynamics.com/.default"))
                  .build())
          .get();
    } catch (ExecutionException e) {
      MsalServiceException failure = (MsalServiceException) e.getCause();
      System.out.printf(
          "%d, %s: %s, code %s, status %s, Retry-After %s%n",
          status,
          body.isEmpty() ? "empty" : type,
          failure.getClass().getSimpleName(),
          failure.errorCode(),
          failure.statusCode(),
          failure.headers() == null ? null : failure.headers().get("Retry-After"));
    }
  }
}
JAVA

cat >recorded <<'RECORDED'
429, application/json: MsalServiceException, code temporarily_unavailable, status 429, Retry-After [7]
429, text/html: MsalJsonParsingException, code invalid_json, status null, Retry-After null
429, empty: MsalServiceException, code unknown, status null, Retry-After null
503, application/json: MsalServiceException, code temporarily_unavailable, status 503, Retry-After [7]
503, text/html: MsalJsonParsingException, code invalid_json, status null, Retry-After null
503, empty: MsalServiceException, code unknown, status null, Retry-After null
RECORDED

java -cp 'lib/*' Finding.java | tee seen
diff recorded seen || {
  echo "Changed: MSAL4J no longer treats errors without JSON as recorded above." >&2
  exit 1
}
