package io.github.dealsummary.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What relating rows and giving them away asks for. */
class WriteRightsTest {
  @AutoClose private static final DataverseEmulator EMULATOR = DataverseEmulator.start();

  private final Wire wire = Wire.afresh(EMULATOR);

  @ParameterizedTest
  @ValueSource(strings = {"prvAppendAccount", "prvAppendToContact", "prvReadContact"})
  void aLookupIsSetByThoseWhoMayAppend(String privilege) {
    String account = "accounts(" + wire.create("accounts", "{'name':'A'}") + ")";
    String contact = "contacts(" + wire.create("contacts", "{'lastname':'C'}") + ")";
    String reference = "{\"@odata.id\":\"" + contact + "\"}";
    String primary = account + "/primarycontactid/$ref";
    assertThat(wire.put(primary, reference).statusCode()).isEqualTo(204);
    EMULATOR.deny(privilege);
    requireRefused(privilege, wire.put(primary, reference));
    requireRefused(privilege, wire.delete(primary));
    String bind = "{\"primarycontactid@odata.bind\":\"" + contact + "\"}";
    requireRefused(privilege, wire.post("accounts", bind));
    requireRefused(privilege, wire.patch(account, bind));
  }

  @ParameterizedTest
  @ValueSource(strings = {"prvAppendOpportunity", "prvAppendToCompetitor", "prvReadCompetitor"})
  void rowsArePairedByThoseWhoMayAppend(String privilege) {
    String rival = "competitors(" + wire.create("competitors", "{'name':'R'}") + ")";
    String deal = "opportunities(" + wire.create("opportunities", "{'name':'D'}") + ")";
    String reference = "{\"@odata.id\":\"" + rival + "\"}";
    String rivals = deal + "/opportunitycompetitors_association/$ref";
    assertThat(wire.post(rivals, reference).statusCode()).isEqualTo(204);
    EMULATOR.deny(privilege);
    requireRefused(privilege, wire.post(rivals, reference));
    requireRefused(privilege, wire.delete(rivals + "?$id=" + rival));
  }

  @ParameterizedTest
  @ValueSource(strings = {"prvAppendContact", "prvAppendToAccount"})
  void rowsCreatedBelowOrWithOthersAreAppended(String privilege) {
    String account = "accounts(" + wire.create("accounts", "{'name':'A'}") + ")";
    EMULATOR.deny(privilege);
    String body = "{\"lastname\":\"C\"}";
    requireRefused(privilege, wire.post(account + "/contact_customer_accounts", body));
    requireRefused(
        privilege, wire.post("accounts", "{\"contact_customer_accounts\":[" + body + "]}"));
    requireRefused(
        privilege, wire.post("contacts", "{\"parentcustomerid_account\":{\"name\":\"B\"}}"));
  }

  @Test
  void anotherOwnerIsAssigned() {
    String account = "accounts(" + wire.create("accounts", "{'name':'A'}") + ")";
    String kenny =
        wire.rows("systemusers", "$filter", "fullname eq 'Kenny Smith'")
            .get(0)
            .get("systemuserid")
            .asText();
    EMULATOR.deny("prvAssignAccount");
    requireRefused(
        "prvAssignAccount",
        wire.patch(account, "{\"ownerid@odata.bind\":\"systemusers(" + kenny + ")\"}"));
  }

  @Test
  void rowsAreCreatedWithinReach() {
    try (DataverseEmulator emulator =
        SmallOrg.with(
            """
        {"security": {
           "roles": {"own": {"privileges": {"prvReadAccount": "Basic", "prvCreateAccount": "Basic", "prvReadUser": "Global"}}},
           "users": {"app": ["own"]}},
         "tables": {"systemuser": {"ann": {"lastname": "ann"}}}}
        """)) {
      Wire own = Wire.to(emulator);
      String ann =
          own.rows("systemusers", "$filter", "lastname eq 'ann'")
              .get(0)
              .get("systemuserid")
              .asText();
      String body = "{\"name\":\"A\",\"ownerid@odata.bind\":\"systemusers(" + ann + ")\"}";
      requireRefused("prvCreateAccount", own.post("accounts", body));
      assertThat(own.names("accounts", "name ne null")).isEqualTo(List.of());
      assertThat(own.post("accounts", "{\"name\":\"A\"}").statusCode()).isEqualTo(204);
    }
  }

  private static void requireRefused(String privilege, HttpResponse<String> response) {
    assertThat(response.statusCode()).as(response.body()).isEqualTo(403);
    assertThat(Wire.errorMessage(response)).contains(privilege);
  }
}
