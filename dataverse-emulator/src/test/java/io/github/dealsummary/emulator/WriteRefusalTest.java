package io.github.dealsummary.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What may not be written. */
class WriteRefusalTest {
  @AutoClose private static final DataverseEmulator EMULATOR = DataverseEmulator.start();
  private static final String NOBODY = "00000000-0000-0000-0000-00000000beef";

  private final Wire wire = Wire.afresh(EMULATOR);

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
}
