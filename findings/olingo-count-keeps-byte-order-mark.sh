#!/usr/bin/env bash
# Olingo's client hands on the byte order mark that Dataverse writes before a count.
#
# Versions: org.apache.olingo:odata-client-core 5.0.0; JDK 17 or newer.
#
# Expected: a client for OData gives the count of "/$count" as a number. OData's protocol, "Requesting the Number of
#   Items in a Collection", makes the body of the reply a plain integer. Dataverse writes a UTF-8 byte order mark
#   before it: Microsoft's page "Retrieve a table row using the Web API" shows its three bytes and says so in a note.
# Seen: the value is an Edm.String of two characters, U+FEFF and the digit. Printed, it looks like "2", but
#   Integer.parseInt refuses it. Without the mark, the same request gives a text that can be parsed.
# Here: CountReply (dataverse-client) drops the mark before it reads the digits. ReadRequests (dataverse-emulator) writes it.
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
      <groupId>org.apache.olingo</groupId>
      <artifactId>odata-client-core</artifactId>
      <version>5.0.0</version>
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
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.olingo.client.api.ODataClient;
import org.apache.olingo.client.api.domain.ClientPrimitiveValue;
import org.apache.olingo.client.core.ODataClientFactory;

public class Finding {
  private static final byte[] MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  public static void main(String[] args) throws Exception {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          ByteArrayOutputStream body = new ByteArrayOutputStream();
          if (exchange.getRequestURI().getPath().startsWith("/api/data/")) {
            body.writeBytes(MARK);
          }
          body.write('2');
          exchange.getResponseHeaders().set("Content-Type", "text/plain");
          exchange.getResponseHeaders().set("OData-Version", "4.0");
          exchange.sendResponseHeaders(200, body.size());
          exchange.getResponseBody().write(body.toByteArray());
          exchange.close();
        });
    server.start();
    try {
      String root = "http://127.0.0.1:" + server.getAddress().getPort();
      count("as Dataverse writes it", root + "/api/data/v9.2");
      count("without the mark", root + "/plain");
    } finally {
      server.stop(0);
    }
  }

  private static void count(String what, String root) {
    ODataClient client = ODataClientFactory.getClient();
    URI tasks =
        client
            .newURIBuilder(root)
            .appendEntitySetSegment("accounts")
            .appendKeySegment(UUID.fromString("00000000-0000-0000-0000-000000000001"))
            .appendNavigationSegment("Account_Tasks")
            .count()
            .build();
    ClientPrimitiveValue value =
        client.getRetrieveRequestFactory().getValueRequest(tasks).execute().getBody();
    String text = value.toString();
    System.out.printf(
        "%s: %s, %s, parsed: %s%n",
        what,
        value.getTypeName(),
        text.codePoints().mapToObj("U+%04X"::formatted).collect(Collectors.joining(" ")),
        parsed(text));
  }

  private static String parsed(String text) {
    try {
      return Integer.toString(Integer.parseInt(text));
    } catch (NumberFormatException e) {
      return e.getClass().getSimpleName();
    }
  }
}
JAVA

cat >recorded <<'RECORDED'
as Dataverse writes it: Edm.String, U+FEFF U+0032, parsed: NumberFormatException
without the mark: Edm.String, U+0032, parsed: 2
RECORDED

java -cp 'lib/*' Finding.java | tee seen
diff recorded seen || {
  echo "Changed: Olingo no longer reads a count with a byte order mark as recorded above." >&2
  exit 1
}
