package io.github.dealsummary.dataverse;

import static io.github.dealsummary.dataverse.Peer.answering;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.dealsummary.dataverse.entra.EntraTokens;
import io.github.dealsummary.dataverse.entra.ManagedIdentityId;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import okhttp3.OkHttpClient;
import org.assertj.core.api.AbstractStringAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which requests go through which proxy, with which sign-in. */
class OutboundProxyTest {
  private static final String PAGE = "HTTP/1.1 200 OK\r\nContent-Length: 12\r\n\r\n{\"value\":[]}";
  private static final ProxySelector DIRECT = ProxySelector.of(null);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          http://proxy:8080                | proxy:8080
          proxy:8080                       | proxy:8080
          http://proxy                     | proxy:80
          HTTP://Proxy.contoso.com:3128/   | Proxy.contoso.com:3128
          http://user:p%40ss@proxy:8080    | proxy:8080
          http://10.0.0.1:3128             | 10.0.0.1:3128
          http://[fd00::1]:3128            | fd00::1:3128
          """)
  void proxyIsReadFromTheVariable(String value, String hostAndPort) {
    OutboundProxy proxy = OutboundProxy.from(Map.of("HTTPS_PROXY", value));
    assertThat(chosen(proxy, "https://sales.example.test/")).isEqualTo(hostAndPort);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          https://proxy:8080       | does not begin with http://
          socks5://proxy:1080      | names a SOCKS proxy
          ftp://proxy              | does not begin with http://
          http://proxy:0           | not from 1 to 65535
          http://proxy:65536       | not from 1 to 65535
          http://proxy:x           | is not the address of a proxy
          http://us:s3cret         | is not the address of a proxy
          http://u:s3cret@pro xy   | is not the address of a proxy
          http://u:s3cret@proxy/a  | is not the address of a proxy
          'http://u:s3%cret@proxy' | encodes no character
          http://u:s3cret%0A@proxy | cannot be sent
          http://u%3Av:s3cret@p    | cannot be sent
          "http://u:s3cret@proxy"  | is not the address of a proxy
          """,
      quoteCharacter = '\'')
  void wrongProxyIsSaidWithoutItsPassword(String value, String words) {
    for (String name : List.of("HTTPS_PROXY", "https_proxy")) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> OutboundProxy.from(Map.of(name, value)))
          .withMessageStartingWith(name + " ")
          .withMessageContaining(words)
          .satisfies(e -> assertThat(e.getMessage()).doesNotContain("s3", "cret"));
    }
  }

  /** As for curl: {@code curl --noproxy}. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          crm.example              | https://org.crm.example/         | direct
          .crm.example             | https://org.crm.example/         | direct
          *.crm.example            | https://org.crm.example/         | direct
          .crm.example             | https://crm.example/             | direct
          crm.example              | https://crm.example/             | direct
          CRM.Example              | https://org.crm.example/         | direct
          crm.example.             | https://org.crm.example/         | direct
          crm.example              | https://mycrm.example/           | proxy
          crm.example              | https://crm.example.evil.test/   | proxy
          org                      | https://org.crm.example/         | proxy
          org*                     | https://org.crm.example/         | direct
          *example                 | https://org.crm.example/         | direct
          *                        | https://org.crm.example/         | direct
          'a.test, b.test'         | https://b.test/                  | direct
          a.test b.test            | https://b.test/                  | direct
          'a.test,,b.test,'        | https://c.test/                  | proxy
          crm.example:443          | https://org.crm.example/         | direct
          crm.example:8443         | https://org.crm.example/         | proxy
          crm.example:8443         | https://org.crm.example:8443/    | direct
          10.1.2.3                 | https://10.1.2.3/                | direct
          10.1.2.3                 | https://10.1.2.30/               | proxy
          10.1.2.3:444             | https://10.1.2.3/                | proxy
          10.0.0.0/8               | https://10.1.2.3/                | direct
          10.0.0.0/8               | https://11.1.2.3/                | proxy
          10.1.2.128/25            | https://10.1.2.127/              | proxy
          10.1.2.128/25            | https://10.1.2.129/              | direct
          0.0.0.0/0                | https://8.8.8.8/                 | direct
          0.0.0.0/0                | https://org.crm.example/         | proxy
          10.*                     | https://10.1.2.3/                | direct
          fd00::/8                 | https://[fd12::1]/               | direct
          fd00::/8                 | https://[fe80::1]/               | proxy
          fd12:0:0::1              | https://[fd12::1]/               | direct
          [fd12::1]:8443           | https://[fd12::1]:8443/          | direct
          [fd12::1]:8443           | https://[fd12::1]/               | proxy
          nothing.test             | https://localhost/               | direct
          nothing.test             | https://api.localhost/           | direct
          nothing.test             | https://127.0.0.2/               | direct
          nothing.test             | https://[::1]/                   | direct
          nothing.test             | http://169.254.169.254/metadata/ | direct
          nothing.test             | http://org.crm.example/          | direct
          """)
  void exemptHostsAreReachedWithoutIt(String exempt, String target, String way) {
    OutboundProxy proxy =
        OutboundProxy.from(Map.of("HTTPS_PROXY", "http://proxy:8080", "NO_PROXY", exempt));
    assertThat(chosen(proxy, target)).isEqualTo(way.equals("direct") ? "direct" : "proxy:8080");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://crm.example",
        "10.0.0.0/33",
        "fd00::/129",
        "crm.example/24",
        "a*b",
        "user@host",
        "a:b"
      })
  void wrongExemptionIsSaidByItsPlace(String entry) {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> OutboundProxy.from(Map.of("HTTPS_PROXY", "p:1", "NO_PROXY", "a.test, " + entry)))
        .withMessageStartingWith("NO_PROXY has an entry that cannot be read, number 2.");
  }

  @Test
  void lowerCaseComesFirstAndEmptyCountsAsMissing() {
    Map<String, String> variables = new HashMap<>();
    variables.put("HTTPS_PROXY", "upper:1");
    variables.put("https_proxy", "lower:2");
    assertThat(chosen(OutboundProxy.from(variables), "https://a.test/")).isEqualTo("lower:2");
    variables.put("https_proxy", " ");
    assertThat(chosen(OutboundProxy.from(variables), "https://a.test/")).isEqualTo("upper:1");
    variables.put("no_proxy", "a.test");
    variables.put("NO_PROXY", "b.test");
    assertThat(chosen(OutboundProxy.from(variables), "https://a.test/")).isEqualTo("direct");
    assertThat(chosen(OutboundProxy.from(variables), "https://b.test/")).isEqualTo("upper:1");
    assertThat(chosen(OutboundProxy.from(Map.of("NO_PROXY", "10.0.0.0/99")), "https://a.test/"))
        .as("what is not used is not checked")
        .isEqualTo("direct");
  }

  @Test
  void whatTheJvmIsToldComesFirst() {
    OutboundProxy variables = OutboundProxy.from(Map.of("HTTPS_PROXY", "variable:1"));
    ProxySelector told = ProxySelector.of(InetSocketAddress.createUnresolved("property", 2));
    assertThat(chosen(variables.after(told), "https://a.test/")).isEqualTo("property:2");
    assertThat(chosen(OutboundProxy.ofJvm().after(told), "https://a.test/"))
        .isEqualTo("property:2");
    assertThat(chosen(variables.after(told), "http://169.254.169.254/")).isEqualTo("direct");
  }

  @Test
  void signInGoesToItsOwnProxyAlone() {
    OutboundProxy proxy = OutboundProxy.from(Map.of("HTTPS_PROXY", "http://ann:p%C3%A4+%40@p:80"));
    assertThat(proxy.authorization(proxy("p", 80))).hasValue(basic("ann:pä+@"));
    assertThat(proxy.authorization(proxy("p", 81))).isEmpty();
    assertThat(proxy.authorization(proxy("another", 80))).isEmpty();
    assertThat(proxy.authorization(Proxy.NO_PROXY)).isEmpty();
    assertThat(proxy.toString()).contains("p:80").doesNotContain("ann", "pä", "p%C3");
  }

  @Test
  void userWithoutPasswordSignsInWithAnEmptyOne() {
    OutboundProxy proxy = OutboundProxy.from(Map.of("HTTPS_PROXY", "http://ann@p:80"));
    assertThat(proxy.authorization(proxy("p", 80))).hasValue(basic("ann:"));
  }

  /** The proxy sees its sign-in and the host's name; the environment sees the token. */
  @Test
  void callGoesThroughTheProxyAndNoSecretToTheWrongSide() throws IOException {
    List<String> atTheProxy = new CopyOnWriteArrayList<>();
    List<String> atTheEnvironment = new CopyOnWriteArrayList<>();
    try (Peer environment =
            Peer.tls(
                "valid.p12",
                socket -> {
                  atTheEnvironment.add(Peer.head(socket.getInputStream()));
                  Peer.write(socket, PAGE);
                });
        Peer proxy =
            new Peer(
                socket -> {
                  atTheProxy.add(Peer.head(socket.getInputStream()));
                  Peer.write(socket, "HTTP/1.1 200 OK\r\n\r\n");
                  Peer.relay(socket, environment.port());
                });
        DataverseClient client =
            behind("http://ann:s3cret@127.0.0.1:" + proxy.port())
                .tokens(request -> new AccessToken("t0ken", Instant.MAX))
                .build()) {
      assertThat(client.page(Query.of("accounts")).rows()).isEmpty();
    }
    assertThat(atTheProxy).singleElement().asString().startsWith("CONNECT sales.example.test:443 ");
    assertThat(atTheProxy.get(0)).contains(basic("ann:s3cret")).doesNotContain("t0ken");
    assertThat(atTheEnvironment).singleElement().asString().contains("Bearer t0ken");
    assertThat(atTheEnvironment.get(0)).doesNotContainIgnoringCase("Proxy-Authorization");
  }

  /** The header X-IDENTITY-HEADER is a secret, and no proxy reaches the platform's endpoint. */
  @Test
  void managedIdentityUsesNoProxy() throws IOException {
    String answer = "{\"access_token\":\"t\",\"expires_on\":\"4102444800\"}";
    try (Peer endpoint =
            new Peer(
                answering(
                    "HTTP/1.1 200 OK\r\nContent-Length: "
                        + answer.length()
                        + "\r\n\r\n"
                        + answer));
        Peer proxy = new Peer(answering("HTTP/1.1 502 No\r\nContent-Length: 0\r\n\r\n"));
        DataverseClient client =
            DataverseClient.builder("https://sales.example.test")
                .http(
                    new OkHttpClient.Builder()
                        .proxy(new Proxy(Proxy.Type.HTTP, loopback(proxy)))
                        .build())
                .retry(RetryPolicy.none())
                .tokens(
                    EntraTokens.managedIdentity(
                        ManagedIdentityId.systemAssigned(),
                        Map.of(
                            "IDENTITY_ENDPOINT",
                            "http://127.0.0.1:" + endpoint.port(),
                            "IDENTITY_HEADER",
                            "h")))
                .build()) {
      assertThatMessage(client).contains("the proxy could not connect to it");
      assertThat(endpoint.connections()).isEqualTo(1);
      assertThat(proxy.connections()).as("for the environment").isEqualTo(1);
    }
  }

  /** A program's own client may bring a proxy and a sign-in of its own. */
  @Test
  void signInOfTheGivenClientIsAskedFirst() throws IOException {
    List<String> heads = new CopyOnWriteArrayList<>();
    try (Peer proxy =
            new Peer(
                socket -> {
                  heads.add(Peer.head(socket.getInputStream()));
                  Peer.write(socket, "HTTP/1.1 502 No\r\nContent-Length: 0\r\n\r\n");
                });
        DataverseClient client =
            DataverseClient.builder("https://sales.example.test")
                .http(
                    new OkHttpClient.Builder()
                        .proxyAuthenticator(
                            (route, asking) ->
                                asking
                                    .request()
                                    .newBuilder()
                                    .header("Proxy-Authorization", "Own x")
                                    .build())
                        .build())
                .proxy(
                    OutboundProxy.from(
                        Map.of("HTTPS_PROXY", "http://a:b@127.0.0.1:" + proxy.port())))
                .retry(RetryPolicy.none())
                .tokens(request -> new AccessToken("t", Instant.MAX))
                .build()) {
      assertThatMessage(client).contains("the proxy could not connect to it");
      assertThat(heads).singleElement().asString().contains("Proxy-Authorization: Own x");
    }
  }

  private static AbstractStringAssert<?> assertThatMessage(DataverseClient client) {
    return assertThat(catchThrowable(() -> client.page(Query.of("accounts"))).getMessage());
  }

  private static DataverseClient.Builder behind(String proxy) {
    return DataverseClient.builder("https://sales.example.test")
        .http(TestTls.trusting("trust.p12"))
        .proxy(OutboundProxy.from(Map.of("HTTPS_PROXY", proxy)));
  }

  private static String chosen(OutboundProxy proxy, String target) {
    return chosen(proxy.after(DIRECT), target);
  }

  private static String chosen(ProxySelector selector, String target) {
    List<Proxy> chosen = selector.select(URI.create(target));
    assertThat(chosen).hasSize(1);
    SocketAddress address = chosen.get(0).address();
    return address instanceof InetSocketAddress socket
        ? socket.getHostString() + ":" + socket.getPort()
        : "direct";
  }

  private static Proxy proxy(String host, int port) {
    return new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved(host, port));
  }

  private static InetSocketAddress loopback(Peer peer) {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), peer.port());
  }

  private static String basic(String userAndPassword) {
    return "Basic " + Base64.getEncoder().encodeToString(userAndPassword.getBytes(UTF_8));
  }
}
