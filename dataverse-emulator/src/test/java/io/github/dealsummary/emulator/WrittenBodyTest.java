package io.github.dealsummary.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a body says that is not understood is refused, and what it repeats is not. */
class WrittenBodyTest {
  @AutoClose private static final DataverseEmulator EMULATOR = DataverseEmulator.start();

  private final Wire wire = Wire.afresh(EMULATOR);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text/plain",
        "application/x-www-form-urlencoded",
        "application/jsonp",
        "application/json; charset=iso-8859-1"
      })
  void onlyJsonInUtf8IsRead(String type) {
    String account = "accounts(" + wire.create("accounts", "{'name':'Old'}") + ")";
    List<HttpResponse<String>> refused =
        List.of(
            wire.post("accounts", "{\"name\":\"New\"}", "Content-Type", type),
            wire.patch(account, "{\"name\":\"New\"}", "Content-Type", type),
            wire.put(account + "/name", "{\"value\":\"New\"}", "Content-Type", type),
            wire.post("WinOpportunity", "{}", "Content-Type", type),
            wire.post("msdyn_SalesRecordSummary", "{}", "Content-Type", type));
    assertThat(refused)
        .allSatisfy(
            answer -> {
              assertThat(answer.statusCode()).as(answer.body()).isEqualTo(415);
              assertThat(Wire.errorMessage(answer)).contains(type);
            });
    assertThat(wire.names("accounts", "name eq 'New'")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/json",
        "application/json; charset=utf-8",
        "Application/JSON;odata.metadata=minimal;charset=\"UTF-8\""
      })
  void jsonIsReadHoweverItIsNamed(String type) {
    assertThat(wire.post("accounts", "{\"name\":\"New\"}", "Content-Type", type).statusCode())
        .isEqualTo(204);
  }

  @Test
  void bytesThatAreNoTextAreRefused() {
    byte[] latin1 = "{\"name\":\"Zaf\u00e9\"}".getBytes(StandardCharsets.ISO_8859_1);
    HttpResponse<String> refused =
        wire.send(wire.request("accounts").POST(BodyPublishers.ofByteArray(latin1)));
    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(Wire.errorMessage(refused)).contains("UTF-8");
    assertThat(wire.names("accounts", "startswith(name,'Zaf')")).isEmpty();
  }

  @Test
  void aRowMayBeWrittenBackAsItWasRead() {
    String id = wire.create("accounts", "{'name':'A','revenue':7,'numberofemployees':3}");
    HttpResponse<String> read =
        wire.get(
            "accounts(" + id + ")?$select=name,revenue,_ownerid_value,createdon,numberofemployees",
            "Prefer",
            "odata.include-annotations=\"*\"");
    String body = read.body().replaceAll(",\"_\\w+_value\":\"[^\"]*\"", "");
    HttpResponse<String> written = wire.patch("accounts(" + id + ")", body);
    assertThat(written.statusCode()).as(written.body() + body).isEqualTo(204);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "{'@my.note':1} | 400 | @my.note",
        "{'@odata.bnd':1} | 400 | @odata.bnd",
        "{'name':'A','name@odata.bnd':1} | 400 | name@odata.bnd",
        "{'name@':1} | 400 | name@",
        "{'nothing@odata.type':'#Int64'} | 400 | nothing",
        "{'primarycontactid':{'@odata.id':'contacts(1)'}} | 501 | primarycontactid",
        "{'contact_customer_accounts':[{'@odata.id':'contacts(1)'}]} | 501 | contact_customer_accounts",
      })
  void annotationsThatSaySomethingElseAreRefused(String body, int status, String named) {
    HttpResponse<String> refused = wire.post("accounts", body.replace('\'', '"'));
    assertThat(refused.statusCode()).as(refused.body()).isEqualTo(status);
    assertThat(Wire.errorMessage(refused)).contains(named);
  }

  @Test
  void aBodyOfOneValueHoldsNothingElse() {
    String account = "accounts(" + wire.create("accounts", "{'name':'A'}") + ")";
    String reference = account + "/primarycontactid/$ref";
    String contact = "contacts(" + wire.create("contacts", "{'lastname':'C'}") + ")";
    List<HttpResponse<String>> refused =
        List.of(
            wire.put(account + "/name", "{\"value\":\"B\",\"more\":1}"),
            wire.put(account + "/name", "{\"more\":1}"),
            wire.put(reference, "{\"@odata.id\":\"" + contact + "\",\"more\":1}"),
            wire.put(reference, "{\"more\":1}"));
    assertThat(refused).extracting(HttpResponse::statusCode).containsOnly(400);
    JsonNode after = Wire.json(wire.get(account));
    assertThat(after.get("name").asText()).isEqualTo("A");
    assertThat(after.get("_primarycontactid_value").isNull()).isTrue();
  }
}
