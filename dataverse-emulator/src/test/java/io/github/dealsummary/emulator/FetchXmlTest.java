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

/** FetchXML and {@code $apply}. */
class FetchXmlTest {
  @AutoClose private static final DataverseEmulator EMULATOR = DataverseEmulator.start();

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
            wire.fetch(
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
        wire.fetch(
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
    assertThat(wire.fetch("opportunities", both).get("value")).hasSize(6);
    String without =
        """
        <fetch><entity name='account'><attribute name='name'/>
          <filter><condition entityname='o' attribute='opportunityid' operator='null'/></filter>
          <link-entity name='opportunity' from='customerid' to='accountid' alias='o' link-type='outer'/>
        </entity></fetch>
        """;
    assertThat(wire.fetch("accounts", without).get("value")).hasSize(2);
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
    assertThat(wire.fetch("opportunities", xml).get("value")).hasSize(1);
  }

  @Test
  void fetchXmlIsAskedInBatchesToo() {
    String xml = "<fetch top='1'><entity name='account'><attribute name='name'/></entity></fetch>";
    HttpResponse<String> response = wire.batch(List.of("accounts?fetchXml=" + Wire.encode(xml)));
    assertThat(response.body()).contains("#accounts", "Fourth Coffee (sample)");
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
    JsonNode up = wire.fetch("opportunities", xml.formatted("")).get("value");
    JsonNode down = wire.fetch("opportunities", xml.formatted(" descending='true'")).get("value");
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
    assertThat(wire.fetch("opportunities", xml).get("value")).isNotEmpty();
    String later =
        """
        <fetch><entity name='opportunity'>
          <link-entity name='account' from='accountid' to='customerid' alias='a'>
            <filter><condition entityname='c' attribute='fullname' operator='not-null'/></filter>
            <link-entity name='contact' from='contactid' to='primarycontactid' alias='c'/>
          </link-entity>
        </entity></fetch>
        """;
    assertThat(wire.tryFetch("opportunities", later).statusCode()).isEqualTo(501);
  }

  @Test
  void aCustomerIsJoinedToTheTableItIsOf() {
    UUID id = UUID.randomUUID();
    EMULATOR.add("account", Map.of("accountid", id, "name", "Same id"));
    EMULATOR.add("contact", Map.of("contactid", id, "lastname", "Same id"));
    EMULATOR.add("opportunity", Map.of("name", "Of the contact", "customerid_contact", id));
    String joined =
        """
        <fetch><entity name='opportunity'>
          <filter><condition attribute='name' operator='eq' value='Of the contact'/></filter>
          <link-entity name='%s' from='%sid' to='customerid'/>
        </entity></fetch>
        """;
    assertThat(wire.fetch("opportunities", joined.replace("%s", "contact")).get("value"))
        .hasSize(1);
    assertThat(wire.fetch("opportunities", joined.replace("%s", "account")).get("value")).isEmpty();
  }
}
