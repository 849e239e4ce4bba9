package io.github.dealsummary.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** No part of a query is passed over: what is not understood is refused and named. */
class UnreadPartsTest {
  @AutoClose private static final DataverseEmulator EMULATOR = DataverseEmulator.start();
  private static final Wire WIRE = Wire.to(EMULATOR);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Today(PropertyName='createdon',PropertyValue='1') | PropertyValue",
        "Today(PropertyName='createdon',Zone='UTC') | Zone",
        "Today(PropertyName='createdon',PropertyName='modifiedon') | PropertyName",
        "Today(propertyname='createdon') | propertyname",
        "EqualUserId(PropertyName='ownerid',PropertyValue='1') | PropertyValue",
        "LastXDays(PropertyName='createdon') | PropertyValue",
        "LastXDays(PropertyName='createdon',PropertyValues=['3']) | PropertyValues",
        "LastXDays(PropertyName='createdon',PropertyValue=['3','4']) | LastXDays",
        "On(PropertyValue='2026-01-01') | PropertyName",
        "In(PropertyName='name') | PropertyValues",
        "In(PropertyName='name',PropertyValue='a') | PropertyValue",
        "In(PropertyName='name',PropertyValues=['a'],PropertyValues=['b']) | PropertyValues",
        "Between(PropertyName='createdon',PropertyValue1='2026-01-01',PropertyValue2='2026-01-02') | PropertyValue1",
        "BeginsWith(PropertyName='name') | PropertyValue",
        "Under(PropertyName='accountid',PropertyValue=@none) | Under",
        "Today(PropertyName=createdon) | PropertyName=createdon",
        "In(PropertyName='name',PropertyValues=[a]) | PropertyValues=[a]",
        "In(PropertyName='name',PropertyValues=['a',b]) | b]"
      })
  void argumentsOfQueryFunctionsAreThoseOfTheFunction(String call, String named) {
    String filter = "Microsoft.Dynamics.CRM." + call;
    HttpResponse<String> response = WIRE.get("accounts?" + Wire.options("$filter", filter));
    assertThat(response.statusCode()).as(response.body()).isEqualTo(400);
    assertThat(Wire.errorMessage(response)).contains(named);
  }

  @Test
  void anUnknownQueryFunctionIsNamed() {
    HttpResponse<String> response =
        WIRE.get("accounts?$filter=Microsoft.Dynamics.CRM.Nearby(PropertyName='name')");
    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(Wire.errorMessage(response)).contains("Nearby");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "today | <value>1</value>",
        "eq-userid | <value>1</value>",
        "last-x-days | <value>1</value><value>2</value>",
        "in | ''",
        "begins-with | <value>a</value><value>b</value>"
      })
  void valuesOfFetchXmlOperatorsAreThoseOfTheOperator(String operator, String values) {
    String column = operator.equals("eq-userid") ? "ownerid" : "createdon";
    String xml =
        "<fetch><entity name='account'><filter><condition attribute='%s' operator='%s'>%s</condition></filter></entity></fetch>"
            .formatted(column, operator, values);
    assertThat(WIRE.get("accounts?fetchXml=" + Wire.encode(xml)).statusCode()).isEqualTo(400);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "$filter=statecode%20eq%200 | 501 | $filter",
        "$select=name | 501 | $select",
        "$top=1 | 501 | $top",
        "$orderby=name | 501 | $orderby",
        "$apply=aggregate($count%20as%20n) | 501 | $apply",
        "savedQuery=1 | 501 | savedQuery",
        "$count=maybe | 400 | maybe"
      })
  void fetchXmlStandsAlone(String option, int status, String named) {
    String xml = Wire.encode("<fetch><entity name='account'/></fetch>");
    HttpResponse<String> response = WIRE.get("accounts?fetchXml=" + xml + "&" + option);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
    assertThat(Wire.errorMessage(response)).contains(named);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "aggregate($count as n,estimatedvalue with sum as n) | n",
        "groupby((statecode,statecode)) | statecode",
        "groupby((statecode),aggregate($count as statecode)) | statecode"
      })
  void namesInApplyDiffer(String apply, String named) {
    HttpResponse<String> response = WIRE.get("opportunities?" + Wire.options("$apply", apply));
    assertThat(response.statusCode()).as(response.body()).isEqualTo(400);
    assertThat(Wire.errorMessage(response)).contains("'" + named + "'");
  }

  @ParameterizedTest
  @CsvSource({
    "name(1),404",
    "name/$value(1),404",
    "primarycontactid(1),400",
    "primarycontactid(1)/fullname,400",
    "primarycontactid/$ref?$select=fullname,400",
    "name/$value/more,404"
  })
  void segmentsBehindARowAreReadWhole(String path, int status) {
    String account =
        WIRE.rows("accounts", "$filter", "accountnumber eq 'ABSS4G45'")
            .get(0)
            .get("accountid")
            .asText();
    HttpResponse<String> response = WIRE.get("accounts(" + account + ")/" + path);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
  }
}
