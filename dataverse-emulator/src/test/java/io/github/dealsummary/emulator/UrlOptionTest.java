package io.github.dealsummary.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UrlOptionTest {
  @AutoClose private static final DataverseEmulator EMULATOR = DataverseEmulator.start();

  private final Wire wire = Wire.afresh(EMULATOR);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "accounts?$top=1&$top=2 | $top",
        "accounts?$top=1&%24top=2 | $top",
        "accounts?$select=name&$top=1&$select=accountid | $select",
        "accounts?$filter=name%20eq%20@p1&@p1='a'&@p1='b' | @p1",
        "accounts?$filter= | $filter",
        "accounts?$select=%20 | $select",
        "accounts?$top | $top",
        "accounts?$orderby= | $orderby",
        "accounts?$expand= | $expand",
        "accounts?$count= | $count",
        "accounts?fetchXml= | fetchXml",
        "accounts?fetchxml=%3Cfetch%3E | fetchxml",
        "accounts?FetchXml=%3Cfetch%3E | FetchXml",
        "accounts?$Top=1 | $Top",
        "accounts?$nothing=1 | $nothing",
        "accounts?utm_source=news | utm_source",
        "accounts?top=1 | top",
        "WhoAmI?$select=UserId | $select",
        "RetrieveVersion?$top=1 | $top",
        "$metadata?$filter=1 | $filter",
        "?$top=1 | $top",
        "accounts/$count?$select=name | $select",
        "accounts/$count?$filter=statecode%20eq%200&$top=1 | $top",
        "accounts/$count?$orderby=name | $orderby",
        "accounts/$count?$skiptoken=x | $skiptoken",
        "accounts/$count?$expand=primarycontactid | $expand",
      })
  void whatDataverseDoesNotKnowIsRefusedByName(String path, String name) {
    HttpResponse<String> refused = wire.get(path);
    assertThat(refused.statusCode()).as(refused.body()).isEqualTo(400);
    assertThat(Wire.errorCode(refused)).isEqualTo("0x80060888");
    assertThat(Wire.errorMessage(refused)).contains(name);
  }

  @Test
  void anAliasWithoutAValueIsNull() {
    wire.create("accounts", "{'name':'A','telephone2':'1'}");
    List<String> without = wire.names("accounts", "telephone2 eq null");
    assertThat(without).isNotEmpty().doesNotContain("A");
    for (String alias : List.of("", "&@p1", "&@p1=", "&@p1=null")) {
      JsonNode answer = Wire.json(wire.get("accounts?$filter=telephone2%20eq%20@p1" + alias));
      assertThat(answer.path("value").findValuesAsText("name")).as(alias).isEqualTo(without);
    }
  }

  @Test
  void anAliasMayBeNullAndATagIsForPlugins() {
    assertThat(wire.get("accounts?$top=1&@p1=&tag=mine").statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"$filter=name%20eq%20'x'", "$top=1", "$orderby=name", "$count=true"})
  void writingTakesNoOptionsOfReading(String option) {
    String account = "accounts(" + wire.create("accounts", "{'name':'Kept'}") + ")";
    List<HttpResponse<String>> refused =
        List.of(
            wire.post("accounts?" + option, "{\"name\":\"New\"}"),
            wire.patch(account + "?" + option, "{\"name\":\"New\"}"),
            wire.put(account + "/name?" + option, "{\"value\":\"New\"}"),
            wire.delete(account + "/name?" + option),
            wire.delete(account + "?" + option),
            wire.post(account + "/contact_customer_accounts/$ref?" + option, "{}"),
            wire.get(account + "/ownerid/$ref?" + option),
            wire.post("WinOpportunity?" + option, "{}"),
            wire.post("msdyn_SalesRecordSummary?" + option, "{}"),
            wire.post("accounts/Microsoft.Dynamics.CRM.CreateMultiple?" + option, "{}"),
            wire.post("$batch?" + option, "--b--", "Content-Type", "multipart/mixed; boundary=b"));
    String name = option.replaceFirst("=.*", "");
    assertThat(refused)
        .allSatisfy(
            answer -> {
              assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
              assertThat(answer.body()).contains(name);
            });
    assertThat(wire.names("accounts", "name eq 'New'")).isEmpty();
    assertThat(wire.names("accounts", "name eq 'Kept'")).hasSize(1);
  }

  @Test
  void aWrongSelectUndoesTheWriteWhetherTheRowIsAnsweredOrNot() {
    HttpResponse<String> refused = wire.post("accounts?$select=nothing", "{\"name\":\"New\"}");
    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(Wire.errorMessage(refused)).contains("'nothing'");
    assertThat(wire.names("accounts", "name eq 'New'")).isEmpty();
    assertThat(wire.post("accounts?$select=name", "{\"name\":\"New\"}").statusCode())
        .isEqualTo(204);
  }

  @Test
  void theOptionsOfSearchAreInItsBody() {
    HttpResponse<String> refused =
        wire.send(
            HttpRequest.newBuilder(EMULATOR.url().resolve("/api/search/v2.0/query?$top=1"))
                .header("Authorization", "Bearer " + wire.token())
                .POST(BodyPublishers.ofString("{\"search\":\"fourth\"}")));
    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(Wire.errorMessage(refused)).contains("$top");
  }

  @ParameterizedTest
  @ValueSource(strings = {"accounts?$filter=name%20eq%20'%FF'", "accounts(accountnumber='%C3')"})
  void bytesThatAreNoTextAreRefused(String path) {
    HttpResponse<String> refused = wire.get(path);
    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(Wire.errorMessage(refused)).contains("UTF-8");
    assertThat(wire.get("accounts?$filter=name%20eq%20'%EF%BF%BD'").statusCode()).isEqualTo(200);
  }
}
