package io.github.dealsummary.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What relating rows and giving them away asks for. */
class WriteRightsTest {
  private static final DataverseEmulator EMULATOR = DataverseEmulator.start();

  private Wire wire = Wire.to(EMULATOR);

  @BeforeEach
  void reset() {
    EMULATOR.reset();
    wire = Wire.to(EMULATOR);
  }

  @AfterAll
  static void close() {
    EMULATOR.close();
  }

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
  void rowsAreCreatedWithinReach(@TempDir Path folder) throws Exception {
    Path seed = folder.resolve("seed.json");
    Files.writeString(
        seed,
        """
        {"environment": {"tenantId": "t", "clientId": "c", "clientSecret": "s", "applicationUser": "app",
          "organizationId": "00000000-0000-0000-0000-000000000001",
          "businessUnitId": "00000000-0000-0000-0000-000000000002"},
         "security": {
           "roles": {"own": {"privileges": {"prvReadAccount": "Basic", "prvCreateAccount": "Basic", "prvReadUser": "Global"}}},
           "users": {"app": ["own"]}},
         "tables": {"systemuser": {"app": {"lastname": "app"}, "ann": {"lastname": "ann"}}}}
        """);
    try (DataverseEmulator emulator = DataverseEmulator.builder().seed(seed).start()) {
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
