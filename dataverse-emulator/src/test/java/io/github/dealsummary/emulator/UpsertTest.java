package io.github.dealsummary.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Writes that depend on what is there. */
class UpsertTest {
  @AutoClose private static final DataverseEmulator EMULATOR = DataverseEmulator.start();
  private static final String NOBODY = "00000000-0000-0000-0000-00000000beef";

  private final Wire wire = Wire.afresh(EMULATOR);

  @Test
  void upsertCreatesUpdatesOrDoesNeither() {
    String url = "accounts(" + NOBODY + ")";
    assertThat(wire.patch(url, "{\"name\":\"U\"}", "If-Match", "*").statusCode()).isEqualTo(404);
    assertThat(wire.patch(url, "{\"name\":\"U\"}").statusCode()).isEqualTo(204);
    assertThat(wire.read(url).get("name").asText()).isEqualTo("U");
    assertThat(wire.patch(url, "{\"name\":\"V\"}").statusCode()).isEqualTo(204);
    HttpResponse<String> only = wire.patch(url, "{\"name\":\"W\"}", "If-None-Match", "*");
    assertThat(only.statusCode()).isEqualTo(412);
    assertThat(Wire.errorCode(only)).isEqualTo("0x80040237");
    assertThat(wire.read(url).get("name").asText()).isEqualTo("V");
    assertThat(wire.patch("accounts(accountnumber='K-9')", "{\"name\":\"Key\"}").statusCode())
        .isEqualTo(204);
    assertThat(wire.read("accounts(accountnumber='K-9')").get("name").asText()).isEqualTo("Key");
    HttpResponse<String> missing = wire.get("accounts(accountnumber='none')");
    assertThat(missing.statusCode()).isEqualTo(404);
    assertThat(Wire.errorCode(missing)).isEqualTo("0x80060891");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "(00000000-0000-0000-0000-00000000beef) | {'accountid':'00000000-0000-0000-0000-00000000feed'}",
        "(accountnumber='K-1')                  | {'accountnumber':'K-2'}"
      })
  void aBodyDoesNotContradictTheKeyOfARowToCreate(String key, String body) {
    HttpResponse<String> response = wire.patch("accounts" + key, body.replace('\'', '"'));
    assertThat(response.statusCode()).as(response.body()).isEqualTo(400);
    assertThat(wire.get("accounts" + key).statusCode()).isEqualTo(404);
    assertThat(
            wire.patch("accounts(accountnumber='K-1')", "{\"accountnumber\":\"k-1\"}").statusCode())
        .isEqualTo(204);
  }

  @Test
  void aVersionThatIsNoLongerRightIsRefused() {
    String id = wire.create("accounts", "{'name':'V'}");
    String etag = wire.read("accounts(" + id + ")").get("@odata.etag").asText();
    assertThat(
            wire.patch("accounts(" + id + ")", "{\"name\":\"W\"}", "If-Match", etag).statusCode())
        .isEqualTo(204);
    HttpResponse<String> late = wire.delete("accounts(" + id + ")", "If-Match", etag);
    assertThat(late.statusCode()).isEqualTo(412);
    assertThat(Wire.errorCode(late)).isEqualTo("0x80060882");
  }

  @Test
  void anUpdateTakesNoKeyThatAnotherRowHas() {
    wire.create("accounts", "{'name':'One','accountnumber':'K-1'}");
    String id = wire.create("accounts", "{'name':'Two','accountnumber':'K-2'}");
    HttpResponse<String> taken = wire.patch("accounts(" + id + ")", "{\"accountnumber\":\"k-1\"}");
    assertThat(taken.statusCode()).isEqualTo(412);
    assertThat(Wire.errorCode(taken)).isEqualTo("0x80060892");
    assertThat(wire.patch("accounts(" + id + ")", "{\"accountnumber\":\"K-2\"}").statusCode())
        .isEqualTo(204);
  }
}
