package io.github.dealsummary.emulator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLDecoder;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** How much of a FetchXML result comes at once. */
class FetchPageTest {
  @AutoClose private static final DataverseEmulator EMULATOR = DataverseEmulator.start();

  private final Wire wire = Wire.afresh(EMULATOR);

  @Test
  void pagesFollowByACookieThatIsDecodedTwice() {
    String page =
        "<fetch count='5' page='%d'%s returntotalrecordcount='true'><entity name='account'><attribute name='name'/><order attribute='name'/></entity></fetch>";
    Set<String> names = new LinkedHashSet<>();
    List<Integer> sizes = new ArrayList<>();
    String cookie = "";
    boolean more = true;
    for (int i = 1; more; i++) {
      JsonNode answer = wire.fetch("accounts", page.formatted(i, cookie));
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
        wire.tryFetch("accounts", page.formatted(2, " paging-cookie='%3ccookie page%3d%221%22'"));
    assertThat(once.statusCode()).isEqualTo(400);
  }

  @Test
  void distinctDropsRepeatsAndTopEnds() {
    String cities =
        "<fetch distinct='true'><entity name='account'><attribute name='address1_country'/></entity></fetch>";
    assertThat(wire.fetch("accounts", cities).get("value")).hasSizeLessThan(8);
    String top = "<fetch top='2'><entity name='account'><attribute name='name'/></entity></fetch>";
    assertThat(wire.fetch("accounts", top).get("value")).hasSize(2);
  }

  @Test
  void linksThatMultiplyRowsEndWithTheTopAndAreRefusedBeyondALimit() {
    String all = "<fetch%s><entity name='account'>%s</entity></fetch>";
    String link = "<link-entity name='account' from='statecode' to='statecode'/>";
    JsonNode top = wire.fetch("accounts", all.formatted(" top='3'", link.repeat(7)));
    assertThat(top.get("value")).hasSize(3);
    String ordered = all.formatted("", "<order attribute='name'/>" + link.repeat(7));
    assertThat(wire.tryFetch("accounts", ordered).statusCode()).isEqualTo(501);
    String nowhere =
        link.repeat(7) + "<link-entity name='contact' from='contactid' to='accountid'/>";
    assertThat(wire.tryFetch("accounts", all.formatted("", nowhere)).statusCode()).isEqualTo(501);
    String aggregate =
        "<attribute name='name' alias='n' aggregate='countcolumn'/>" + link.repeat(7);
    assertThat(
            Wire.errorCode(
                wire.tryFetch("accounts", all.formatted(" aggregate='true'", aggregate))))
        .isEqualTo("0x8004e023");
    assertThat(Wire.errorCode(wire.tryFetch("accounts", all.formatted("", link.repeat(16)))))
        .isEqualTo("0x8004430d");
  }
}
