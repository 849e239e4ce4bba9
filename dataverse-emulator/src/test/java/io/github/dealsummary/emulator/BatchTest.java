package io.github.dealsummary.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class BatchTest {
  @AutoClose private static final DataverseEmulator EMULATOR = DataverseEmulator.start();
  private static final String PART =
      "--b\r\nContent-Type: application/http\r\nContent-Transfer-Encoding: binary\r\n\r\n%s HTTP/1.1\r\n\r\n\r\n";

  private final Wire wire = Wire.afresh(EMULATOR);

  @Test
  void partsAreAnsweredInOrderWhateverFormTheirUrlHas() {
    HttpResponse<String> response =
        wire.batch(
            List.of(
                "accounts?$top=1&$select=name",
                "/api/data/v9.2/contacts?$top=1&$select=fullname",
                EMULATOR.url() + "/api/data/v9.2/WhoAmI"));
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("Content-Type").orElse(""))
        .startsWith("multipart/mixed; boundary=batchresponse_");
    assertThat(response.body()).containsSubsequence("#accounts", "#contacts", "WhoAmIResponse");
    assertThat(Wire.statuses(response)).containsExactly("200", "200", "200");
    assertThat(response.body().replace("\r\n", "")).doesNotContain("\n");
  }

  @Test
  void partsAreLoggedWithTheirLiterals() {
    wire.batch(
        List.of("accounts?$filter=" + Wire.encode("name eq 'O''Brien' or contains(name,'%&#')")));
    RecordedRequest batch = EMULATOR.requests().get(0);
    assertThat(batch.path()).isEqualTo("$batch");
    assertThat(batch.status()).isEqualTo(200);
    assertThat(batch.parts()).hasSize(1);
    assertThat(batch.parts().get(0).path()).isEqualTo("accounts");
    assertThat(batch.parts().get(0).literals()).containsExactly("O'Brien", "%&#");
  }

  @Test
  void firstFailureEndsTheBatchAndGivesItsStatus() {
    HttpResponse<String> response = wire.batch(List.of("WhoAmI", "nonsense", "WhoAmI"));
    assertThat(response.statusCode()).isEqualTo(404);
    assertThat(Wire.statuses(response)).containsExactly("200", "404");
  }

  @Test
  void continueOnErrorAnswersEveryPart() {
    HttpResponse<String> response =
        wire.batch(List.of("WhoAmI", "nonsense", "WhoAmI"), "Prefer", "odata.continue-on-error");
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(Wire.statuses(response)).containsExactly("200", "404", "200");
  }

  @Test
  void aPartThatIsTooDeepFailsAlone() {
    String filters = "<filter>".repeat(95) + "</filter>".repeat(95);
    String xml = "<fetch><entity name='account'>" + filters + "</entity></fetch>";
    String deep = "accounts?fetchXml=" + Wire.encode(xml);
    HttpResponse<String> response =
        wire.batch(List.of("WhoAmI", deep, "WhoAmI"), "Prefer", "odata.continue-on-error");
    assertThat(Wire.statuses(response)).containsExactly("200", "400", "200");
    assertThat(response.body()).contains("0x80040203");
  }

  @Test
  void faultsMeetParts() {
    EMULATOR.inject(Fault.on("contacts").status(429));
    HttpResponse<String> response =
        wire.batch(List.of("accounts?$top=1", "contacts"), "Prefer", "odata.continue-on-error");
    assertThat(Wire.statuses(response)).containsExactly("200", "429");
    assertThat(response.body()).contains("Retry-After: 1\r\n", "0x80072322");
  }

  @Test
  void callerOfTheBatchIsTheCallerOfItsParts() {
    HttpResponse<String> response =
        wire.batch(List.of("WhoAmI"), "CallerObjectId", "00000000-0000-0000-0000-000000000009");
    assertThat(response.statusCode()).isEqualTo(403);
    assertThat(response.body()).contains("0x80072560");
  }

  @Test
  void aThousandOperationsAreTheMost() {
    assertThat(Wire.statuses(wire.batch(Collections.nCopies(1_000, "WhoAmI")))).hasSize(1_000);
    HttpResponse<String> more = wire.batch(Collections.nCopies(1_001, "WhoAmI"));
    assertThat(more.statusCode()).isEqualTo(400);
    assertThat(Wire.json(more).has("ExceptionMessage")).isTrue();
  }

  @Test
  void batchesDoNotNest() {
    assertThat(wire.batch(List.of("$batch")).statusCode()).isEqualTo(400);
  }

  @Test
  void aUrlThatCannotBeReadFailsItsPartAlone() {
    HttpResponse<String> response =
        wire.batch(List.of("accounts?$filter=%zz", "WhoAmI"), "Prefer", "odata.continue-on-error");
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(Wire.statuses(response)).containsExactly("400", "200");
  }

  @Test
  void linesMustEndInCarriageReturnAndLineFeed() {
    HttpResponse<String> response =
        wire.batch(
            (String.format(Locale.ROOT, PART, "GET WhoAmI") + "--b--\r\n").replace("\r", ""));
    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.body()).contains("Stream was not readable");
  }

  @Test
  void bodiesThatAreNoBatchAreRefused() {
    assertThat(wire.batch("").statusCode()).isEqualTo(400);
    assertThat(wire.batch(String.format(Locale.ROOT, PART, "GET WhoAmI")).statusCode())
        .isEqualTo(400);
    assertThat(wire.batch(String.format(Locale.ROOT, PART, "nonsense") + "--b--\r\n").statusCode())
        .isEqualTo(400);
    assertThat(wire.post("$batch", "{}", "Content-Type", "application/json").statusCode())
        .isEqualTo(400);
  }
}
