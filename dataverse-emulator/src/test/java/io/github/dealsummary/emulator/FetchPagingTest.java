package io.github.dealsummary.emulator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLDecoder;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages of FetchXML: by cookie while rows come and go, by number where there is no cookie. */
class FetchPagingTest {
  @AutoClose private static final DataverseEmulator EMULATOR = DataverseEmulator.start();
  private static final String BY_NAME = "<order attribute='name'/>";

  private final Wire wire = Wire.afresh(EMULATOR);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "<order attribute='name'/>",
        "<order attribute='name' descending='true'/>",
        "<order attribute='industrycode'/>",
        "<order attribute='primarycontactid' descending='true'/><order attribute='accountid'/>",
        "<order attribute='createdon'/><order attribute='revenue' descending='true'/>"
      })
  void rowsThatComeAndGoNeitherHideNorRepeatOthers(String order) {
    EMULATOR.add("account", Map.of("name", "O'Neil & \"Sons\" <x>, ☕🙂 %41"));
    List<String> all = ids(fetch("", 1, order));
    List<String> seen = new ArrayList<>();
    String cookie = "";
    boolean more = true;
    for (int page = 1; more; page++) {
      JsonNode answer = fetch(cookie + " count='4'", page, order);
      seen.addAll(ids(answer));
      ids(answer).forEach(id -> wire.delete("accounts(" + id + ")"));
      EMULATOR.add("account", Map.of("name", "A. Between"));
      more = answer.path("@Microsoft.Dynamics.CRM.morerecords").asBoolean();
      cookie = more ? cookie(answer) : "";
    }
    assertThat(seen.stream().filter(all::contains)).containsExactlyElementsOf(all);
    assertThat(seen).doesNotHaveDuplicates();
  }

  @Test
  void theCookieNamesWhatRowsAreSortedByAndTheKey() {
    String inner = decoded(fetch(" count='4'", 1, "<order attribute='websiteurl'/>" + BY_NAME));
    assertThat(inner)
        .matches(
            "<cookie page=\"1\" seal=\"\\w+\"><websiteurl lastnull=\"1\" firstnull=\"1\" /><name last=\"[^\"]+\" first=\"[^\"]+\" /><accountid last=\"\\{[0-9A-F-]{36}}\" first=\"\\{[0-9A-F-]{36}}\" place=\"\\d+\" /></cookie>");
  }

  @Test
  void rowsThatAreJoinedSeveralTimesFollowTheSame() {
    String links =
        "<link-entity name='opportunity' from='customerid' to='accountid' alias='o' link-type='outer'><attribute name='name'/></link-entity>";
    List<String> all = deals(fetch("", 1, BY_NAME + links));
    assertThat(all).hasSizeGreaterThan(18);
    for (String order : List.of(BY_NAME, "")) {
      List<String> whole = deals(fetch("", 1, order + links));
      List<String> seen = new ArrayList<>();
      JsonNode answer = fetch(" count='3'", 1, order + links);
      seen.addAll(deals(answer));
      for (int page = 2; answer.path("@Microsoft.Dynamics.CRM.morerecords").asBoolean(); page++) {
        answer = fetch(cookie(answer) + " count='3'", page, order + links);
        seen.addAll(deals(answer));
      }
      assertThat(seen).isEqualTo(whole);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<link-entity name='contact' from='contactid' to='primarycontactid'><order attribute='fullname'/></link-entity>",
        "<order entityname='c' attribute='fullname'/><link-entity name='contact' from='contactid' to='primarycontactid' alias='c'/>"
      })
  void whatIsSortedByALinkHasPagesByNumberAlone(String order) {
    JsonNode first = fetch(" count='4'", 1, order);
    assertThat(first.get("@Microsoft.Dynamics.CRM.morerecords").asBoolean()).isTrue();
    assertThat(first.has("@Microsoft.Dynamics.CRM.fetchxmlpagingcookie")).isFalse();
    JsonNode second = fetch(" count='4'", 2, order);
    assertThat(ids(second)).hasSize(4).doesNotContainAnyElementsOf(ids(first));
    String cookie = cookie(fetch(" count='4'", 1, ""));
    assertThat(ask(cookie + " count='4'", 2, order).statusCode()).isEqualTo(400);
  }

  @Test
  void distinctRowsHavePagesByNumberAlone() {
    JsonNode page =
        Wire.json(
            send(
                "<fetch distinct='true' count='2'><entity name='account'><attribute name='address1_country'/><order attribute='address1_country'/></entity></fetch>"));
    assertThat(page.get("@Microsoft.Dynamics.CRM.morerecords").asBoolean()).isTrue();
    assertThat(page.has("@Microsoft.Dynamics.CRM.fetchxmlpagingcookie")).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1 | <order attribute='name'/>",
        "3 | <order attribute='name'/>",
        "2 | <order attribute='name' descending='true'/>",
        "2 | <order attribute='accountnumber'/>",
        "2 | <order attribute='name'/><order attribute='name'/>",
        "2 | <order attribute='name'/><filter><condition attribute='name' operator='not-null'/></filter>"
      })
  void aCookieGoesWithItsQueryAndThePageAfterItsOwn(int page, String inside) {
    String cookie = cookie(fetch(" count='4'", 1, BY_NAME));
    assertThat(ask(cookie + " count='4'", 2, BY_NAME).statusCode()).isEqualTo(200);
    HttpResponse<String> response = ask(cookie + " count='4'", page, inside);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(400);
    assertThat(Wire.errorCode(response)).isEqualTo("0x80041129");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "place=\"\\d+ | place=\"1",
        "<name last=\"[^\"]* | <name last=\"B",
        "seal=\"[^\"]*\" | ",
        "seal=\"\\w | seal=\"g",
        "<name [^>]*> | ",
        "</cookie> | ",
        "accountid last=\"[^\"]* | accountid last=\"{00000000-0000-0000-0000-000000000000}"
      })
  void aCookieThatWasChangedIsRefused(String part, String with) {
    String cookie = cookie(fetch(" count='4'", 1, BY_NAME));
    String changed =
        escaped(
            unescaped(cookie.substring(16, cookie.length() - 1))
                .replaceFirst(part, with == null ? "" : with));
    HttpResponse<String> response = ask(" paging-cookie='" + changed + "' count='4'", 2, BY_NAME);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(400);
  }

  @Test
  void theCookieOfMicrosoftsPageHoldsNothingButTheKey() {
    List<String> all = ids(fetch("", 1, BY_NAME));
    String cookie = "<cookie page=\"1\"><accountid last=\"{%1$s}\" first=\"{%1$s}\"/></cookie>";
    String fourth = escaped(cookie.formatted(all.get(3)));
    JsonNode page = fetch(" paging-cookie='" + fourth + "' count='3'", 2, BY_NAME);
    assertThat(ids(page)).isEqualTo(all.subList(4, 7));
    String unknown = escaped(cookie.formatted(new UUID(0, 0)));
    assertThat(ask(" paging-cookie='" + unknown + "' count='3'", 2, BY_NAME).statusCode())
        .isEqualTo(400);
  }

  @Test
  void theTotalIsThatOfAllPagesWhicheverIsAsked() {
    for (String inside : List.of("", BY_NAME)) {
      JsonNode first = counted(" count='4'", 1, inside);
      assertThat(first.get("@odata.count").asInt()).isEqualTo(18);
      JsonNode second = counted(cookie(first) + " count='4'", 2, inside);
      assertThat(second.get("@odata.count").asInt()).isEqualTo(18);
      assertThat(second.get("value")).hasSize(4);
    }
  }

  private JsonNode counted(String attributes, int page, String inside) {
    HttpResponse<String> response =
        wire.get(
            "accounts?fetchXml=" + Wire.encode(xml(attributes, page, inside)) + "&$count=true",
            "Prefer",
            "odata.include-annotations=\"*\"");
    return Wire.json(response);
  }

  private JsonNode fetch(String attributes, int page, String inside) {
    HttpResponse<String> response = ask(attributes, page, inside);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    return Wire.json(response);
  }

  private HttpResponse<String> ask(String attributes, int page, String inside) {
    return send(xml(attributes, page, inside));
  }

  private static String xml(String attributes, int page, String inside) {
    return "<fetch page='"
        + page
        + "'"
        + attributes
        + "><entity name='account'><attribute name='name'/>"
        + inside
        + "</entity></fetch>";
  }

  private HttpResponse<String> send(String xml) {
    return wire.get(
        "accounts?fetchXml=" + Wire.encode(xml), "Prefer", "odata.include-annotations=\"*\"");
  }

  private static List<String> ids(JsonNode answer) {
    return answer.get("value").findValuesAsText("accountid");
  }

  private static List<String> deals(JsonNode answer) {
    List<String> deals = new ArrayList<>();
    answer.get("value").forEach(row -> deals.add(row.path("name") + "/" + row.path("o.name")));
    return deals;
  }

  /** The attribute for the next page: the cookie decoded twice. */
  private static String cookie(JsonNode answer) {
    return " paging-cookie='" + escaped(decoded(answer)) + "'";
  }

  private static String decoded(JsonNode answer) {
    String whole = answer.get("@Microsoft.Dynamics.CRM.fetchxmlpagingcookie").asText();
    Matcher inner = Pattern.compile("pagingcookie=\"([^\"]+)\"").matcher(whole);
    assertThat(inner.find()).isTrue();
    return URLDecoder.decode(URLDecoder.decode(inner.group(1), UTF_8), UTF_8);
  }

  private static String escaped(String cookie) {
    return cookie.replace("&", "&amp;").replace("<", "&lt;").replace("'", "&apos;");
  }

  private static String unescaped(String attribute) {
    return attribute.replace("&lt;", "<").replace("&apos;", "'").replace("&amp;", "&");
  }
}
