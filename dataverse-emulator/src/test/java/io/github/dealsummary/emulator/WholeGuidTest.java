package io.github.dealsummary.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WholeGuidTest {
  @AutoClose private static final DataverseEmulator EMULATOR = DataverseEmulator.start();
  private static final UUID SHORT = UUID.fromString("1-1-1-1-1");

  private final Wire wire = Wire.to(EMULATOR);

  @BeforeAll
  static void addRowsThatLenientReadingWouldFind() {
    EMULATOR.add("account", Map.of("accountid", SHORT, "name", "A"));
    EMULATOR.add("opportunity", Map.of("opportunityid", SHORT, "name", "D"));
    EMULATOR.add(
        "systemuser",
        Map.of("systemuserid", SHORT, "azureactivedirectoryobjectid", SHORT, "lastname", "U"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"CallerObjectId", "MSCRMCallerID"})
  void aCallerIsNamedByAllDigits(String header) {
    HttpResponse<String> refused = wire.get("WhoAmI", header, "1-1-1-1-1");
    assertThat(refused.statusCode()).isEqualTo(403);
    assertThat(Wire.errorCode(refused)).isEqualTo("0x80072560");
    assertThat(wire.get("WhoAmI", header, SHORT.toString()).statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1-1-1-1-1",
        "000000001-001-0001-0001-000000000001",
        "{00000001-0001-0001-0001-000000000001}",
        "0000000100010001-0001-00000000000001"
      })
  void aRowIsNamedByAllDigits(String id) {
    String target =
        "{\"Targets\":[{\"@odata.type\":\"Microsoft.Dynamics.CRM.account\",\"accountid\":\"%s\",\"name\":\"New\"}]}";
    HttpResponse<String> updated =
        wire.post("accounts/Microsoft.Dynamics.CRM.UpdateMultiple", target.formatted(id));
    assertThat(updated.statusCode()).isEqualTo(400);
    assertThat(Wire.errorMessage(updated)).contains(id);
    String summarized = "{\"RecordId\":\"%s\"}";
    assertThat(wire.post("msdyn_SalesRecordSummary", summarized.formatted(id)).statusCode())
        .isEqualTo(400);
    assertThat(wire.get("accounts(" + Wire.encode(id) + ")").statusCode()).isEqualTo(400);
    assertThat(wire.names("accounts", "name eq 'New'")).isEmpty();
  }
}
