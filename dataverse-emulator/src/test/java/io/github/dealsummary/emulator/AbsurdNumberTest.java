package io.github.dealsummary.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Numbers of a few characters that would take gigabytes to write out. */
class AbsurdNumberTest {
  @AutoClose private static final DataverseEmulator EMULATOR = DataverseEmulator.start();

  private final Wire wire = Wire.afresh(EMULATOR);

  @ParameterizedTest
  @CsvSource({
    "accounts, revenue, 1e-300000000",
    "accounts, revenue, 1e-999999999",
    "accounts, revenue, 1e300000000",
    "accounts, revenue, 1e-2147483647",
    "accounts, address1_latitude, -1e-300000000",
    "accounts, address1_latitude, 1e-999999999",
    "accounts, exchangerate, 1e-300000000",
    "opportunities, discountpercentage, 1e-999999999",
    "opportunityproducts, quantity, 1e999999999"
  })
  void areOutsideTheRangeOfEveryColumn(String set, String column, String number) {
    HttpResponse<String> refused = wire.post(set, "{\"" + column + "\":" + number + "}");
    assertThat(refused.statusCode()).as(refused.body()).isEqualTo(400);
    assertThat(Wire.errorCode(refused)).isEqualTo("0x80044330");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e-99999999999", "1e99999999999"})
  void areNoJsonWhereTheExponentIsNone(String number) {
    assertThat(wire.post("accounts", "{\"revenue\":" + number + "}").statusCode()).isEqualTo(400);
  }

  @ParameterizedTest
  @CsvSource({"0e-999999999, 0", "1e-300, 0", "0.00010e3, 0.1"})
  void areTakenWhereTheyAreNone(String number, String kept) {
    String id = wire.create("accounts", "{'revenue':" + number + "}");
    assertThat(wire.read("accounts(" + id + ")").get("revenue").decimalValue())
        .isEqualByComparingTo(kept);
  }

  @Test
  void areRefusedInAChangeSet() {
    HttpResponse<String> batch =
        wire.batch(
            "--b\r\nContent-Type: multipart/mixed; boundary=c\r\n\r\n"
                + "--c\r\nContent-Type: application/http\r\nContent-Transfer-Encoding: binary\r\n"
                + "Content-ID: 1\r\n\r\nPOST accounts HTTP/1.1\r\nContent-Type: application/json\r\n"
                + "\r\n{\"name\":\"a\",\"revenue\":1e-300000000}\r\n--c--\r\n--b--\r\n");
    assertThat(Wire.statuses(batch)).containsExactly("400");
    assertThat(batch.body()).contains("0x80044330");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Microsoft.Dynamics.CRM.In(PropertyName='revenue',PropertyValues=['9e300000000'])",
        "Microsoft.Dynamics.CRM.In(PropertyName='revenue',PropertyValues=['0e-999999999'])",
        "Microsoft.Dynamics.CRM.Between(PropertyName='revenue',PropertyValues=['1','9e999999999'])",
        "Microsoft.Dynamics.CRM.NotBetween(PropertyName='revenue',PropertyValues=['1e-999999999','1'])",
        "Microsoft.Dynamics.CRM.In(PropertyName='address1_latitude',PropertyValues=['9e300000000'])",
        "revenue eq 9e300000000"
      })
  void areRefusedInAFilter(String filter) {
    String written = filter.replace("['", "[\"").replace("']", "\"]").replace("','", "\",\"");
    HttpResponse<String> refused = wire.get("accounts?$filter=" + Wire.encode(written));
    assertThat(refused.statusCode()).as(refused.body()).isEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e999999999", "-1e-999999999", "1e99999999999"})
  void areRefusedInFetchXml(String number) {
    HttpResponse<String> refused =
        wire.tryFetch(
            "accounts",
            "<fetch><entity name='account'><filter><condition attribute='revenue' operator='eq' value='"
                + number
                + "'/></filter></entity></fetch>");
    assertThat(refused.statusCode()).as(refused.body()).isEqualTo(400);
    assertThat(Wire.errorMessage(refused)).contains("revenue");
  }
}
