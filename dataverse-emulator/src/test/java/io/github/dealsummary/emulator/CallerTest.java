package io.github.dealsummary.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CallerTest {
  @AutoClose private static final DataverseEmulator EMULATOR = DataverseEmulator.start();

  private final Wire wire = Wire.afresh(EMULATOR);

  @Test
  void aUserIsNamedByObjectIdOrByUserId() {
    JsonNode kenny = user("Kenny Smith");
    String userId = kenny.get("systemuserid").asText();
    String objectId = kenny.get("azureactivedirectoryobjectid").asText();
    assertThat(Wire.json(wire.get("WhoAmI", "CallerObjectId", objectId)).get("UserId").asText())
        .isEqualTo(userId);
    assertThat(Wire.json(wire.get("WhoAmI", "MSCRMCallerID", userId)).get("UserId").asText())
        .isEqualTo(userId);
    assertThat(Wire.json(wire.get("WhoAmI")).get("UserId").asText())
        .isEqualTo(user("# deal-summary").get("systemuserid").asText());
  }

  @ParameterizedTest
  @ValueSource(strings = {"CallerObjectId", "MSCRMCallerID"})
  void strangersAreNoMembersOfTheOrganization(String header) {
    for (String stranger : new String[] {"00000000-0000-0000-0000-00000000beef", "me"}) {
      HttpResponse<String> response = wire.get("accounts", header, stranger);
      assertThat(response.statusCode()).isEqualTo(403);
      assertThat(Wire.errorCode(response)).isEqualTo("0x80072560");
      assertThat(Wire.errorMessage(response))
          .isEqualTo("The user is not a member of the organization.");
    }
  }

  @Test
  void disabledUsersMayNotAsk() {
    String disabled = user("Former Colleague").get("systemuserid").asText();
    HttpResponse<String> response = wire.get("WhoAmI", "MSCRMCallerID", disabled);
    assertThat(response.statusCode()).isEqualTo(403);
    assertThat(Wire.errorCode(response)).isEqualTo("0x80040225");
  }

  @Test
  void aDeniedPrivilegeIsNamedWhereverItsTableIsRead() {
    EMULATOR.deny("prvReadOpportunity");
    HttpResponse<String> response = wire.get("opportunities");
    assertThat(response.statusCode()).isEqualTo(403);
    assertThat(Wire.errorCode(response)).isEqualTo("0x80040220");
    assertThat(Wire.errorMessage(response))
        .matches(
            "Principal user \\(Id=\\S+, type=8, roleCount=\\d+, privilegeCount=\\d+, accessMode=\\d\\), is missing prvReadOpportunity privilege \\(Id=\\S+\\) on OTC=3 for entity 'opportunity'\\. context\\.Caller=\\S+");
    assertThat(wire.get("accounts").statusCode()).isEqualTo(200);
    assertThat(
            wire.post(
                    "msdyn_SalesRecordSummary",
                    "{\"RecordId\":\"00000000-0000-0000-0000-000000000001\"}")
                .statusCode())
        .isEqualTo(403);
  }

  @Test
  void aDeniedTableIsNeitherFilteredByNorExpanded() {
    EMULATOR.deny("prvreadaccount");
    assertThat(wire.get("opportunities?$top=1").statusCode()).isEqualTo(200);
    assertThat(wire.get("opportunities?$expand=customerid_account").statusCode()).isEqualTo(403);
    String filter = Wire.options("$filter", "customerid_account/name eq 'x'");
    assertThat(wire.get("opportunities?" + filter).statusCode()).isEqualTo(403);
  }

  @Test
  void speakingForOthersIsAPrivilege() {
    EMULATOR.deny("prvActOnBehalfOfAnotherUser");
    String kenny = user("Kenny Smith").get("systemuserid").asText();
    HttpResponse<String> response = wire.get("WhoAmI", "MSCRMCallerID", kenny);
    assertThat(response.statusCode()).isEqualTo(403);
    assertThat(Wire.errorMessage(response)).contains("prvActOnBehalfOfAnotherUser");
    assertThat(wire.get("WhoAmI").statusCode()).isEqualTo(200);
  }

  @Test
  void aPrivilegeThatIsNeverAskedForCannotBeDenied() {
    assertThatThrownBy(() -> EMULATOR.deny("prvReadOportunity"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("prvReadOportunity");
  }

  private JsonNode user(String name) {
    return wire.rows("systemusers", "$filter", "fullname eq '" + name + "'").get(0);
  }
}
