package io.github.dealsummary.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** How much of a list comes at once. */
class PageTest {
  @AutoClose private static final DataverseEmulator EMULATOR = DataverseEmulator.start();

  private final Wire wire = Wire.afresh(EMULATOR);

  @Test
  void pagesFollowEachOtherUntilThereAreNoMore() {
    String prefer = "odata.maxpagesize=4";
    Set<String> ids = new LinkedHashSet<>();
    List<Integer> sizes = new ArrayList<>();
    String next = "accounts?" + Wire.options("$select", "name", "$orderby", "name", "$top", "3");
    while (!next.isEmpty()) {
      HttpResponse<String> response = wire.get(next, "Prefer", prefer);
      assertThat(response.headers().firstValue("Preference-Applied")).contains(prefer);
      JsonNode page = Wire.json(response);
      sizes.add(page.get("value").size());
      page.get("value").forEach(row -> ids.add(row.get("accountid").asText()));
      String link = page.path("@odata.nextLink").asText();
      assertThat(link)
          .satisfiesAnyOf(
              absent -> assertThat(absent).isEmpty(),
              absolute ->
                  assertThat(absolute).startsWith(EMULATOR.url() + "/api/data/v9.2/accounts?"));
      next = link.replace(EMULATOR.url() + "/api/data/v9.2/", "");
    }
    assertThat(sizes).containsExactly(4, 4, 4, 4, 2);
    assertThat(ids).hasSize(18);
  }

  @Test
  void aLinkEncodedOnceMoreOrMadeUpIsRefused() {
    HttpResponse<String> first = wire.get("accounts", "Prefer", "odata.maxpagesize=4");
    String link = Wire.json(first).get("@odata.nextLink").asText();
    String token = link.substring(link.indexOf("$skiptoken=") + "$skiptoken=".length());
    assertThat(wire.get("accounts?$skiptoken=" + Wire.encode(token)).statusCode()).isEqualTo(400);
    assertThat(wire.get("accounts?$skiptoken=2").statusCode()).isEqualTo(400);
  }

  @Test
  void aLinkFollowedWithoutItsPreferHeaderGoesOnInPagesOfFullSize() {
    HttpResponse<String> first = wire.get("accounts?$top=3", "Prefer", "odata.maxpagesize=4");
    String link = Wire.json(first).get("@odata.nextLink").asText();
    JsonNode rest = Wire.json(wire.get(link.replace(EMULATOR.url() + "/api/data/v9.2/", "")));
    assertThat(rest.get("value")).hasSize(14);
    assertThat(rest.has("@odata.nextLink")).isFalse();
  }

  @Test
  void topEndsTheListAndCountCountsAll() {
    JsonNode answer = Wire.json(wire.get("accounts?$top=3&$count=true&$select=name"));
    assertThat(answer.get("value")).hasSize(3);
    assertThat(answer.get("@odata.count").asInt()).isEqualTo(18);
    assertThat(answer.has("@odata.nextLink")).isFalse();
  }

  @Test
  void noPageHasMoreThanFiveThousandRowsAndNoCountSaysMore() {
    try (DataverseEmulator large = DataverseEmulator.start()) {
      for (int i = 0; i < 5_001; i++) {
        large.add("contact", Map.of("lastname", "Many " + i));
      }
      HttpResponse<String> response =
          Wire.to(large)
              .get(
                  "contacts?$select=lastname&$count=true&"
                      + Wire.options("$filter", "startswith(lastname,'Many')"),
                  "Prefer",
                  "odata.include-annotations=\"*\"");
      JsonNode answer = Wire.json(response);
      assertThat(answer.get("value")).hasSize(5_000);
      assertThat(answer.get("@odata.count").asInt()).isEqualTo(5_000);
      assertThat(answer.get("@Microsoft.Dynamics.CRM.totalrecordcountlimitexceeded").asBoolean())
          .isTrue();
      assertThat(answer.has("@odata.nextLink")).isTrue();
      String all = "<fetch count='5001'><entity name='contact'/></fetch>";
      assertThat(Wire.to(large).fetch("contacts", all).get("value")).hasSize(5_000);
    }
  }
}
