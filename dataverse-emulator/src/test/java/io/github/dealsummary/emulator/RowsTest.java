package io.github.dealsummary.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RowsTest {
  @AutoClose private static final DataverseEmulator EMULATOR = DataverseEmulator.start();
  private static final String FORMATTED = "@OData.Community.Display.V1.FormattedValue";

  private final Wire wire = Wire.afresh(EMULATOR);

  @Test
  void aColumnTakesNoOptions() {
    String id = wire.create("accounts", "{'name':'Options'}");
    assertThat(wire.get("accounts(" + id + ")/name").statusCode()).isEqualTo(200);
    assertThat(wire.get("accounts(" + id + ")/name?$select=name").statusCode()).isEqualTo(400);
  }

  @Test
  void anEmptyKeyIsNoKey() {
    HttpResponse<String> response = wire.get("accounts()");
    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(Wire.errorMessage(response)).doesNotContain("@");
  }

  @Test
  void selectBringsTheColumnsTheKeyAndTheCurrencyOfMoney() {
    JsonNode row = wire.rows("opportunities", "$select", "name,estimatedvalue", "$top", "1").get(0);
    assertThat(row.properties().stream().map(Map.Entry::getKey))
        .containsExactlyInAnyOrder(
            "@odata.etag",
            "name",
            "estimatedvalue",
            "opportunityid",
            "_transactioncurrencyid_value");
  }

  @Test
  void withoutSelectEveryColumnIsThereNullsIncluded() {
    JsonNode row = wire.rows("accounts", "$filter", "name eq 'Trey Research (sample)'").get(0);
    assertThat(row.has("websiteurl")).isTrue();
    assertThat(row.get("websiteurl").isNull()).isTrue();
    assertThat(row.get("@odata.etag").asText()).matches("W/\"\\d+\"");
  }

  @Test
  void expandBringsTheRelatedRowOrNull() {
    JsonNode row =
        wire.rows(
                "opportunities",
                "$filter",
                "name eq '10 orders of Product SKU JJ202 (sample)'",
                "$select",
                "name",
                "$expand",
                "customerid_account($select=name;$expand=primarycontactid($select=fullname)),customerid_contact($select=fullname)")
            .get(0);
    assertThat(row.at("/customerid_account/name").asText()).isEqualTo("Fourth Coffee (sample)");
    assertThat(row.at("/customerid_account/primarycontactid/fullname").asText())
        .isEqualTo("Yvonne McKay (sample)");
    assertThat(row.get("customerid_contact").isNull()).isTrue();
  }

  @Test
  void orderIsByEachColumnInTurnNullsFirst() {
    List<String> cities =
        wire
            .rows("contacts", "$select", "address1_city", "$orderby", "address1_city desc,fullname")
            .stream()
            .map(row -> row.get("address1_city").asText())
            .toList();
    assertThat(cities).startsWith("Zürich").endsWith("Dallas");
    JsonNode first = wire.rows("opportunities", "$orderby", "actualvalue asc").get(0);
    assertThat(first.get("actualvalue").isNull()).isTrue();
  }

  @Test
  void annotationsStandBeforeTheirValueAndOnlyWhereAskedFor() {
    String url =
        "opportunities?"
            + Wire.options(
                "$filter",
                "closeprobability eq 40",
                "$select",
                "name,estimatedvalue,estimatedvalue_base,estimatedclosedate,statecode,_customerid_value");
    HttpResponse<String> response = wire.get(url, "Prefer", "odata.include-annotations=\"*\"");
    JsonNode row = Wire.json(response).at("/value/0");
    assertThat(row.get("estimatedvalue" + FORMATTED).asText()).isEqualTo("€8,400.00");
    assertThat(row.get("estimatedvalue_base" + FORMATTED).asText()).isEqualTo("$9,130.43");
    assertThat(row.get("estimatedclosedate" + FORMATTED).asText())
        .matches("\\d{1,2}/\\d{1,2}/\\d{4}");
    assertThat(row.get("statecode" + FORMATTED).asText()).isEqualTo("Open");
    assertThat(row.get("_customerid_value" + FORMATTED).asText())
        .isEqualTo("Fourth Coffee (sample)");
    assertThat(row.get("_customerid_value@Microsoft.Dynamics.CRM.lookuplogicalname").asText())
        .isEqualTo("account");
    assertThat(
            row.get("_customerid_value@Microsoft.Dynamics.CRM.associatednavigationproperty")
                .asText())
        .isEqualTo("customerid_account");
    List<String> names = row.properties().stream().map(Map.Entry::getKey).toList();
    assertThat(names.indexOf("statecode" + FORMATTED)).isEqualTo(names.indexOf("statecode") - 1);
    assertThat(response.headers().firstValue("Preference-Applied"))
        .contains("odata.include-annotations=\"*\"");

    String one = "odata.include-annotations=\"OData.Community.Display.V1.FormattedValue\"";
    assertThat(wire.get(url, "Prefer", one).body())
        .contains(FORMATTED)
        .doesNotContain("lookuplogicalname");
    assertThat(wire.get(url).body()).doesNotContain(FORMATTED);
  }

  @Test
  void oneRowIsReadByItsId() {
    UUID id = EMULATOR.add("contact", Map.of("firstname", "Eva", "lastname", "Corets (sample)"));
    JsonNode row = Wire.json(wire.get("contacts(" + id + ")?$select=fullname"));
    assertThat(row.get("fullname").asText()).isEqualTo("Eva Corets (sample)");
    assertThat(row.get("@odata.context").asText()).endsWith("$metadata#contacts(fullname)/$entity");
    assertThat(wire.get("contacts(contactid=" + id + ")").statusCode()).isEqualTo(200);

    HttpResponse<String> missing = wire.get("contacts(00000000-0000-0000-0000-000000000001)");
    assertThat(missing.statusCode()).isEqualTo(404);
    assertThat(Wire.errorCode(missing)).isEqualTo("0x80040217");
    assertThat(Wire.errorMessage(missing)).endsWith("Does Not Exist");
    assertThat(wire.get("contacts(5)").statusCode()).isEqualTo(400);
  }

  @ParameterizedTest
  @CsvSource({
    "accounts?$skip=1, 400",
    "accounts?$search=x, 400",
    "accounts?$format=json, 400",
    "accounts?$top=-1, 400",
    "accounts?$count=yes, 400",
    "accounts?$select=nothing, 400",
    "accounts?$expand=nothing, 400",
    "accounts?$orderby=nothing, 400",
    "accounts?$orderby=name%20up, 400",
    "accounts?$expand=Account_Faxes, 501",
    "accounts?$expand=primarycontactid($filter=x), 400",
    "'accounts?$expand=primarycontactid($select=fullname),primarycontactid', 400",
    "accounts/$count?fetchXml=x, 400",
    "accounts?$expand=primarycontactid/name, 501",
    "accounts?$expand=Account_Tasks/$ref, 400",
    "accounts?$expand=Account_Tasks($top=1;$expand=createdby), 400",
    "accounts?$expand=Account_Tasks($skip=1), 400",
    "accounts?$orderby=primarycontactid/fullname, 501",
    "accounts(accountnumber='x'), 404",
    "accounts(name='x'), 400",
    "accounts(00000000-0000-0000-0000-000000000001)/name, 404",
    "leads, 501",
    "Merge, 501",
    "nonsense, 404"
  })
  void whatIsNotAnsweredIsRefusedWithAnODataError(String path, int status) {
    HttpResponse<String> response = wire.get(path);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
    assertThat(Wire.errorMessage(response)).isNotEmpty();
  }

  @Test
  void everyAnswerCarriesTheHeadersOfDataverse() {
    HttpResponse<String> response = wire.get("WhoAmI()");
    String guid = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";
    assertThat(response.headers().firstValue("REQ_ID").orElse("")).matches(guid + "," + guid);
    assertThat(response.headers().firstValue("x-ms-service-request-id").orElse(""))
        .matches(guid + "," + guid);
    assertThat(response.headers().firstValue("x-ms-ratelimit-time-remaining-xrm-requests"))
        .contains("1,200.00");
    assertThat(
            response.headers().firstValue("x-ms-ratelimit-burst-remaining-xrm-requests").orElse(""))
        .matches("\\d+");
    assertThat(response.headers().firstValue("x-ms-dop-hint")).isPresent();
    assertThat(response.headers().firstValue("OData-Version")).contains("4.0");
    assertThat(response.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/json");
  }
}
