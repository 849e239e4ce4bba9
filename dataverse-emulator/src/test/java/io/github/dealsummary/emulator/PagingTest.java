package io.github.dealsummary.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages of OData that follow one another while rows come and go. */
class PagingTest {
  @AutoClose private static final DataverseEmulator EMULATOR = DataverseEmulator.start();
  private static final String BY_TWO = "odata.maxpagesize=2";

  private final Wire wire = Wire.afresh(EMULATOR);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "$select=name",
        "$orderby=name",
        "$orderby=name%20desc",
        "$orderby=statecode,name",
        "$orderby=telephone1",
        "$orderby=numberofemployees%20desc",
        "$orderby=_primarycontactid_value%20desc",
        "$orderby=createdon",
        "$orderby=creditonhold,revenue%20desc,accountid",
        "$filter=statecode%20eq%200&$orderby=accountid%20desc"
      })
  void rowsThatComeAndGoNeitherHideNorRepeatOthers(String options) {
    EMULATOR.add("account", Map.of("name", "O'Neil & \"Sons\" <x>, ☕🙂 %41 {}"));
    EMULATOR.add("account", Map.of("name", "A\u0001\tB", "numberofemployees", 7));
    List<String> all = ids(wire.get("accounts?" + options), "accountid");
    List<String> seen = new ArrayList<>();
    String next = "accounts?" + options;
    while (!next.isEmpty()) {
      JsonNode page = Wire.json(wire.get(next, "Prefer", BY_TWO));
      List<String> here = ids(page, "accountid");
      seen.addAll(here);
      here.forEach(id -> wire.delete("accounts(" + id + ")"));
      EMULATOR.add("account", Map.of("name", "A. Between"));
      next = link(page);
    }
    assertThat(seen).hasSizeGreaterThan(18);
    assertThat(seen.stream().filter(all::contains)).containsExactlyElementsOf(all);
    assertThat(seen).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"opportunitycompetitors_association", "opportunitycompetitors_association/$ref"})
  void pagesOfAManyToManyCollectionFollowTheSame(String path) {
    UUID deal = EMULATOR.add("opportunity", Map.of("name", "D"));
    List<UUID> rivals = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      rivals.add(EMULATOR.add("competitor", Map.of("name", "R" + i)));
    }
    for (int i = 4; i >= 0; i--) {
      EMULATOR.add(
          "opportunitycompetitors", Map.of("opportunityid", deal, "competitorid", rivals.get(i)));
    }
    String all = "";
    String next = "opportunities(" + deal + ")/" + path;
    for (int i = 0; i < 3; i++) {
      JsonNode page = Wire.json(wire.get(next, "Prefer", BY_TWO));
      all += page.get("value");
      wire.delete("competitors(" + rivals.get(2 * i) + ")");
      next = link(page);
    }
    assertThat(next).isEmpty();
    for (UUID rival : rivals) {
      assertThat(all).containsOnlyOnce(rival.toString());
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "accounts?$orderby=name | contacts?$orderby=name",
        "accounts?$orderby=name | contacts?$orderby=fullname",
        "accounts?$orderby=name | accounts?$orderby=name%20desc",
        "accounts?$orderby=name | accounts?$orderby=name&$filter=statecode%20eq%200",
        "accounts?$filter=name%20gt%20@p&@p='A' | accounts?$filter=name%20gt%20@p&@p='B'",
        "accounts | accounts/$ref?$orderby=name",
        "accounts | accounts?$orderby=accountid"
      })
  void theTokenOfAnotherQueryIsRefused(String query, String other) {
    JsonNode page = Wire.json(wire.get(query, "Prefer", BY_TWO));
    String token = link(page).replaceFirst(".*(\\$skiptoken=)", "$1");
    String asked = other + (other.contains("?") ? "&" : "?") + token;
    HttpResponse<String> response = wire.get(asked, "Prefer", BY_TWO);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(400);
    assertThat(Wire.errorMessage(response)).isNotEmpty();
  }

  @Test
  void aTokenThatWasChangedIsRefusedOrMeansTheSame() {
    JsonNode first = Wire.json(wire.get("accounts?$orderby=name", "Prefer", BY_TWO));
    String link = link(first);
    List<String> second = ids(wire.get(link, "Prefer", BY_TWO), "accountid");
    for (int i = link.indexOf("skiptoken=") + 10; i < link.length(); i++) {
      for (String with : List.of("", "1", "%22", "z")) {
        String changed = link.substring(0, i) + with + link.substring(i + 1);
        HttpResponse<String> response = wire.get(escaped(changed), "Prefer", BY_TWO);
        assertThat(response.statusCode()).as(changed).isIn(200, 400);
        if (response.statusCode() == 200) {
          assertThat(ids(response, "accountid")).as(changed).isEqualTo(second);
        }
      }
    }
  }

  @Test
  void aCollectionThatIsCutInsideARowGoesOnBehindItsLink() {
    UUID account = EMULATOR.add("account", Map.of("name", "Cut"));
    for (int i = 0; i < 5; i++) {
      EMULATOR.add(
          "contact",
          Map.of("lastname", "L" + i, "firstname", "F", "parentcustomerid_account", account));
    }
    EMULATOR.add("contact", Map.of("lastname", "G", "parentcustomerid_account", account));
    String url =
        "accounts?$select=name&$filter=name%20eq%20'Cut'&$expand="
            + "contact_customer_accounts($select=lastname;$filter=firstname%20eq%20@f;$expand=owninguser($select=fullname))&@f='F'";
    JsonNode row = Wire.json(wire.get(url, "Prefer", BY_TWO)).at("/value/0");
    List<String> names = new ArrayList<>();
    row.get("contact_customer_accounts").forEach(one -> names.add(one.get("lastname").asText()));
    assertThat(names).containsExactly("L0", "L1");
    String next = relative(row.get("contact_customer_accounts@odata.nextLink").asText());
    while (!next.isEmpty()) {
      HttpResponse<String> response = wire.get(next, "Prefer", BY_TWO);
      assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
      Wire.json(response).get("value").forEach(one -> names.add(one.get("lastname").asText()));
      next = link(Wire.json(response));
    }
    assertThat(names).containsExactly("L0", "L1", "L2", "L3", "L4");
  }

  @Test
  void aCollectionOfMoreRowsThanAPageHoldsGoesOnToo() {
    try (DataverseEmulator large = DataverseEmulator.start()) {
      UUID account = large.add("account", Map.of("name", "Large"));
      for (int i = 0; i < 5_001; i++) {
        large.add("contact", Map.of("lastname", "L" + i, "parentcustomerid_account", account));
      }
      Wire there = Wire.to(large);
      JsonNode row =
          Wire.json(
              there.get(
                  "accounts("
                      + account
                      + ")?$select=name&$expand=contact_customer_accounts($select=lastname)"));
      assertThat(row.get("contact_customer_accounts")).hasSize(5_000);
      String link = row.get("contact_customer_accounts@odata.nextLink").asText();
      JsonNode rest = Wire.json(there.get(relative(link)));
      assertThat(rest.get("value").findValuesAsText("lastname")).containsExactly("L5000");
    }
  }

  private static List<String> ids(HttpResponse<String> response, String column) {
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    return ids(Wire.json(response), column);
  }

  private static List<String> ids(JsonNode page, String column) {
    return page.get("value").findValuesAsText(column);
  }

  private static String link(JsonNode page) {
    return relative(page.path("@odata.nextLink").asText());
  }

  private static String relative(String link) {
    return link.replaceFirst(".*/v9.2/", "");
  }

  /** A percent sign that begins no escape stands for itself. */
  private static String escaped(String url) {
    return url.replaceAll("%(?![0-9A-Fa-f]{2})", "%25");
  }
}
