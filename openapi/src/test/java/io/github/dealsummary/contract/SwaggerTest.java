package io.github.dealsummary.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SwaggerTest {
  private final DealContract contract =
      new DealContract(
          () -> {
            throw new AssertionError("The file needs no desk.");
          },
          Callers::none);
  private final ObjectMapper mapper = new ObjectMapper();

  @Test
  void fileIsServedAsPublishedButForTheAddress() throws Exception {
    ObjectNode served = (ObjectNode) served(Map.of("host", "deals.contoso.com:8443"));

    assertThat(served.path("host").textValue()).isEqualTo("deals.contoso.com:8443");
    assertThat(served.path("schemes").toString()).isEqualTo("[\"http\"]");
    JsonNode published = published();
    served.set("host", published.path("host"));
    served.set("schemes", published.path("schemes"));
    assertThat(served).isEqualTo(published);
  }

  @Test
  void addressThatTheProxySawCountsFirst() throws Exception {
    JsonNode served =
        served(
            Map.of(
                "host", "10.0.0.7:8080",
                "x-forwarded-host", "deals.contoso.com, inner",
                "x-forwarded-proto", "https,http",
                "x-forwarded-prefix", "/crm/deals"));

    assertThat(served.path("host").textValue()).isEqualTo("deals.contoso.com");
    assertThat(served.path("schemes").toString()).isEqualTo("[\"https\"]");
    assertThat(served.path("basePath").textValue()).isEqualTo("/crm/deals/api");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "evil.com/path",
        "evil.com\",\"x\":\"",
        "user@evil.com",
        "evil.com:80:80",
        "evil.com:http",
        "{host}",
        "evil .com",
        "-evil.com",
        "évil.com",
        "[::1]:8080",
        "evil.com\r\nx: y",
        "evil.com:0",
        "evil.com:080",
        "evil.com:65536",
        "evil.com:100000",
        "evil.com:99999999999",
        "evil.com:",
        ":80",
        "evil.com.",
        "evil..com",
        ".evil.com",
        "evil.-a.com",
        "evil-.com",
        "evil.com#x",
        "evil.com?x",
        "evil.com\\x",
        "evil%2ecom",
        "fe80::1",
        "[v1.a]",
        "a_b.com",
        " ",
      })
  void whatIsNotPlainlyAHostLeavesThePublishedAddress(String host) throws Exception {
    assertThat(served(Map.of("host", host))).isEqualTo(published());
    assertThat(
            served(Map.of("host", "good.com", "x-forwarded-host", host)).path("host").textValue())
        .isEqualTo("good.com");
  }

  @ParameterizedTest
  @CsvSource({
    "Deals.CONTOSO.com, deals.contoso.com",
    "deals.contoso.com:1, deals.contoso.com:1",
    "deals.contoso.com:65535, deals.contoso.com:65535",
    "127.0.0.1:8080, 127.0.0.1:8080",
    "xn--bcher-kva.example, xn--bcher-kva.example",
    "localhost, localhost",
  })
  void plainHostIsNamedInLowerCase(String host, String named) throws Exception {
    assertThat(served(Map.of("host", host)).path("host").textValue()).isEqualTo(named);
    Map<String, String> proxied = Map.of("host", "10.0.0.7", "x-forwarded-host", host);
    assertThat(served(proxied).path("host").textValue()).isEqualTo(named);
  }

  @ParameterizedTest
  @ValueSource(strings = {"evil.com,good.com", "evil.com\n", " evil.com"})
  void hostThatIsNamedTwiceOrAmidBlanksLeavesThePublishedAddress(String host) throws Exception {
    assertThat(served(Map.of("host", host))).isEqualTo(published());
  }

  @Test
  void hostOfAnyLengthIsReadQuickly() throws Exception {
    String label = "a".repeat(63);
    String longest = String.join(".", label, label, label, label.substring(2));
    assertThat(served(Map.of("host", longest)).path("host").textValue()).isEqualTo(longest);
    for (String host :
        List.of(longest + "a", label + "a", "a.".repeat(5_000), "a-".repeat(5_000))) {
      assertThat(served(Map.of("host", host))).isEqualTo(published());
    }
  }

  @Test
  void firstOfSeveralForwardedValuesIsTheOneThatTheCallerSaw() throws Exception {
    JsonNode served =
        served(
            Map.of(
                "host", "good.com",
                "x-forwarded-host", "one.com,two.com",
                "x-forwarded-proto", "https, http",
                "x-forwarded-prefix", "/one, /two"));

    assertThat(served.path("host").textValue()).isEqualTo("one.com");
    assertThat(served.path("schemes").toString()).isEqualTo("[\"https\"]");
    assertThat(served.path("basePath").textValue()).isEqualTo("/one/api");
  }

  @Test
  void fileIsServedInItsOwnBytesButForTheAddress() throws Exception {
    String published = Files.readString(Path.of("connector/apiDefinition.swagger.json"));

    assertThat(contract.swagger(with(Map.of()), "http").body()).isEqualTo(published);
    assertThat(contract.swagger(with(Map.of("host", "good.com")), "http").body())
        .isEqualTo(
            published
                .replace("your-function-app.azurewebsites.net", "good.com")
                .replace("[\"https\"]", "[\"http\"]"));
  }

  @ParameterizedTest
  @CsvSource({
    "x-forwarded-proto, javascript",
    "x-forwarded-prefix, //evil.com",
    "x-forwarded-prefix, /../up",
    "x-forwarded-prefix, evil",
    "x-forwarded-prefix, /a?b",
    "x-forwarded-prefix, /a%2e",
    "x-forwarded-prefix, '/a\"b'",
    "x-forwarded-prefix, /",
    "x-forwarded-host, evil.com/path",
    "x-forwarded-host, '/evil.com, good.com'",
    "x-forwarded-proto, 'https://evil.com'",
  })
  void forwardedValueOutOfShapeIsPassedOver(String header, String value) throws Exception {
    assertThat(served(Map.of("host", "good.com", header, value)))
        .isEqualTo(served(Map.of("host", "good.com")));
  }

  @Test
  void nobodyCachesWhatARequestsHeadersDecided() {
    Reply reply = contract.swagger(with(Map.of()), "https");

    assertThat(reply.headers())
        .containsEntry("Content-Type", "application/json; charset=utf-8")
        .containsEntry("Cache-Control", "no-store");
  }

  private JsonNode served(Map<String, String> headers) throws Exception {
    Reply reply = contract.swagger(with(headers), "http");
    assertThat(reply.status()).isEqualTo(200);
    return mapper.readTree(reply.body());
  }

  private static Call with(Map<String, String> headers) {
    return new Call(Map.of(), name -> Optional.ofNullable(headers.get(name)), Optional::empty);
  }

  private JsonNode published() throws Exception {
    return mapper.readTree(Path.of("connector/apiDefinition.swagger.json").toFile());
  }
}
