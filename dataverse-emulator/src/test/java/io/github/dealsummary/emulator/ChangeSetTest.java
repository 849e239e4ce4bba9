package io.github.dealsummary.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Parts of a batch that are done as one. */
class ChangeSetTest {
  @AutoClose private static final DataverseEmulator EMULATOR = DataverseEmulator.start();

  private final Wire wire = Wire.afresh(EMULATOR);

  @Test
  void aChangeSetRefersToWhatItCreated() {
    HttpResponse<String> response =
        wire.batch(
            changeSet(
                operation(1, "POST accounts", "{\"name\":\"Set\"}"),
                operation(
                    2,
                    "POST contacts",
                    "{\"lastname\":\"Ref\",\"parentcustomerid_account@odata.bind\":\"$1\"}"),
                operation(3, "PATCH $1", "{\"telephone1\":\"5\"}"),
                operation(4, "PUT $1/primarycontactid/$ref", "{\"@odata.id\":\"$2\"}")));
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    assertThat(Wire.statuses(response)).containsExactly("204", "204", "204", "204");
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
          wire.batch(
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
        wire.batch(
            changeSet(
                operation(1, "POST accounts", "{\"name\":\"Set\"}"),
                operation(2, "POST accounts", "{\"nothing\":1}")));
    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(Wire.statuses(response)).containsExactly("400");
    assertThat(wire.names("accounts", "name eq 'Set'")).isEmpty();
  }

  @Test
  void changeSetsHoldNoReadsNorOneIdTwiceNorUnknownReferences() {
    assertThat(wire.batch(changeSet(operation(1, "GET accounts", ""))).statusCode()).isEqualTo(400);
    String twice =
        changeSet(operation(1, "POST accounts", "{}"), operation(1, "POST accounts", "{}"));
    assertThat(wire.batch(twice).body()).contains("content ID '1' was found more than once");
    assertThat(wire.batch(changeSet(operation(1, "PATCH $7", "{}"))).body())
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
      HttpResponse<String> response = wire.batch(body);
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
  void theRootIsTakenFromTheBeginningOfAUrlOnly() {
    HttpResponse<String> response = wire.batch(List.of("accounts/api/data/v9.2/WhoAmI"));
    assertThat(response.statusCode()).isEqualTo(404);
    String created =
        operation(1, "POST accounts", "{}")
            .replace("/json", "/json\r\nPrefer: return=representation");
    assertThat(wire.batch(changeSet(created)).body()).contains("HTTP/1.1 201 Created");
  }

  @Test
  void aContentIdAmongTheHeadersOfARequestIsOneToo() {
    String inner = operation(2, "POST accounts", "{}").replace("/json", "/json\r\nContent-ID: 1");
    String twice =
        changeSet(inner.replaceFirst("Content-ID: 2\r\n", ""), operation(1, "POST accounts", "{}"));
    assertThat(wire.batch(twice).body()).contains("content ID '1' was found more than once");
  }
}
