package io.github.dealsummary.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Groups and totals, in FetchXML and in {@code $apply}. */
class AggregateTest {
  @AutoClose private static final DataverseEmulator EMULATOR = DataverseEmulator.start();
  private static final String ANNOTATED = "odata.include-annotations=\"*\"";

  private final Wire wire = Wire.afresh(EMULATOR);

  @Test
  void weeksBeginOnSunday() {
    // The first of January 2026 is a Thursday.
    for (int day = 3; day <= 11; day++) {
      EMULATOR.add(
          "opportunity", Map.of("name", "W", "estimatedclosedate", LocalDate.of(2026, 1, day)));
    }
    JsonNode weeks =
        wire.fetch(
                "opportunities",
                """
                <fetch aggregate='true'><entity name='opportunity'>
                  <attribute name='estimatedclosedate' alias='week' groupby='true' dategrouping='week'/>
                  <attribute name='opportunityid' alias='n' aggregate='count'/>
                  <filter><condition attribute='name' operator='eq' value='W'/></filter>
                  <order alias='week'/></entity></fetch>
                """)
            .get("value");
    assertThat(weeks).extracting(week -> week.get("week").asInt()).containsExactly(1, 2, 3);
    assertThat(weeks).extracting(week -> week.get("n").asInt()).containsExactly(1, 7, 1);
  }

  @Test
  void aggregatesGroupAndOrderByTheirAliases() {
    JsonNode rows =
        wire.fetch(
                "opportunities",
                """
                <fetch aggregate='true'><entity name='opportunity'>
                  <attribute name='statecode' alias='state' groupby='true'/>
                  <attribute name='opportunityid' alias='n' aggregate='count'/>
                  <attribute name='estimatedvalue' alias='sum' aggregate='sum'/>
                  <attribute name='customerid' alias='customers' aggregate='countcolumn' distinct='true'/>
                  <order alias='n' descending='true'/>
                </entity></fetch>
                """)
            .get("value");
    assertThat(rows).hasSize(3);
    JsonNode open = rows.get(0);
    assertThat(open.get("state").asInt()).isZero();
    assertThat(open.get("state@OData.Community.Display.V1.FormattedValue").asText())
        .isEqualTo("Open");
    assertThat(open.get("n").asInt()).isEqualTo(18);
    assertThat(open.get("customers").asInt()).isEqualTo(16);
    assertThat(open.get("sum@OData.Community.Display.V1.FormattedValue").asText()).startsWith("$");
    JsonNode years =
        wire.fetch(
                "accounts",
                "<fetch aggregate='true'><entity name='account'><attribute name='createdon' alias='y' groupby='true' dategrouping='year'/><attribute name='accountid' alias='n' aggregate='count'/></entity></fetch>")
            .get("value");
    int sum = 0;
    for (JsonNode year : years) {
      sum += year.get("n").asInt();
    }
    assertThat(sum).isEqualTo(18);
  }

  @Test
  void applyGroupsFiltersAndAggregates() {
    JsonNode states =
        apply("groupby((statecode),aggregate($count as n,estimatedvalue with sum as total))");
    assertThat(states).hasSize(3);
    assertThat(states.get(0).get("n").asInt()).isEqualTo(18);
    assertThat(states.get(0).get("statecode@OData.Community.Display.V1.FormattedValue").asText())
        .isEqualTo("Open");
    JsonNode byName =
        apply(
            "filter(statecode eq 0)/groupby((parentcontactid/fullname),aggregate(estimatedvalue with max as best))");
    assertThat(byName.findValuesAsText("contact_fullname")).contains("Yvonne McKay (sample)");
    JsonNode last = apply("aggregate(createdon with max as last)");
    assertThat(last).hasSize(1);
    assertThat(last.get(0).get("last").asText()).endsWith("Z");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "aggregate(name with sum as s) | 400",
        "aggregate(statecode with sum as s) | 400",
        "aggregate(estimatedvalue with middle as s) | 400",
        "aggregate(nothing with sum as s) | 400",
        "groupby((createdon)) | 400",
        "compute(estimatedvalue mul 2 as x) | 501",
        "groupby((statecode))/aggregate($count as n) | 501",
        "groupby((statecode) | 400"
      })
  void whatApplyCannotIsRefused(String apply, int status) {
    assertThat(wire.get("opportunities?" + Wire.options("$apply", apply)).statusCode())
        .isEqualTo(status);
  }

  private JsonNode apply(String apply) {
    HttpResponse<String> response =
        wire.get("opportunities?" + Wire.options("$apply", apply), "Prefer", ANNOTATED);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    return Wire.json(response).get("value");
  }
}
