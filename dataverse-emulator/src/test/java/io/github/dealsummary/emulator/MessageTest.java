package io.github.dealsummary.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;

class MessageTest {
  @AutoClose private static final DataverseEmulator EMULATOR = DataverseEmulator.start();

  private final Wire wire = Wire.afresh(EMULATOR);

  @Test
  void functionsTakeTheirParametersByAlias() {
    assertThat(Wire.json(wire.get("RetrieveVersion()")).get("Version").asText()).startsWith("9.2.");
    JsonNode totals =
        Wire.json(
                wire.get(
                    "RetrieveTotalRecordCount(EntityNames=@p1)?@p1="
                        + Wire.encode("['account','contact']")))
            .get("EntityRecordCountCollection");
    assertThat(totals.get("Count").asInt()).isEqualTo(2);
    assertThat(totals.at("/Keys/0").asText()).isEqualTo("account");
    assertThat(totals.at("/Values/0").asInt()).isEqualTo(18);
    assertThat(wire.post("RetrieveVersion", "{}").statusCode()).isEqualTo(405);
  }

  @Test
  void anOpportunityIsWonOrLostOnce() {
    String deal = wire.create("opportunities", "{'name':'D','estimatedvalue':5}");
    String body =
        "{\"Status\":%d,\"OpportunityClose\":{\"subject\":\"s\",\"actualrevenue\":7,\"actualend\":\"2026-01-02\",\"opportunityid@odata.bind\":\"/opportunities(%s)\"}}";
    assertThat(wire.post("WinOpportunity", body.formatted(3, deal)).statusCode()).isEqualTo(204);
    JsonNode won = Wire.json(wire.get("opportunities(" + deal + ")"));
    assertThat(won.get("statecode").asInt()).isEqualTo(1);
    assertThat(won.get("actualvalue").asInt()).isEqualTo(7);
    assertThat(won.get("actualclosedate").asText()).isEqualTo("2026-01-02");
    assertThat(wire.post("LoseOpportunity", body.formatted(4, deal)).statusCode()).isEqualTo(400);
    String lost = wire.create("opportunities", "{'name':'E'}");
    assertThat(wire.post("LoseOpportunity", body.formatted(-1, lost)).statusCode()).isEqualTo(204);
    assertThat(Wire.json(wire.get("opportunities(" + lost + ")")).get("statuscode").asInt())
        .isEqualTo(4);
  }

  @Test
  void onlyOpportunitiesAreClosedAndOnlyAsTheyMayBe() {
    String deal = "opportunities(" + wire.create("opportunities", "{'name':'D'}") + ")";
    String account = "accounts(" + wire.create("accounts", "{'name':'A'}") + ")";
    String body = "{\"Status\":%s,\"OpportunityClose\":{\"opportunityid@odata.bind\":\"%s\"}%s}";
    assertThat(wire.post("WinOpportunity", body.formatted(3, account, "")).statusCode())
        .isEqualTo(400);
    assertThat(wire.post("WinOpportunity", body.formatted(3, deal, ",\"More\":1")).statusCode())
        .isEqualTo(400);
    HttpResponse<String> unknown = wire.post("WinOpportunity", body.formatted(77, deal, ""));
    assertThat(Wire.errorCode(unknown)).isEqualTo("0x8004431a");
    HttpResponse<String> lost = wire.post("WinOpportunity", body.formatted(4, deal, ""));
    assertThat(Wire.errorCode(lost)).isEqualTo("0x80048408");
    assertThat(Wire.json(wire.get(deal)).get("statecode").asInt()).isZero();
    assertThat(wire.post("LoseOpportunity", body.formatted(5, deal, "")).statusCode())
        .isEqualTo(204);
  }

  @Test
  void manyRowsAreCreatedAndUpdatedTogetherOrNotAtAll() {
    String type = "\"@odata.type\":\"Microsoft.Dynamics.CRM.account\"";
    String create = "accounts/Microsoft.Dynamics.CRM.CreateMultiple";
    JsonNode ids =
        Wire.json(
                wire.post(
                    create,
                    "{\"Targets\":[{%1$s,\"name\":\"M1\"},{%1$s,\"name\":\"M2\"}]}"
                        .formatted(type)))
            .get("Ids");
    assertThat(ids).hasSize(2);
    String update = "accounts/Microsoft.Dynamics.CRM.UpdateMultiple";
    String changed =
        "{\"Targets\":[{%s,\"accountid\":\"%s\",\"telephone1\":\"7\"},{%s,\"accountid\":\"%s\",%s}]}";
    HttpResponse<String> half =
        wire.post(
            update,
            changed.formatted(type, ids.get(0).asText(), type, ids.get(1).asText(), "\"no\":1"));
    assertThat(half.statusCode()).isEqualTo(400);
    assertThat(wire.names("accounts", "telephone1 eq '7'")).isEmpty();
    HttpResponse<String> whole =
        wire.post(
            update,
            changed.formatted(
                type, ids.get(0).asText(), type, ids.get(1).asText(), "\"telephone1\":\"7\""));
    assertThat(whole.statusCode()).isEqualTo(204);
    assertThat(wire.names("accounts", "telephone1 eq '7'")).containsExactly("M1", "M2");
    assertThat(wire.post(create, "{\"Targets\":[{\"name\":\"x\"}]}").statusCode()).isEqualTo(400);
  }

  @Test
  void copilotsActionsAreDescribedAsCustomApis() {
    JsonNode api =
        wire.rows(
                "customapis",
                "$select",
                "uniquename",
                "$filter",
                "startswith(uniquename,'msdyn_SalesOpp')",
                "$expand",
                "CustomAPIRequestParameters($select=uniquename,type),CustomAPIResponseProperties($select=uniquename)")
            .get(0);
    assertThat(api.get("CustomAPIRequestParameters")).hasSize(2);
    assertThat(api.at("/CustomAPIResponseProperties/0/uniquename").asText())
        .isEqualTo("msdyn_summary_raw");
  }

  @Test
  void tablesAndMessagesOfASeedFileNeedNoCode() {
    try (DataverseEmulator other =
        SmallOrg.with(
            """
        {"definitions": {"new_plan": {"entitySet": "new_plans", "key": "new_planid", "name": "new_name",
           "columns": {"new_planid": "guid", "new_name": "string(20)", "new_tags": {"choices": {"1": "Red", "2": "Blue"}},
             "new_account": {"lookup": {"new_Account": "account"}}}}},
         "messages": {"new_Greet": {"function": true, "parameters": {"Name": "String"}, "answer": {"Greeting": "Hello {Name}"}},
           "new_Do": {"parameters": {}}},
         "tables": {"new_plan": {"p": {"new_name": "P", "new_tags": "1,2"}}}}
        """)) {
      Wire there = Wire.to(other);
      String tags =
          "Microsoft.Dynamics.CRM.ContainValues(PropertyName='new_tags',PropertyValues=['2','9'])";
      assertThat(there.rows("new_plans", "$filter", tags)).hasSize(1);
      String account = there.create("accounts", "{'name':'A'}");
      there.create(
          "new_plans", "{'new_name':'Q','new_Account@odata.bind':'/accounts(" + account + ")'}");
      assertThat(there.rows("new_plans", "$filter", "new_Account/name eq 'A'")).hasSize(1);
      assertThat(Wire.json(there.get("new_Greet(Name=@n)?@n=%27Zoe%27")).get("Greeting").asText())
          .isEqualTo("Hello Zoe");
      assertThat(there.get("new_Greet()").statusCode()).isEqualTo(400);
      assertThat(there.post("new_Do", "{}").statusCode()).isEqualTo(204);
      assertThat(there.post("new_Do", "{\"x\":1}").statusCode()).isEqualTo(400);
      assertThat(there.get("$metadata").body()).contains("<EntityType Name=\"new_plan\"");
    }
  }

  @Test
  void theServiceDocumentAndTheMetadataShowWhatIsThere() throws Exception {
    assertThat(Wire.json(wire.get("")).get("value").findValuesAsText("name"))
        .contains("accounts", "opportunities", "transactioncurrencies")
        .doesNotContain("systemuserrolescollection");
    byte[] xml = wire.get("$metadata").body().getBytes(StandardCharsets.UTF_8);
    Document csdl =
        DocumentBuilderFactory.newDefaultInstance()
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(xml));
    assertThat(csdl.getElementsByTagName("EntitySet").getLength()).isGreaterThan(20);
  }
}
