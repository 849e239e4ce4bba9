package io.github.dealsummary.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
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
      })
  void whatIsNotPlainlyAHostLeavesThePublishedAddress(String host) throws Exception {
    assertThat(served(Map.of("host", host))).isEqualTo(published());
    assertThat(
            served(Map.of("host", "good.com", "x-forwarded-host", host)).path("host").textValue())
        .isEqualTo("good.com");
  }

  @ParameterizedTest
  @CsvSource({
    "x-forwarded-proto, javascript",
    "x-forwarded-prefix, //evil.com",
    "x-forwarded-prefix, /../up",
    "x-forwarded-prefix, evil",
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
