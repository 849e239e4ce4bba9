package io.github.dealsummary.emulator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLDecoder;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** FetchXML and {@code $apply}. */
class FetchXmlTest {
  @AutoClose private static final DataverseEmulator EMULATOR = DataverseEmulator.start();
  private static final String ANNOTATED = "odata.include-annotations=\"*\"";

  private final Wire wire = Wire.afresh(EMULATOR);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<condition attribute='address1_city' operator='eq' value='RENTON'/> | 1",
        "<condition attribute='address1_city' operator='ne' value='Renton'/> | 17",
        "<condition attribute='name' operator='like' value='%ware%'/> | 2",
        "<condition attribute='name' operator='not-like' value='%ware%'/> | 16",
        "<condition attribute='name' operator='begins-with' value='litware'/> | 2",
        "<condition attribute='industrycode' operator='in'><value>17</value><value>33</value></condition> | 4",
        "<condition attribute='industrycode' operator='between'><value>1</value><value>7</value></condition> | 4",
        "<condition attribute='websiteurl' operator='null'/> | 15",
        "<condition attribute='websiteurl' operator='not-null'/> | 3",
        "<condition attribute='createdon' operator='last-x-days' value='160'/> | 3",
        "<condition attribute='createdon' operator='olderthan-x-months' value='20'/> | 4",
        "<condition attribute='createdon' operator='on-or-after' value='1990-01-01'/> | 18",
        "<condition attribute='name' operator='eq' valueof='accountnumber'/> | 0",
        "<filter type='or'><condition attribute='address1_city' operator='eq' value='Renton'/><condition attribute='address1_city' operator='eq' value='Dublin'/></filter> | 2"
      })
  void conditionsAreThoseOfODataInOtherWords(String condition, int rows) {
    assertThat(
            fetch(
                    "accounts",
                    "<fetch><entity name='account'><attribute name='name'/><filter>"
                        + condition
                        + "</filter></entity></fetch>")
                .get("value"))
        .hasSize(rows);
  }

  @Test
  void linksJoinAndTheirColumnsAreNamedByTheAlias() {
    JsonNode rows =
        fetch(
                "opportunities",
                """
                <fetch><entity name='opportunity'>
                  <attribute name='name'/><attribute name='estimatedvalue' alias='worth'/>
                  <order attribute='estimatedvalue' descending='true'/>
                  <filter><condition attribute='statecode' operator='eq' value='0'/></filter>
                  <link-entity name='account' from='accountid' to='customerid' alias='a' link-type='inner'>
                    <attribute name='name'/>
                    <filter><condition attribute='name' operator='like' value='fourth%'/></filter>
                    <link-entity name='contact' from='contactid' to='primarycontactid' alias='c'>
                      <attribute name='fullname'/>
                    </link-entity>
                  </link-entity>
                </entity></fetch>
                """)
            .get("value");
    assertThat(rows).hasSize(3);
    JsonNode first = rows.get(0);
    assertThat(first.get("worth").decimalValue()).isEqualByComparingTo("10000");
    assertThat(first.get("a.name").asText()).isEqualTo("Fourth Coffee (sample)");
    assertThat(first.get("c.fullname").asText()).isEqualTo("Yvonne McKay (sample)");
    assertThat(first.has("opportunityid")).isTrue();
  }

  @Test
  void outerLinksKeepRowsAndRootConditionsMayAskThem() {
    String both =
        """
        <fetch><entity name='opportunity'><attribute name='name'/>
          <filter type='or'>
            <condition entityname='a' attribute='name' operator='like' value='%coffee%'/>
            <condition entityname='c' attribute='fullname' operator='like' value='brian%'/>
          </filter>
          <link-entity name='account' from='accountid' to='customerid' alias='a' link-type='outer'/>
          <link-entity name='contact' from='contactid' to='customerid' alias='c' link-type='outer'/>
        </entity></fetch>
        """;
    assertThat(fetch("opportunities", both).get("value")).hasSize(6);
    String without =
        """
        <fetch><entity name='account'><attribute name='name'/>
          <filter><condition entityname='o' attribute='opportunityid' operator='null'/></filter>
          <link-entity name='opportunity' from='customerid' to='accountid' alias='o' link-type='outer'/>
        </entity></fetch>
        """;
    assertThat(fetch("accounts", without).get("value")).hasSize(2);
  }

  @Test
  void manyToManyGoesOverTheIntersectTable() {
    UUID deal = EMULATOR.add("opportunity", Map.of("name", "D"));
    UUID rival = EMULATOR.add("competitor", Map.of("name", "R"));
    EMULATOR.add("opportunitycompetitors", Map.of("opportunityid", deal, "competitorid", rival));
    String xml =
        """
        <fetch><entity name='opportunity'><attribute name='name'/>
          <link-entity name='opportunitycompetitors' from='opportunityid' to='opportunityid' intersect='true'>
            <link-entity name='competitor' from='competitorid' to='competitorid' alias='r'>
              <filter><condition attribute='name' operator='eq' value='R'/></filter>
            </link-entity>
          </link-entity>
        </entity></fetch>
        """;
    assertThat(fetch("opportunities", xml).get("value")).hasSize(1);
  }

  @Test
  void pagesFollowByACookieThatIsDecodedTwice() {
    String page =
        "<fetch count='5' page='%d'%s returntotalrecordcount='true'><entity name='account'><attribute name='name'/><order attribute='name'/></entity></fetch>";
    Set<String> names = new LinkedHashSet<>();
    List<Integer> sizes = new ArrayList<>();
    String cookie = "";
    boolean more = true;
    for (int i = 1; more; i++) {
      JsonNode answer = fetch("accounts", page.formatted(i, cookie));
      answer.get("value").forEach(row -> names.add(row.get("accountid").asText()));
      sizes.add(answer.get("value").size());
      assertThat(answer.get("@Microsoft.Dynamics.CRM.totalrecordcount").asInt()).isEqualTo(18);
      more = answer.path("@Microsoft.Dynamics.CRM.morerecords").asBoolean();
      if (more) {
        String whole = answer.get("@Microsoft.Dynamics.CRM.fetchxmlpagingcookie").asText();
        Matcher inner = Pattern.compile("pagingcookie=\"([^\"]+)\"").matcher(whole);
        assertThat(inner.find()).isTrue();
        String twice = URLDecoder.decode(URLDecoder.decode(inner.group(1), UTF_8), UTF_8);
        cookie = " paging-cookie=\"" + twice.replace("\"", "&quot;").replace("<", "&lt;") + "\"";
      }
    }
    assertThat(sizes).containsExactly(5, 5, 5, 3);
    assertThat(names).hasSize(18);
    HttpResponse<String> once =
        get("accounts", page.formatted(2, " paging-cookie='%3ccookie page%3d%221%22'"));
    assertThat(once.statusCode()).isEqualTo(400);
  }

  @Test
  void aggregatesGroupAndOrderByTheirAliases() {
    JsonNode rows =
        fetch(
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
        fetch(
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
  void distinctDropsRepeatsAndTopEnds() {
    String cities =
        "<fetch distinct='true'><entity name='account'><attribute name='address1_country'/></entity></fetch>";
    assertThat(fetch("accounts", cities).get("value")).hasSizeLessThan(8);
    String top = "<fetch top='2'><entity name='account'><attribute name='name'/></entity></fetch>";
    assertThat(fetch("accounts", top).get("value")).hasSize(2);
  }

  @Test
  void fetchXmlIsAskedInBatchesToo() {
    String xml = "<fetch top='1'><entity name='account'><attribute name='name'/></entity></fetch>";
    HttpResponse<String> response = wire.batch(List.of("accounts?fetchXml=" + Wire.encode(xml)));
    assertThat(response.body()).contains("#accounts", "Fourth Coffee (sample)");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "not xml | 400 | 0x80041129",
        "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><fetch/> | 400 | 0x80041129",
        "<fetch/> | 400 | 0x80040203",
        "<fetch><entity name='nothing'/></fetch> | 400 | 0x80041102",
        "<fetch><entity name='contact'/></fetch> | 400 | 0x80060888",
        "<fetch><entity name='account'><attribute name='nothing'/></entity></fetch> | 400 | 0x80041103",
        "<fetch><entity name='account'><filter><condition attribute='name' operator='is' value='x'/></filter></entity></fetch> | 400 | 0x80060888",
        "<fetch><entity name='account'><filter><condition attribute='createdon' operator='in-fiscal-year' value='2026'/></filter></entity></fetch> | 501 | 0x80004001",
        "<fetch><entity name='account'><filter><condition attribute='industrycode' operator='eq' value='x'/></filter></entity></fetch> | 400 | 0x80060888",
        "<fetch aggregate='true'><entity name='account'><attribute name='name' alias='n' groupby='true' dategrouping='year'/></entity></fetch> | 400 | 0x80060888",
        "<fetch aggregate='true'><entity name='account'><attribute name='industrycode' alias='n' aggregate='sum'/></entity></fetch> | 400 | 0x80060888",
        "<fetch aggregate='true'><entity name='account'><attribute name='primarycontactid' alias='n' aggregate='max'/></entity></fetch> | 400 | 0x80060888",
        "<fetch><entity name='account'><filter type='OR'/></entity></fetch> | 400 | 0x80040203",
        "<fetch><entity name='account'><atribute name='name'/></entity></fetch> | 400 | 0x80040203",
        "<fetch><entity name='account'><attribute nam='name'/></entity></fetch> | 400 | 0x80040203",
        "<fetch><entity name='account'/><entity name='account'/></fetch> | 400 | 0x80040203",
        "<fetch aggregate='true'><entity name='account'><attribute name='accountid' alias='n' rowaggregate='CountChildren'/></entity></fetch> | 501 | 0x80004001",
        "<fetch><entity name='account'><filter><condition attribute='name' operator='null' value='x'/></filter></entity></fetch> | 400 | 0x80040203",
        "<fetch><entity name='account'><attribute name='name' alias='n'/><attribute name='telephone1' alias='n'/></entity></fetch> | 400 | 0x80040203",
        "<fetch aggregate='true'><entity name='account'><attribute name='name' alias='n' groupby='true'/><order alias='m'/></entity></fetch> | 400 | 0x80040203",
        "<fetch aggregate='true'><entity name='account'><attribute name='name' alias='n' groupby='true'/><order attribute='name'/></entity></fetch> | 400 | 0x80040203",
        "<fetch aggregate='true'><entity name='account'><all-attributes/></entity></fetch> | 400 | 0x80040203",
        "<fetch><entity name='account'><order attribute='name' descending='maybe'/></entity></fetch> | 400 | 0x80040203",
        "<fetch top='2' page='1'><entity name='account'/></fetch> | 400 | 0x80040203",
        "<fetch datasource='retained'><entity name='account'/></fetch> | 501 | 0x80004001",
        "<fetch aggregate='true'><entity name='account'><attribute name='name'/></entity></fetch> | 400 | 0x80040203",
        "<fetch><entity name='account'><link-entity name='contact' from='contactid' to='primarycontactid' link-type='exists'/></entity></fetch> | 501 | 0x80004001"
      })
  void whatIsWrongIsRefused(String xml, int status, String code) {
    HttpResponse<String> response = get("accounts", xml);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
    assertThat(Wire.errorCode(response)).isEqualTo(code);
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

  @Test
  void linksThatMultiplyRowsEndWithTheTopAndAreRefusedBeyondALimit() {
    String all = "<fetch%s><entity name='account'>%s</entity></fetch>";
    String link = "<link-entity name='account' from='statecode' to='statecode'/>";
    JsonNode top = fetch("accounts", all.formatted(" top='3'", link.repeat(7)));
    assertThat(top.get("value")).hasSize(3);
    String ordered = all.formatted("", "<order attribute='name'/>" + link.repeat(7));
    assertThat(get("accounts", ordered).statusCode()).isEqualTo(501);
    String nowhere =
        link.repeat(7) + "<link-entity name='contact' from='contactid' to='accountid'/>";
    assertThat(get("accounts", all.formatted("", nowhere)).statusCode()).isEqualTo(501);
    String aggregate =
        "<attribute name='name' alias='n' aggregate='countcolumn'/>" + link.repeat(7);
    assertThat(Wire.errorCode(get("accounts", all.formatted(" aggregate='true'", aggregate))))
        .isEqualTo("0x8004e023");
    assertThat(Wire.errorCode(get("accounts", all.formatted("", link.repeat(16)))))
        .isEqualTo("0x8004430d");
  }

  @Test
  void ordersOfTheEntityComeBeforeThoseOfItsLinks() {
    String xml =
        """
        <fetch><entity name='opportunity'><attribute name='statecode'/>
          <link-entity name='account' from='accountid' to='customerid' alias='a'>
            <attribute name='name'/><order attribute='name'%s/>
          </link-entity>
          <order attribute='statecode' descending='true'/>
        </entity></fetch>
        """;
    JsonNode up = fetch("opportunities", xml.formatted("")).get("value");
    JsonNode down = fetch("opportunities", xml.formatted(" descending='true'")).get("value");
    assertThat(up.findValuesAsText("statecode"))
        .isEqualTo(down.findValuesAsText("statecode"))
        .contains("0", "1");
    assertThat(up.get(0).get("a.name")).isNotEqualTo(down.get(0).get("a.name"));
  }

  @Test
  void theFilterOfALinkMayAskAboutAnEarlierLink() {
    String xml =
        """
        <fetch><entity name='opportunity'><attribute name='name'/>
          <link-entity name='account' from='accountid' to='customerid' alias='a'>
            <link-entity name='contact' from='contactid' to='primarycontactid' alias='c'>
              <filter><condition entityname='a' attribute='name' operator='like' value='fourth%'/></filter>
            </link-entity>
          </link-entity>
        </entity></fetch>
        """;
    assertThat(fetch("opportunities", xml).get("value")).isNotEmpty();
    String later =
        """
        <fetch><entity name='opportunity'>
          <link-entity name='account' from='accountid' to='customerid' alias='a'>
            <filter><condition entityname='c' attribute='fullname' operator='not-null'/></filter>
            <link-entity name='contact' from='contactid' to='primarycontactid' alias='c'/>
          </link-entity>
        </entity></fetch>
        """;
    assertThat(get("opportunities", later).statusCode()).isEqualTo(501);
  }

  @Test
  void anOperatorOfManyWordsIsRefused() {
    String xml =
        "<fetch><entity name='account'><filter><condition attribute='name' operator='%s'/></filter></entity></fetch>";
    assertThat(get("accounts", xml.formatted("a" + "-a".repeat(6_000))).statusCode())
        .isEqualTo(400);
  }

  private JsonNode apply(String apply) {
    HttpResponse<String> response =
        wire.get("opportunities?" + Wire.options("$apply", apply), "Prefer", ANNOTATED);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    return Wire.json(response).get("value");
  }

  private JsonNode fetch(String set, String xml) {
    HttpResponse<String> response = get(set, xml);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    return Wire.json(response);
  }

  private HttpResponse<String> get(String set, String xml) {
    return wire.get(set + "?fetchXml=" + Wire.encode(xml), "Prefer", ANNOTATED);
  }
}
