package io.github.dealsummary.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WriteTest {
  @AutoClose private static final DataverseEmulator EMULATOR = DataverseEmulator.start();
  private static final String NOBODY = "00000000-0000-0000-0000-00000000beef";

  private final Wire wire = Wire.afresh(EMULATOR);

  @Test
  void aCreatedRowIsNamedByItsUrlAndBelongsToItsAuthor() {
    String id = wire.create("accounts", "{'name':'New','revenue':5000.5,'creditonhold':false}");
    JsonNode row = read("accounts(" + id + ")");
    assertThat(row.get("name").asText()).isEqualTo("New");
    assertThat(row.get("revenue_base").decimalValue()).isEqualByComparingTo("5000.5");
    String me = Wire.json(wire.get("WhoAmI")).get("UserId").asText();
    for (String lookup : List.of("_ownerid_value", "_createdby_value", "_owninguser_value")) {
      assertThat(row.get(lookup).asText()).isEqualTo(me);
    }
    assertThat(row.get("_owningbusinessunit_value").isNull()).isFalse();
  }

  @Test
  void aRepresentationIsAnsweredWhereItIsAskedFor() {
    HttpResponse<String> created =
        wire.post(
            "accounts?$select=name,revenue",
            "{\"name\":\"New\"}",
            "Prefer",
            "return=representation");
    assertThat(created.statusCode()).isEqualTo(201);
    assertThat(created.headers().firstValue("Preference-Applied"))
        .contains("return=representation");
    JsonNode row = Wire.json(created);
    assertThat(row.has("telephone1")).isFalse();
    HttpResponse<String> updated =
        wire.patch(
            "accounts(" + row.get("accountid").asText() + ")?$select=name",
            "{\"name\":\"Newer\"}",
            "Prefer",
            "return=representation");
    assertThat(updated.statusCode()).isEqualTo(200);
    assertThat(Wire.json(updated).get("name").asText()).isEqualTo("Newer");
  }

  @Test
  void lookupsAreBoundByUrlByKeyAndByNestedRow() {
    String account = wire.create("accounts", "{'name':'Parent','accountnumber':'P-1'}");
    String deal =
        wire.create(
            "opportunities",
            "{'name':'D','customerid_account@odata.bind':'/accounts("
                + account
                + ")','parentcontactid':{'lastname':'Nested'},'Opportunity_Tasks':[{'subject':'Call'},{'subject':'Write'}]}");
    JsonNode row =
        read(
            "opportunities("
                + deal
                + ")?$expand=customerid_account,parentcontactid,Opportunity_Tasks($select=subject)");
    assertThat(row.at("/customerid_account/name").asText()).isEqualTo("Parent");
    assertThat(row.at("/parentcontactid/fullname").asText()).isEqualTo("Nested");
    assertThat(row.get("Opportunity_Tasks")).hasSize(2);
    String bound =
        wire.create(
            "contacts",
            "{'parentcustomerid_account@odata.bind':'accounts(accountnumber=%27P-1%27)'}");
    assertThat(read("contacts(" + bound + ")").get("_parentcustomerid_value").asText())
        .isEqualTo(account);
    wire.patch("contacts(" + bound + ")", "{\"parentcustomerid_account@odata.bind\":null}");
    assertThat(read("contacts(" + bound + ")").get("_parentcustomerid_value").isNull()).isTrue();
  }

  @Test
  void aFailedDeepInsertLeavesNothingBehind() {
    HttpResponse<String> response =
        wire.post(
            "opportunities",
            "{\"name\":\"D\",\"parentcontactid\":{\"lastname\":\"Ghost\"},\"Opportunity_Tasks\":[{\"nothing\":1}]}");
    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(wire.rows("contacts", "$filter", "lastname eq 'Ghost'")).isEmpty();
    assertThat(wire.rows("opportunities", "$filter", "name eq 'D'")).isEmpty();
  }

  @Test
  void upsertCreatesUpdatesOrDoesNeither() {
    String url = "accounts(" + NOBODY + ")";
    assertThat(wire.patch(url, "{\"name\":\"U\"}", "If-Match", "*").statusCode()).isEqualTo(404);
    assertThat(wire.patch(url, "{\"name\":\"U\"}").statusCode()).isEqualTo(204);
    assertThat(read(url).get("name").asText()).isEqualTo("U");
    assertThat(wire.patch(url, "{\"name\":\"V\"}").statusCode()).isEqualTo(204);
    HttpResponse<String> only = wire.patch(url, "{\"name\":\"W\"}", "If-None-Match", "*");
    assertThat(only.statusCode()).isEqualTo(412);
    assertThat(Wire.errorCode(only)).isEqualTo("0x80040237");
    assertThat(read(url).get("name").asText()).isEqualTo("V");
    assertThat(wire.patch("accounts(accountnumber='K-9')", "{\"name\":\"Key\"}").statusCode())
        .isEqualTo(204);
    assertThat(read("accounts(accountnumber='K-9')").get("name").asText()).isEqualTo("Key");
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
  void belowARowOnlyRelatedRowsAreFound() {
    String account = "accounts(" + wire.create("accounts", "{'name':'A'}") + ")";
    String contact = wire.create("contacts", "{'lastname':'C'}");
    String below = account + "/contact_customer_accounts(" + contact + ")";
    assertThat(wire.get(below).statusCode()).isEqualTo(404);
    assertThat(wire.patch(below, "{}").statusCode()).isEqualTo(404);
    assertThat(wire.delete(below).statusCode()).isEqualTo(404);
    String reference = "{\"@odata.id\":\"contacts(" + contact + ")\"}";
    wire.post(account + "/contact_customer_accounts/$ref", reference);
    assertThat(wire.get(below).statusCode()).isEqualTo(200);
    assertThat(wire.delete(below).statusCode()).isEqualTo(204);
  }

  @Test
  void aVersionThatIsNoLongerRightIsRefused() {
    String id = wire.create("accounts", "{'name':'V'}");
    String etag = read("accounts(" + id + ")").get("@odata.etag").asText();
    assertThat(
            wire.patch("accounts(" + id + ")", "{\"name\":\"W\"}", "If-Match", etag).statusCode())
        .isEqualTo(204);
    HttpResponse<String> late = wire.delete("accounts(" + id + ")", "If-Match", etag);
    assertThat(late.statusCode()).isEqualTo(412);
    assertThat(Wire.errorCode(late)).isEqualTo("0x80060882");
  }

  @Test
  void anotherStateBringsTheStatusItBeginsWith() {
    String task = wire.create("tasks", "{'subject':'T'}");
    assertThat(read("tasks(" + task + ")").get("statuscode").asInt()).isEqualTo(2);
    wire.patch("tasks(" + task + ")", "{\"statecode\":1}");
    assertThat(read("tasks(" + task + ")").get("statuscode").asInt()).isEqualTo(5);
    wire.patch("tasks(" + task + ")", "{\"statecode\":0,\"statuscode\":7}");
    assertThat(read("tasks(" + task + ")").get("statuscode").asInt()).isEqualTo(7);
  }

  @Test
  void singleColumnsAreWrittenAndEmptied() {
    String id = wire.create("accounts", "{'name':'One','description':'text'}");
    assertThat(wire.put("accounts(" + id + ")/name", "{\"value\":\"Two\"}").statusCode())
        .isEqualTo(204);
    assertThat(wire.delete("accounts(" + id + ")/description").statusCode()).isEqualTo(204);
    JsonNode row = read("accounts(" + id + ")");
    assertThat(row.get("name").asText()).isEqualTo("Two");
    assertThat(row.get("description").isNull()).isTrue();
  }

  @Test
  void whatDataverseFillsInIsNotWritten() {
    String account = "accounts(" + wire.create("accounts", "{'name':'A','revenue':7}") + ")";
    JsonNode before = read(account);
    wire.put(account + "/createdon", "{\"value\":\"2001-01-01T00:00:00Z\"}");
    wire.delete(account + "/createdon");
    wire.delete(account + "/versionnumber");
    wire.patch(account, "{\"revenue_base\":9}");
    wire.put(account + "/revenue_base", "{\"value\":9}");
    JsonNode after = read(account);
    for (String column : List.of("createdon", "revenue_base")) {
      assertThat(after.get(column)).isEqualTo(before.get(column));
    }
    assertThat(wire.put(account + "/telephone1/foo/bar", "{\"value\":\"1\"}").statusCode())
        .isEqualTo(400);
    assertThat(read(account).get("telephone1").isNull()).isTrue();
  }

  @Test
  void aDeletedRowTakesItsNotesAndLeavesTheRest() {
    String account = wire.create("accounts", "{'name':'Gone'}");
    String bind = "'%s@odata.bind':'/accounts(" + account + ")'}";
    String note =
        wire.create("annotations", "{'subject':'n'," + bind.formatted("objectid_account"));
    String contact =
        wire.create("contacts", "{'lastname':'c'," + bind.formatted("parentcustomerid_account"));
    assertThat(wire.delete("accounts(" + account + ")").statusCode()).isEqualTo(204);
    assertThat(wire.get("accounts(" + account + ")").statusCode()).isEqualTo(404);
    assertThat(wire.get("annotations(" + note + ")").statusCode()).isEqualTo(404);
    assertThat(read("contacts(" + contact + ")").get("_parentcustomerid_value").isNull()).isTrue();
    assertThat(wire.delete("accounts(" + account + ")").statusCode()).isEqualTo(404);
  }

  @Test
  void referencesAssociateAndDisassociate() {
    String account = wire.create("accounts", "{'name':'A'}");
    String contact = wire.create("contacts", "{'lastname':'C'}");
    String deal = wire.create("opportunities", "{'name':'D'}");
    String rival = wire.create("competitors", "{'name':'R'}");
    String id = "{\"@odata.id\":\"" + EMULATOR.url() + "/api/data/v9.2/%s(%s)\"}";

    String primary = "accounts(" + account + ")/primarycontactid/$ref";
    assertThat(wire.put(primary, id.formatted("contacts", contact)).statusCode()).isEqualTo(204);
    assertThat(read("accounts(" + account + ")").get("_primarycontactid_value").asText())
        .isEqualTo(contact);
    assertThat(wire.delete(primary).statusCode()).isEqualTo(204);
    assertThat(wire.get("accounts(" + account + ")/primarycontactid").statusCode()).isEqualTo(204);

    String deals = "accounts(" + account + ")/opportunity_customer_accounts";
    wire.post(deals + "/$ref", id.formatted("opportunities", deal));
    assertThat(read(deals).get("value")).hasSize(1);
    wire.delete(deals + "(" + deal + ")/$ref");
    assertThat(read(deals).get("value")).isEmpty();

    String rivals = "opportunities(" + deal + ")/opportunitycompetitors_association";
    wire.post(rivals + "/$ref", id.formatted("competitors", rival));
    wire.post(rivals + "/$ref", id.formatted("competitors", rival));
    assertThat(read(rivals).get("value")).hasSize(1);
    assertThat(
            wire.names("opportunities", "opportunitycompetitors_association/any(c:c/name eq 'R')"))
        .containsExactly("D");
    wire.delete(rivals + "/$ref?$id=competitors(" + rival + ")");
    assertThat(read(rivals).get("value")).isEmpty();
    assertThat(wire.post(rivals + "/$ref", id.formatted("accounts", account)).statusCode())
        .isEqualTo(400);
  }

  @Test
  void activitiesAreSeenAsPointersToo() {
    String account = wire.create("accounts", "{'name':'A'}");
    String task =
        wire.create(
            "tasks",
            "{'subject':'T','regardingobjectid_account_task@odata.bind':'/accounts("
                + account
                + ")'}");
    JsonNode pointer = read("accounts(" + account + ")/Account_ActivityPointers").at("/value/0");
    assertThat(pointer.get("activityid").asText()).isEqualTo(task);
    assertThat(pointer.get("activitytypecode").asText()).isEqualTo("task");
    wire.delete("tasks(" + task + ")");
    assertThat(wire.get("activitypointers(" + task + ")").statusCode()).isEqualTo(404);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "accounts  | {'nothing':1}                        | 400 | 0x80048d19 | nothing",
        "accounts  | {'name':1}                           | 400 | 0x80048d19 | Edm.String",
        "accounts  | {'revenue':'1'}                      | 400 | 0x80048d19 | Edm.Decimal",
        "accounts  | {'numberofemployees':1.5}            | 400 | 0x80048d19 | Edm.Int32",
        "accounts  | {'creditonhold':'true'}              | 400 | 0x80048d19 | Edm.Boolean",
        "accounts  | {'industrycode':99}                  | 400 | 0x8004431a | industrycode",
        "accounts  | {'accountid':'x'}                    | 400 | 0x80048d19 | Edm.Guid",
        "accounts  | {'_primarycontactid_value':'x'}      | 400 | 0x80048d19 | Navigation properties",
        "accounts  | {'nowhere@odata.bind':'/accounts(1)'}| 400 | 0x80048d19 | nowhere",
        "accounts  | {'sla_account_sla@odata.bind':'/slas(1)'} | 501 | 0x80004001 | sla_account_sla",
        "accounts  | {'primarycontactid@odata.bind':'/contacts(00000000-0000-0000-0000-00000000beef)'} | 404 | 0x80040217 | Does Not Exist",
        "accounts  | {'accountnumber':'ABSS4G45'}         | 412 | 0x80060892 | accountnumber",
        "incidents | {'title':'no customer'}              | 400 | 0x80040203 | customerid",
        "opportunities | {'estimatedclosedate':'soon'}    | 400 | 0x80048d19 | Edm.Date",
        "audits    | {}                                   | 400 | 0x80040800 | audit",
        "accounts  | [1]                                  | 400 | 0x80060888 | object",
        "accounts  | {                                    | 400 | 0x80060888 | JSON",
        "accounts  | {} {}                                | 400 | 0x80060888 | JSON",
        "accounts  | {'name':'a','name':'b'}              | 400 | 0x80060888 | JSON",
        "accounts  | {'accountid':'1-1-1-1-1'}            | 400 | 0x80048d19 | Edm.Guid",
        "accounts  | {'@odata.type':'Microsoft.Dynamics.CRM.contact'} | 400 | 0x80048d19 | contact",
        "accounts  | {'contact_customer_accounts':{}}     | 400 | 0x80048d19 | array"
      })
  void whatDoesNotFitIsRefusedByName(
      String table, String body, int status, String code, String named) {
    HttpResponse<String> response = wire.post(table, body.replace('\'', '"'));
    assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
    assertThat(Wire.errorCode(response)).isEqualTo(code);
    assertThat(Wire.errorMessage(response)).contains(named);
  }

  @Test
  void aCustomerIsAnAccountOrAContact() {
    String account =
        wire.create("accounts", "{'name':'A','@odata.type':'#Microsoft.Dynamics.CRM.account'}");
    String contact = wire.create("contacts", "{'lastname':'C'}");
    HttpResponse<String> both =
        wire.post(
            "opportunities",
            "{\"customerid_account@odata.bind\":\"accounts(%s)\",\"customerid_contact@odata.bind\":\"contacts(%s)\"}"
                .formatted(account, contact));
    assertThat(both.statusCode()).as(both.body()).isEqualTo(400);
    assertThat(Wire.errorMessage(both)).contains("customerid");
  }

  @Test
  void aTargetOfAnUpdateIsNamedByItsId() {
    wire.create("accounts", "{'name':'A','accountnumber':'T-1'}");
    String target =
        "{\"Targets\":[{\"@odata.type\":\"Microsoft.Dynamics.CRM.account\",\"accountid\":\"accountnumber='T-1'\"}]}";
    assertThat(wire.post("accounts/Microsoft.Dynamics.CRM.UpdateMultiple", target).statusCode())
        .isEqualTo(400);
  }

  @Test
  void textOverItsLengthIsRefused() {
    HttpResponse<String> response = wire.post("accounts", "{\"name\":\"" + "x".repeat(161) + "\"}");
    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(Wire.errorCode(response)).isEqualTo("0x80044331");
  }

  @Test
  void eachKindOfWritingIsAPrivilege() {
    String id = wire.create("accounts", "{'name':'P'}");
    for (String privilege : List.of("prvCreateAccount", "prvWriteAccount", "prvDeleteAccount")) {
      EMULATOR.deny(privilege);
    }
    for (HttpResponse<String> refused :
        List.of(
            wire.post("accounts", "{}"),
            wire.patch("accounts(" + id + ")", "{}"),
            wire.delete("accounts(" + id + ")"))) {
      assertThat(refused.statusCode()).isEqualTo(403);
      assertThat(Wire.errorMessage(refused)).contains("Account privilege");
    }
  }

  @Test
  void methodsThatMakeNoSenseAreRefused() {
    assertThat(wire.patch("accounts", "{}").statusCode()).isEqualTo(405);
    assertThat(wire.delete("accounts").statusCode()).isEqualTo(405);
    assertThat(wire.delete("").statusCode()).isEqualTo(405);
    assertThat(wire.post("$metadata", "{}").statusCode()).isEqualTo(405);
    assertThat(wire.post("accounts(" + NOBODY + ")", "{}").statusCode()).isEqualTo(405);
  }

  private JsonNode read(String path) {
    HttpResponse<String> response = wire.get(path);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    return Wire.json(response);
  }
}
