package io.github.dealsummary.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The log says what was made of a filter, whichever way it was written. */
class UnderstoodFilterTest {
  private static final String NOBODY = "00000000-0000-0000-0000-00000000beef";

  @AutoClose private static final DataverseEmulator EMULATOR = DataverseEmulator.start();

  private final Wire wire = Wire.afresh(EMULATOR);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "name eq 'O''Brien' and (statecode eq 0) | (name eq 'O''Brien') and (statecode eq 0)",
        "a1 | \"\"",
        "name eq @p1 | name eq null",
        "not (name eq 'A' or revenue gt 1.50) | not ((name eq 'A') or (revenue gt 1.50))",
        "_primarycontactid_value eq " + NOBODY + " | _primarycontactid_value eq " + NOBODY,
        "primarycontactid/fullname ne null | primarycontactid/fullname ne null",
        "contains(name,'A%') | name like '%A%%'",
        "startswith(name,'A') or endswith(name,'B') | (name like 'A%') or (name like '%B')",
        "name in ('A','B') | name in ('A', 'B')",
        "contact_customer_accounts/any(c:c/lastname eq 'A') | contact_customer_accounts/any(o:o/lastname eq 'A')",
        "contact_customer_accounts/any() | contact_customer_accounts/any()",
        "Microsoft.Dynamics.CRM.Between(PropertyName='numberofemployees',PropertyValues=['5','9']) | (numberofemployees ge 5) and (numberofemployees le 9)",
      })
  void inOData(String filter, String understood) {
    wire.get("accounts?" + Wire.options("$filter", filter));
    assertThat(last().filter()).isEqualTo(understood);
    wire.get("accounts/$count?" + Wire.options("$filter", filter));
    assertThat(last().filter()).isEqualTo(understood);
    wire.batch(List.of("accounts?" + Wire.options("$filter", filter)));
    assertThat(last().filter()).isEmpty();
    assertThat(last().parts()).extracting(RecordedRequest::filter).containsExactly(understood);
  }

  @Test
  void inExpandedCollectionsAndApply() {
    wire.get(
        "accounts?"
            + Wire.options(
                "$filter",
                "statecode eq 0",
                "$expand",
                "contact_customer_accounts($filter=lastname eq 'A'),primarycontactid($select=fullname)"));
    assertThat(last().filter())
        .isEqualTo("statecode eq 0; contact_customer_accounts: lastname eq 'A'");
    wire.get(
        "accounts?"
            + Wire.options(
                "$apply", "filter(statecode eq 0)/groupby((industrycode),aggregate($count as n))"));
    assertThat(last().filter()).isEqualTo("statecode eq 0");
  }

  @Test
  void inFetchXml() {
    String xml =
        """
        <fetch><entity name='account'>
          <filter type='or'><condition attribute='name' operator='like' value='A%'/>
            <condition entityname='c' attribute='lastname' operator='null'/></filter>
          <link-entity name='contact' alias='c' from='contactid' to='primarycontactid' link-type='outer'>
            <filter><condition attribute='statecode' operator='eq' value='0'/></filter>
          </link-entity></entity></fetch>
        """;
    wire.fetch("accounts", xml);
    assertThat(last().filter())
        .isEqualTo("(name like 'A%') or (c.lastname eq null); c: statecode eq 0");
  }

  @Test
  void inTheLogOfOtherPrograms() {
    wire.get("accounts?" + Wire.options("$filter", "name eq 'A'"));
    JsonNode log =
        Wire.json(
            wire.send(HttpRequest.newBuilder(URI.create(EMULATOR.url() + "/_emulator/log")).GET()));
    assertThat(log.get(0).path("filter").asText()).isEqualTo("name eq 'A'");
  }

  private static RecordedRequest last() {
    List<RecordedRequest> requests = EMULATOR.requests();
    return requests.get(requests.size() - 1);
  }
}
