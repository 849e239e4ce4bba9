package io.github.dealsummary.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Requests that say one thing twice, or two things at once. */
class ContradictionTest {
  private static final String OTHER = "00000000-0000-0000-0000-00000000000f";
  @AutoClose private final DataverseEmulator emulator = SmallOrg.with("{}");
  private final Wire wire = Wire.to(emulator);

  @ParameterizedTest
  @CsvSource({
    "<fetch><entity name='account'><attribute name='name' alias='accountid'/></entity></fetch>",
    "<fetch><entity name='account'><attribute name='name'/><attribute name='telephone1' alias='name'/></entity></fetch>",
    "<fetch count='0'><entity name='account'/></fetch>",
    "<fetch page='0'><entity name='account'/></fetch>",
    "<fetch>stray<entity name='account'/></fetch>",
  })
  void inFetchXmlAreRefused(String xml) {
    HttpResponse<String> response = wire.tryFetch("accounts", xml);
    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(Wire.errorMessage(response)).startsWith("Invalid FetchXML.");
  }

  @Test
  void ofAKeyAreRefused() {
    HttpResponse<String> response =
        wire.get("accounts(accountnumber=%27a%27,accountnumber=%27a%27)");
    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(Wire.errorMessage(response)).contains("accountnumber");
  }

  @Test
  void ofUrlAndBodyAreNamed() {
    String id = wire.create("accounts", "{'name': 'a'}");
    HttpResponse<String> response =
        wire.patch("accounts(" + id + ")", "{\"accountid\":\"" + OTHER + "\"}");
    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(Wire.errorMessage(response)).contains(id, OTHER);
  }

  @Test
  void ofARowAndItsVersionAreTold() {
    String path = "accounts(" + wire.create("accounts", "{'name': 'a'}") + ")";
    assertThat(wire.get(path, "If-Match", "W/\"1\"").statusCode()).isEqualTo(412);
    assertThat(wire.get(path, "If-None-Match", "*").statusCode()).isEqualTo(304);
    assertThat(wire.get(path).statusCode()).isEqualTo(200);
  }
}
