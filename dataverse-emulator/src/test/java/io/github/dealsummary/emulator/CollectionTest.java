package io.github.dealsummary.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows by way of other rows: lambdas, expanded collections, paths beyond a row. */
class CollectionTest {
  @AutoClose private static final DataverseEmulator EMULATOR = DataverseEmulator.start();

  private final Wire wire = Wire.afresh(EMULATOR);
  private String account = "";

  @BeforeEach
  void findAccount() {
    account =
        wire.rows("accounts", "$filter", "accountnumber eq 'ABSS4G45'")
            .get(0)
            .get("accountid")
            .asText();
  }

  @ParameterizedTest
  @ValueSource(strings = {"contact_customer_accounts", "contact_customer_accounts/$ref"})
  void pagesBehindAKeyWithAnyCharactersFollowOneAnother(String collection) {
    UUID id = EMULATOR.add("account", Map.of("name", "Keyed", "accountnumber", "P Q#1/é"));
    wire.create(
        "contacts",
        "{'lastname':'A','parentcustomerid_account@odata.bind':'/accounts(" + id + ")'}");
    wire.create(
        "contacts",
        "{'lastname':'B','parentcustomerid_account@odata.bind':'/accounts(" + id + ")'}");
    String path = "accounts(accountnumber='" + Wire.encode("P Q#1/é") + "')/" + collection;
    JsonNode first = Wire.json(wire.get(path, "Prefer", "odata.maxpagesize=1"));
    assertThat(first.get("value")).hasSize(1);
    String link = first.get("@odata.nextLink").asText();
    JsonNode second =
        Wire.json(wire.get(link.replaceFirst(".*/v9.2/", ""), "Prefer", "odata.maxpagesize=1"));
    assertThat(second.get("value")).hasSize(1).isNotEqualTo(first.get("value"));
    assertThat(second.has("@odata.nextLink")).isFalse();
  }

  @Test
  void allIsTrueBehindALookupThatIsEmpty() {
    wire.create("accounts", "{'name':'Alone'}");
    String tasks = "primarycontactid/Contact_Tasks/";
    assertThat(wire.names("accounts", tasks + "all(t:t/subject eq 'x')")).contains("Alone");
    assertThat(wire.names("accounts", tasks + "any(t:t/subject ne 'x')")).doesNotContain("Alone");
  }

  @Test
  void anyAndAllAskTheRowsOfACollection() {
    String hot = "opportunity_customer_accounts/any(o:o/opportunityratingcode eq 1)";
    assertThat(wire.names("accounts", hot)).containsExactly("Fourth Coffee (sample)");
    assertThat(
            wire.names(
                "accounts",
                "opportunity_customer_accounts/any(o:o/statecode eq 0 and contains(o/name,'cafés'))"))
        .containsExactly("Fourth Coffee (sample)");
    List<String> withDeals = wire.names("accounts", "opportunity_customer_accounts/any()");
    List<String> without = wire.names("accounts", "not opportunity_customer_accounts/any()");
    assertThat(withDeals).hasSize(16).doesNotContainAnyElementsOf(without);
    assertThat(without).hasSize(2);
    assertThat(wire.names("accounts", "opportunity_customer_accounts/all(o:o/statecode eq 0)"))
        .contains("Litware, Inc. (sample)", "Trey Research (sample)")
        .doesNotContain("Fourth Coffee (sample)");
  }

  @Test
  void lambdasNestAndStandBehindPaths() {
    assertThat(
            wire.names(
                "accounts",
                "opportunity_customer_accounts/any(o:o/parentcontactid/account_primary_contact/any(a:a/accountnumber eq 'ABSS4G45'))"))
        .containsExactly("Fourth Coffee (sample)");
    assertThat(
            wire.names(
                "opportunities",
                "parentaccountid/opportunity_customer_accounts/any(o:o/statecode eq 2)"))
        .hasSize(7);
  }

  @Test
  void expandedCollectionsTakeOptionsAndLinkToMore() {
    JsonNode row =
        Wire.json(
            wire.get(
                "accounts("
                    + account
                    + ")?$select=name&$expand="
                    + Wire.encode(
                        "opportunity_customer_accounts($select=name;$filter=statecode eq 0;$orderby=estimatedvalue desc;$top=2)")));
    assertThat(row.get("@odata.context").asText())
        .endsWith("#accounts(name,opportunity_customer_accounts(name))/$entity");
    JsonNode deals = row.get("opportunity_customer_accounts");
    assertThat(deals).hasSize(2);
    assertThat(deals.get(0).get("name").asText())
        .isEqualTo("10 orders of Product SKU JJ202 (sample)");
    assertThat(deals.get(0).get("_customerid_value").asText()).isEqualTo(account);
    String link = row.get("opportunity_customer_accounts@odata.nextLink").asText();
    assertThat(link).contains("/accounts(" + account + ")/opportunity_customer_accounts?$select=");
    String relative = link.substring(link.indexOf("/v9.2/") + 6);
    assertThat(Wire.json(wire.get(relative)).get("value")).hasSize(2);
  }

  @Test
  void expansionsNestInBothDirections() {
    JsonNode row =
        wire.rows(
                "contacts",
                "$filter",
                "lastname eq 'McKay (sample)'",
                "$select",
                "fullname",
                "$expand",
                "account_primary_contact($select=name;$expand=opportunity_customer_accounts($select=name;$filter=statecode eq 1),createdby($select=fullname))")
            .get(0);
    assertThat(row.at("/account_primary_contact/0/opportunity_customer_accounts/0/name").asText())
        .isEqualTo("Espresso machines for the main store (sample)");
    assertThat(row.at("/account_primary_contact/0/createdby/fullname").asText())
        .isEqualTo("Kenny Smith");
  }

  @Test
  void pathsGoOverNavigationPropertiesToRowsAndColumns() {
    assertThat(Wire.json(wire.get("accounts(" + account + ")/name")).get("value").asText())
        .isEqualTo("Fourth Coffee (sample)");
    assertThat(wire.get("accounts(" + account + ")/name/$value").body())
        .isEqualTo("Fourth Coffee (sample)");
    assertThat(wire.get("accounts(" + account + ")/description").statusCode()).isEqualTo(204);
    assertThat(
            Wire.json(wire.get("accounts(" + account + ")/primarycontactid?$select=fullname"))
                .get("fullname")
                .asText())
        .isEqualTo("Yvonne McKay (sample)");
    assertThat(
            Wire.json(wire.get("accounts(" + account + ")/primarycontactid/lastname"))
                .get("value")
                .asText())
        .isEqualTo("McKay (sample)");
    String open = "/opportunity_customer_accounts?$filter=statecode%20eq%200&$orderby=name";
    assertThat(Wire.json(wire.get("accounts(" + account + ")" + open)).get("value")).hasSize(3);
    assertThat(wire.get("accounts(" + account + ")/nowhere").statusCode()).isEqualTo(404);
  }

  @Test
  void countsAreTextBehindAByteOrderMark() {
    HttpResponse<String> all = wire.get("accounts/$count");
    assertThat(all.body()).isEqualTo("\uFEFF18");
    assertThat(all.headers().firstValue("Content-Type").orElse("")).startsWith("text/plain");
    assertThat(
            wire.get(
                    "accounts("
                        + account
                        + ")/opportunity_customer_accounts/$count?$filter=statecode%20eq%200")
                .body())
        .isEqualTo("\uFEFF3");
  }

  @Test
  void referencesAreUrls() {
    JsonNode one = Wire.json(wire.get("accounts(" + account + ")/primarycontactid/$ref"));
    assertThat(one.get("@odata.id").asText()).contains("/api/data/v9.2/contacts(");
    JsonNode many =
        Wire.json(wire.get("accounts(" + account + ")/opportunity_customer_accounts/$ref"));
    assertThat(many.get("value")).hasSize(5);
    JsonNode expanded =
        wire.rows(
                "accounts",
                "$filter",
                "accountid eq " + account,
                "$expand",
                "primarycontactid/$ref")
            .get(0);
    assertThat(expanded.at("/primarycontactid/@odata.id").asText()).contains("contacts(");
  }

  @Test
  void anETagThatIsStillRightAnswers304() {
    String etag = Wire.json(wire.get("accounts(" + account + ")")).get("@odata.etag").asText();
    HttpResponse<String> same = wire.get("accounts(" + account + ")", "If-None-Match", etag);
    assertThat(same.statusCode()).isEqualTo(304);
    String expand = "accounts(" + account + ")?$expand=primarycontactid";
    assertThat(wire.get(expand, "If-None-Match", etag).statusCode()).isEqualTo(200);
    wire.patch("accounts(" + account + ")", "{\"telephone1\":\"1\"}");
    HttpResponse<String> changed = wire.get("accounts(" + account + ")", "If-None-Match", etag);
    assertThat(changed.statusCode()).isEqualTo(200);
  }

  @Test
  void accentsMatterWhereTheEnvironmentSaysSo() {
    try (DataverseEmulator strict =
        SmallOrg.with(
            """
        {"environment": {"accentSensitive": true},
         "tables": {"account": {"z": {"name": "Café Zoë"}}}}
        """)) {
      Wire there = Wire.to(strict);
      assertThat(there.names("accounts", "name eq 'cafe zoe'")).isEmpty();
      assertThat(there.names("accounts", "contains(name,'zoe')")).isEmpty();
      assertThat(there.names("accounts", "name eq 'CAFÉ ZOË'")).hasSize(1);
    }
  }
}
