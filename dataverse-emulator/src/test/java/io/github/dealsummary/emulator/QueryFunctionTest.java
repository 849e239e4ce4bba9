package io.github.dealsummary.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The functions {@code Microsoft.Dynamics.CRM.*} of {@code $filter}, on a fixed Wednesday. */
class QueryFunctionTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-03-18T10:00:00Z"), ZoneOffset.UTC);

  @AutoClose
  private static final DataverseEmulator EMULATOR =
      DataverseEmulator.builder().clock(CLOCK).start();

  private static final Wire WIRE = Wire.to(EMULATOR);

  @BeforeAll
  static void addRows() {
    for (String day :
        new String[] {
          "2025-03-18", "2026-02-10", "2026-03-01", "2026-03-14", "2026-03-15", "2026-03-17",
          "2026-03-18", "2026-03-19", "2026-03-24", "2026-03-26", "2026-04-02", "2027-01-01"
        }) {
      EMULATOR.add(
          "opportunity", Map.of("name", day, "customerneed", "dated", "estimatedclosedate", day));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Today                              | 2026-03-18",
        "Yesterday                          | 2026-03-17",
        "Tomorrow                           | 2026-03-19",
        "Last7Days                          | 2026-03-14 2026-03-15 2026-03-17 2026-03-18",
        "Next7Days                          | 2026-03-18 2026-03-19 2026-03-24",
        "ThisWeek                           | 2026-03-15 2026-03-17 2026-03-18 2026-03-19",
        "LastWeek                           | 2026-03-14",
        "NextWeek                           | 2026-03-24 2026-03-26",
        "LastMonth                          | 2026-02-10",
        "NextMonth                          | 2026-04-02",
        "LastYear                           | 2025-03-18",
        "NextYear                           | 2027-01-01",
        "LastXDays,PropertyValue=3          | 2026-03-15 2026-03-17 2026-03-18",
        "NextXWeeks,PropertyValue=1         | 2026-03-18 2026-03-19 2026-03-24",
        "NextXMonths,PropertyValue=1        | 2026-03-18 2026-03-19 2026-03-24 2026-03-26 2026-04-02",
        "OlderThanXMonths,PropertyValue=2   | 2025-03-18",
        "On,PropertyValue='2026-03-24'      | 2026-03-24",
        "OnOrAfter,PropertyValue='2026-04-02' | 2026-04-02 2027-01-01",
        "OnOrBefore,PropertyValue='2026-02-10' | 2025-03-18 2026-02-10",
        "Between,PropertyValues=[\"2026-03-19\",\"2026-03-24\"] | 2026-03-19 2026-03-24"
      })
  void datesAreThoseOfTheWindow(String function, String names) {
    int comma = function.indexOf(',');
    String name = comma < 0 ? function : function.substring(0, comma);
    String more = comma < 0 ? "" : function.substring(comma);
    String filter =
        "customerneed eq 'dated' and Microsoft.Dynamics.CRM.%s(PropertyName='estimatedclosedate'%s)"
            .formatted(name, more);
    assertThat(WIRE.names("opportunities", filter)).containsExactly(names.split(" ", -1));
  }

  @Test
  void listsAreTakenInQuotesOfBothKindsAndByAlias() {
    String in = "Microsoft.Dynamics.CRM.In(PropertyName='address1_city',PropertyValues=%s)";
    assertThat(WIRE.names("accounts", in.formatted("[\"Dublin\",\"köln\"]"))).hasSize(2);
    assertThat(WIRE.names("accounts", in.formatted("['Dublin']"))).hasSize(1);
    assertThat(
            WIRE.rows(
                "contacts",
                "$filter",
                "Microsoft.Dynamics.CRM.In(PropertyName=@p1,PropertyValues=@p2)",
                "@p1",
                "'lastname'",
                "@p2",
                "[\"O'Brien (sample)\",\"LaMee (sample)\"]"))
        .hasSize(2);
    assertThat(
            WIRE.names(
                "accounts",
                "accountnumber ne null and Microsoft.Dynamics.CRM.NotIn(PropertyName='industrycode',PropertyValues=['17','33'])"))
        .hasSize(14);
  }

  @Test
  void usersAndHierarchiesAreThoseOfTheCaller() {
    String kenny =
        WIRE.rows("systemusers", "$filter", "lastname eq 'Smith'")
            .get(0)
            .get("systemuserid")
            .asText();
    String mine = "Microsoft.Dynamics.CRM.EqualUserId(PropertyName='ownerid')";
    assertThat(WIRE.names("accounts", mine)).isEmpty();
    HttpResponse<String> asKenny =
        WIRE.get("accounts?" + Wire.options("$filter", mine), "MSCRMCallerID", kenny);
    assertThat(Wire.json(asKenny).get("value")).hasSize(9);

    UUID top = EMULATOR.add("account", Map.of("name", "Top"));
    UUID middle = EMULATOR.add("account", Map.of("name", "Middle", "parentaccountid", top));
    EMULATOR.add("account", Map.of("name", "Low", "parentaccountid", middle));
    String tree = "Microsoft.Dynamics.CRM.%s(PropertyName='accountid',PropertyValue='%s')";
    assertThat(WIRE.names("accounts", tree.formatted("Under", top)))
        .containsExactly("Middle", "Low");
    assertThat(WIRE.names("accounts", tree.formatted("AboveOrEqual", middle)))
        .containsExactly("Top", "Middle");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Microsoft.Dynamics.CRM.Today(PropertyName='name')",
        "Microsoft.Dynamics.CRM.Today(PropertyName='nothing')",
        "Microsoft.Dynamics.CRM.LastXDays(PropertyName='createdon',PropertyValue='x')",
        "Microsoft.Dynamics.CRM.LastXDays(PropertyName='createdon')",
        "Microsoft.Dynamics.CRM.On(PropertyName='createdon',PropertyValue='someday')",
        "Microsoft.Dynamics.CRM.Between(PropertyName='createdon',PropertyValues=['2026-01-01'])",
        "Microsoft.Dynamics.CRM.In(PropertyName='industrycode',PropertyValues=['x'])",
        "Microsoft.Dynamics.CRM.In(PropertyName='name',PropertyValues=['x'",
        "Microsoft.Dynamics.CRM.ContainValues(PropertyName='name',PropertyValues=['1'])",
        "not Microsoft.Dynamics.CRM.Today(PropertyName='createdon')"
      })
  void whatDoesNotFitIsRefused(String filter) {
    HttpResponse<String> response = WIRE.get("accounts?" + Wire.options("$filter", filter));
    assertThat(response.statusCode()).as(response.body()).isEqualTo(400);
  }
}
