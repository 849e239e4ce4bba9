package io.github.dealsummary.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SummaryActionTest {
  @AutoClose private static final DataverseEmulator EMULATOR = DataverseEmulator.start();
  private static final Wire WIRE = Wire.to(EMULATOR);

  @Test
  void bothActionsTellTheSameOfADeal() {
    JsonNode deal = dealNamed("10 orders of Product SKU JJ202 (sample)");
    String id = deal.get("opportunityid").asText();
    HttpResponse<String> response =
        WIRE.post(
            "msdyn_SalesOpportunitySummary",
            "{\"msdyn_id\":\"%s\",\"msdyn_activityId\":\"%s\"}".formatted(id, id));
    assertThat(response.statusCode()).isEqualTo(200);
    JsonNode answer = Wire.json(response);
    assertThat(answer.get("@odata.context").asText())
        .endsWith("$metadata#Microsoft.Dynamics.CRM.msdyn_SalesOpportunitySummaryResponse");
    assertThat(answer.get("msdyn_summary_raw").asText()).isEqualTo(summary(deal));
  }

  @Test
  void anOpenDealIsToldByItsFieldsAndItsCustomersHistory() {
    JsonNode deal = dealNamed("10 orders of Product SKU JJ202 (sample)");
    assertThat(summary(deal).lines())
        .startsWith(
            "Est. revenue: $10,000.00",
            "Est. close date: "
                + deal.get("estimatedclosedate@OData.Community.Display.V1.FormattedValue").asText(),
            "Contact: Yvonne McKay (sample)",
            "Account: Fourth Coffee (sample)")
        .contains(
            "The deal stands at 3-Propose, with a probability of 70%.",
            "Fourth Coffee (sample) has bought for $22,469.39 in all; deals won: 1 of 5. Industry: Food and Tobacco Processing.",
            "Other open deals with this customer: 2.")
        .endsWith("Emulated Copilot - sample data, not a real summary");
  }

  @Test
  void aClosedDealIsToldByWhatItBrought() {
    assertThat(summary(dealNamed("Tents and sleeping bags (sample)")))
        .contains("Actual revenue: $11,800.00", "Actual close date: ")
        .doesNotContain("Est. revenue", "The deal stands");
  }

  @Test
  void aContactIsACustomerToo() {
    assertThat(summary(dealNamed("Vintage espresso machine, restored (sample)")))
        .contains("Contact: Brian LaMee (sample)", "no won deal yet")
        .doesNotContain("Account:");
  }

  @Test
  void aBareDealHasASummaryToo() {
    UUID id = EMULATOR.add("opportunity", Map.of("name", "Bare"));
    String text =
        Wire.json(WIRE.post("msdyn_SalesRecordSummary", "{\"RecordId\":\"" + id + "\"}"))
            .get("msdyn_summary_raw")
            .asText();
    assertThat(text).isEqualTo("Emulated Copilot - sample data, not a real summary");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "{'RecordId':'00000000-0000-0000-0000-000000000001'} | 404 | 0x80040217",
        "{'RecordId':'not a guid'}                           | 400 | 0x80040203",
        "{'RecordId':null}                                   | 400 | 0x80040203",
        "{}                                                  | 400 | 0x80040203",
        "{'recordid':'00000000-0000-0000-0000-000000000001'} | 400 | 0x80060888",
        "[]                                                  | 400 | 0x80060888",
        "{'RecordId'                                         | 400 | 0x80060888"
      })
  void whatIsWrongIsRefused(String body, int status, String code) {
    HttpResponse<String> response = WIRE.post("msdyn_SalesRecordSummary", body.replace('\'', '"'));
    assertThat(response.statusCode()).isEqualTo(status);
    assertThat(Wire.errorCode(response)).isEqualTo(code);
  }

  @Test
  void actionsArePosted() {
    assertThat(WIRE.get("msdyn_SalesOpportunitySummary").statusCode()).isEqualTo(405);
    assertThat(WIRE.post("msdyn_SalesOpportunitySummary", "").statusCode()).isEqualTo(400);
  }

  private static JsonNode dealNamed(String name) {
    String url = "opportunities?" + Wire.options("$filter", "name eq '" + name + "'");
    return Wire.json(WIRE.get(url, "Prefer", "odata.include-annotations=\"*\"")).at("/value/0");
  }

  private static String summary(JsonNode deal) {
    String body = "{\"RecordId\":\"" + deal.get("opportunityid").asText() + "\"}";
    return Wire.json(WIRE.post("msdyn_SalesRecordSummary", body)).get("msdyn_summary_raw").asText();
  }
}
