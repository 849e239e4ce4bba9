package io.github.dealsummary.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Rows that point at each other: bound, nested, referenced, let go. */
class RelateTest {
  @AutoClose private static final DataverseEmulator EMULATOR = DataverseEmulator.start();

  private final Wire wire = Wire.afresh(EMULATOR);

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
        wire.read(
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
    assertThat(wire.read("contacts(" + bound + ")").get("_parentcustomerid_value").asText())
        .isEqualTo(account);
    wire.patch("contacts(" + bound + ")", "{\"parentcustomerid_account@odata.bind\":null}");
    assertThat(wire.read("contacts(" + bound + ")").get("_parentcustomerid_value").isNull())
        .isTrue();
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
    assertThat(wire.read("contacts(" + contact + ")").get("_parentcustomerid_value").isNull())
        .isTrue();
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
    assertThat(wire.read("accounts(" + account + ")").get("_primarycontactid_value").asText())
        .isEqualTo(contact);
    assertThat(wire.delete(primary).statusCode()).isEqualTo(204);
    assertThat(wire.get("accounts(" + account + ")/primarycontactid").statusCode()).isEqualTo(204);

    String deals = "accounts(" + account + ")/opportunity_customer_accounts";
    wire.post(deals + "/$ref", id.formatted("opportunities", deal));
    assertThat(wire.read(deals).get("value")).hasSize(1);
    wire.delete(deals + "(" + deal + ")/$ref");
    assertThat(wire.read(deals).get("value")).isEmpty();

    String rivals = "opportunities(" + deal + ")/opportunitycompetitors_association";
    wire.post(rivals + "/$ref", id.formatted("competitors", rival));
    wire.post(rivals + "/$ref", id.formatted("competitors", rival));
    assertThat(wire.read(rivals).get("value")).hasSize(1);
    assertThat(
            wire.names("opportunities", "opportunitycompetitors_association/any(c:c/name eq 'R')"))
        .containsExactly("D");
    wire.delete(rivals + "/$ref?$id=competitors(" + rival + ")");
    assertThat(wire.read(rivals).get("value")).isEmpty();
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
    JsonNode pointer =
        wire.read("accounts(" + account + ")/Account_ActivityPointers").at("/value/0");
    assertThat(pointer.get("activityid").asText()).isEqualTo(task);
    assertThat(pointer.get("activitytypecode").asText()).isEqualTo("task");
    wire.delete("tasks(" + task + ")");
    assertThat(wire.get("activitypointers(" + task + ")").statusCode()).isEqualTo(404);
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
}
