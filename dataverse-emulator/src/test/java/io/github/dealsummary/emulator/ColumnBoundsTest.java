package io.github.dealsummary.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ColumnBoundsTest {
  @AutoClose private static final DataverseEmulator EMULATOR = DataverseEmulator.start();

  private final Wire wire = Wire.afresh(EMULATOR);

  @ParameterizedTest
  @CsvSource({
    "opportunities, estimatedclosedate, \"1752-12-31\", 0x80040239",
    "opportunities, estimatedclosedate, \"+10000-01-01\", 0x80040239",
    "opportunities, schedulefollowup_prospect, \"1752-12-31T23:59:59Z\", 0x80040239",
    "opportunities, schedulefollowup_prospect, \"1753-01-01T00:00:00+01:00\", 0x80040239",
    "opportunities, schedulefollowup_prospect, \"0001-01-01\", 0x80040239",
    "opportunities, estimatedvalue, 922337203685478, 0x80044330",
    "opportunities, estimatedvalue, -1e20, 0x80044330",
    "opportunities, closeprobability, 101, 0x8004432f",
    "opportunities, closeprobability, -1, 0x8004432f",
    "opportunities, closeprobability, \"101\", 0x8004432f",
    "opportunities, discountpercentage, 100.1, 0x80044330",
    "accounts, revenue, -0.01, 0x80044330",
    "accounts, address1_latitude, 90.1, 0x80044330",
    "accounts, address1_longitude, -1e300, 0x80044330",
    "accounts, numberofemployees, 1000000001, 0x8004432f",
    "competitors, winpercentage, 1e9999999, 0x80044330",
    "opportunityproducts, quantity, 100000000001, 0x80044330"
  })
  void valuesOutsideTheRangeOfTheirColumnAreRefused(
      String set, String column, String value, String code) {
    HttpResponse<String> refused = wire.post(set, "{\"" + column + "\":" + value + "}");
    assertThat(refused.statusCode()).as(refused.body()).isEqualTo(400);
    assertThat(Wire.errorCode(refused)).isEqualTo(code);
    assertThat(Wire.errorMessage(refused)).contains("'" + column + "'");
  }

  @ParameterizedTest
  @CsvSource({
    "opportunities, estimatedclosedate, \"1753-01-01\", \"1753-01-01\"",
    "opportunities, schedulefollowup_prospect, \"9999-12-31T23:59:59Z\", \"9999-12-31T23:59:59Z\"",
    "opportunities, estimatedvalue, 922337203685477, 922337203685477",
    "opportunities, estimatedvalue, 12.00004, 12.0000",
    "opportunities, estimatedvalue, 0.00006, 0.0001",
    "opportunities, closeprobability, 100, 100",
    "opportunities, discountpercentage, 0.12345678919, 0.1234567892",
    "accounts, address1_latitude, 47.639583, 47.63958",
    "accounts, address1_latitude, -90, -90",
    "accounts, numberofemployees, \"7\", 7"
  })
  void decimalPlacesBeyondThePrecisionAreRoundedOff(
      String set, String column, String value, String kept) {
    String id = wire.create(set, "{'" + column + "':" + value + "}");
    HttpResponse<String> read = wire.get(set + "(" + id + ")?$select=" + column);
    JsonNode after = Wire.json(read).get(column);
    if (after.isNumber()) {
      assertThat(after.decimalValue()).isEqualByComparingTo(kept);
    } else {
      assertThat(after.toString()).isEqualTo(kept);
    }
  }
}
