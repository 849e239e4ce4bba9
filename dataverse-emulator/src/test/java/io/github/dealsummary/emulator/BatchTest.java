package io.github.dealsummary.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
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
    assertThat(statuses(response)).containsExactly("200", "200", "200");
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
    assertThat(statuses(response)).containsExactly("200", "404");
  }

  @Test
  void continueOnErrorAnswersEveryPart() {
    HttpResponse<String> response =
        wire.batch(List.of("WhoAmI", "nonsense", "WhoAmI"), "Prefer", "odata.continue-on-error");
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(statuses(response)).containsExactly("200", "404", "200");
  }

  @Test
  void aPartThatIsTooDeepFailsAlone() {
    String filters = "<filter>".repeat(1_500) + "</filter>".repeat(1_500);
    String xml = "<fetch><entity name='account'>" + filters + "</entity></fetch>";
    String deep = "accounts?fetchXml=" + Wire.encode(xml);
    HttpResponse<String> response =
        wire.batch(List.of("WhoAmI", deep, "WhoAmI"), "Prefer", "odata.continue-on-error");
    assertThat(statuses(response)).containsExactly("200", "400", "200");
    assertThat(response.body()).contains("0x80040203");
  }

  @Test
  void faultsMeetParts() {
    EMULATOR.inject(Fault.on("contacts").status(429));
    HttpResponse<String> response =
        wire.batch(List.of("accounts?$top=1", "contacts"), "Prefer", "odata.continue-on-error");
    assertThat(statuses(response)).containsExactly("200", "429");
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
    assertThat(statuses(wire.batch(Collections.nCopies(1_000, "WhoAmI")))).hasSize(1_000);
    HttpResponse<String> more = wire.batch(Collections.nCopies(1_001, "WhoAmI"));
    assertThat(more.statusCode()).isEqualTo(400);
    assertThat(Wire.json(more).has("ExceptionMessage")).isTrue();
  }

  @Test
  void batchesDoNotNest() {
    assertThat(wire.batch(List.of("$batch")).statusCode()).isEqualTo(400);
  }

  @Test
  void aChangeSetRefersToWhatItCreated() {
    HttpResponse<String> response =
        post(
            changeSet(
                operation(1, "POST accounts", "{\"name\":\"Set\"}"),
                operation(
                    2,
                    "POST contacts",
                    "{\"lastname\":\"Ref\",\"parentcustomerid_account@odata.bind\":\"$1\"}"),
                operation(3, "PATCH $1", "{\"telephone1\":\"5\"}"),
                operation(4, "PUT $1/primarycontactid/$ref", "{\"@odata.id\":\"$2\"}")));
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    assertThat(statuses(response)).containsExactly("204", "204", "204", "204");
    assertThat(response.body()).contains("changesetresponse_", "Content-ID: 4", "OData-EntityId: ");
    assertThat(
            wire.names(
                "accounts",
                "name eq 'Set' and telephone1 eq '5' and primarycontactid/lastname eq 'Ref'"))
        .hasSize(1);
  }

  @Test
  void aChangeSetRefersToWhatItUpdated() {
    String account = "accounts(" + wire.create("accounts", "{'name':'Old'}") + ")";
    for (String prefer : List.of("", "\r\nPrefer: return=representation")) {
      HttpResponse<String> response =
          post(
              changeSet(
                  operation(1, "PATCH " + account, "{\"name\":\"$1\"}")
                      .replace("/json", "/json" + prefer),
                  operation(2, "PATCH $1", "{\"telephone1\":\"$1\"}")));
      assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
      assertThat(wire.names("accounts", "telephone1 eq '$1'")).containsExactly("$1");
      wire.delete(account + "/telephone1");
    }
  }

  @Test
  void aChangeSetThatFailsLeavesNothingBehind() {
    HttpResponse<String> response =
        post(
            changeSet(
                operation(1, "POST accounts", "{\"name\":\"Set\"}"),
                operation(2, "POST accounts", "{\"nothing\":1}")));
    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(statuses(response)).containsExactly("400");
    assertThat(wire.names("accounts", "name eq 'Set'")).isEmpty();
  }

  @Test
  void changeSetsHoldNoReadsNorOneIdTwiceNorUnknownReferences() {
    assertThat(post(changeSet(operation(1, "GET accounts", ""))).statusCode()).isEqualTo(400);
    String twice =
        changeSet(operation(1, "POST accounts", "{}"), operation(1, "POST accounts", "{}"));
    assertThat(post(twice).body()).contains("content ID '1' was found more than once");
    assertThat(post(changeSet(operation(1, "PATCH $7", "{}"))).body())
        .contains("Content-ID Reference: '$7' does not exist in the batch context.");
  }

  private static String operation(int id, String request, String body) {
    return "--c\r\nContent-Type: application/http\r\nContent-Transfer-Encoding: binary\r\nContent-ID: "
        + id
        + "\r\n\r\n"
        + request
        + " HTTP/1.1\r\nContent-Type: application/json\r\n\r\n"
        + body
        + "\r\n";
  }

  private static String changeSet(String... operations) {
    return "--b\r\nContent-Type: multipart/mixed; boundary=c\r\n\r\n"
        + String.join("", operations)
        + "--c--\r\n--b--\r\n";
  }

  @Test
  void aBoundaryMayBeginLikeTheOther() {
    for (String inner : List.of("bc", "b-1")) {
      String body =
          changeSet(operation(1, "POST accounts", "{\"name\":\"Prefixed\"}"))
              .replace("boundary=c", "boundary=" + inner)
              .replace("--c", "--" + inner);
      HttpResponse<String> response = post(body);
      assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
      String swapped =
          body.replace("--b\r\n", "--x\r\n")
              .replace("--b--", "--x--")
              .replace("--" + inner, "--b")
              .replace("boundary=" + inner, "boundary=b")
              .replace("--x", "--" + inner);
      assertThat(
              wire.post("$batch", swapped, "Content-Type", "multipart/mixed; boundary=" + inner)
                  .statusCode())
          .isEqualTo(200);
    }
    assertThat(wire.names("accounts", "name eq 'Prefixed'")).hasSize(4);
  }

  @Test
  void aUrlThatCannotBeReadFailsItsPartAlone() {
    HttpResponse<String> response =
        wire.batch(List.of("accounts?$filter=%zz", "WhoAmI"), "Prefer", "odata.continue-on-error");
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(statuses(response)).containsExactly("400", "200");
  }

  @Test
  void theRootIsTakenFromTheBeginningOfAUrlOnly() {
    HttpResponse<String> response = wire.batch(List.of("accounts/api/data/v9.2/WhoAmI"));
    assertThat(response.statusCode()).isEqualTo(404);
    String created =
        operation(1, "POST accounts", "{}")
            .replace("/json", "/json\r\nPrefer: return=representation");
    assertThat(post(changeSet(created)).body()).contains("HTTP/1.1 201 Created");
  }

  @Test
  void aContentIdAmongTheHeadersOfARequestIsOneToo() {
    String inner = operation(2, "POST accounts", "{}").replace("/json", "/json\r\nContent-ID: 1");
    String twice =
        changeSet(inner.replaceFirst("Content-ID: 2\r\n", ""), operation(1, "POST accounts", "{}"));
    assertThat(post(twice).body()).contains("content ID '1' was found more than once");
  }

  @Test
  void linesMustEndInCarriageReturnAndLineFeed() {
    HttpResponse<String> response =
        post((String.format(Locale.ROOT, PART, "GET WhoAmI") + "--b--\r\n").replace("\r", ""));
    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.body()).contains("Stream was not readable");
  }

  @Test
  void bodiesThatAreNoBatchAreRefused() {
    assertThat(post("").statusCode()).isEqualTo(400);
    assertThat(post(String.format(Locale.ROOT, PART, "GET WhoAmI")).statusCode()).isEqualTo(400);
    assertThat(post(String.format(Locale.ROOT, PART, "nonsense") + "--b--\r\n").statusCode())
        .isEqualTo(400);
    assertThat(wire.post("$batch", "{}", "Content-Type", "application/json").statusCode())
        .isEqualTo(400);
  }

  private HttpResponse<String> post(String body) {
    return wire.post("$batch", body, "Content-Type", "multipart/mixed; boundary=b");
  }

  private static List<String> statuses(HttpResponse<String> response) {
    return Pattern.compile("HTTP/1\\.1 (\\d+)")
        .matcher(response.body())
        .results()
        .map(result -> result.group(1))
        .toList();
  }
}
