package io.github.dealsummary.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ForeignUrlTest {
  @AutoClose private static final DataverseEmulator EMULATOR = DataverseEmulator.start();

  private final Wire wire = Wire.afresh(EMULATOR);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://contoso.crm.dynamics.com/api/data/v9.2/",
        "http://127.0.0.1:1/api/data/v9.2/",
        "http:///api/data/v9.2/",
        "{org}/api/data/v8.2/",
        "{org}/",
      })
  void whatIsElsewhereIsNeitherBoundNorRelatedNorAsked(String root) {
    String elsewhere = root.replace("{org}", EMULATOR.url().toString());
    String account = wire.create("accounts", "{'name':'A'}");
    String there = elsewhere + "accounts(" + account + ")";
    String contact = "contacts(" + wire.create("contacts", "{'lastname':'C'}") + ")";
    String bind = "{\"parentcustomerid_account@odata.bind\":\"" + there + "\"}";
    List<HttpResponse<String>> refused =
        List.of(
            wire.post("contacts", bind),
            wire.patch(contact, bind),
            wire.put(
                contact + "/parentcustomerid_account/$ref", "{\"@odata.id\":\"" + there + "\"}"),
            wire.delete("accounts(" + account + ")/contact_customer_accounts/$ref?$id=" + there),
            wire.batch(List.of(there)));
    assertThat(refused)
        .allSatisfy(
            answer -> {
              assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
              assertThat(answer.body()).contains(there, EMULATOR.url() + "/api/data/v9.2/");
            });
    assertThat(wire.rows("contacts", "$filter", "_parentcustomerid_value eq " + account)).isEmpty();
  }

  @Test
  void theEnvironmentIsKnownByItsNamesOnThisMachine() {
    String account = wire.create("accounts", "{'name':'A'}");
    String local = EMULATOR.url().toString().replace("127.0.0.1", "localhost");
    for (String root : List.of(EMULATOR.url().toString(), local)) {
      String url = root + "/api/data/v9.2/accounts(" + account + ")";
      assertThat(wire.batch(List.of(url)).statusCode()).isEqualTo(200);
      wire.create("contacts", "{'parentcustomerid_account@odata.bind':'" + url + "'}");
    }
    assertThat(wire.rows("contacts", "$filter", "_parentcustomerid_value eq " + account))
        .hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"5", "{}", "true", "[\"accounts(accountnumber='x')\"]"})
  void aLookupIsBoundByAUrl(String value) {
    HttpResponse<String> refused =
        wire.post("contacts", "{\"parentcustomerid_account@odata.bind\":" + value + "}");
    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(Wire.errorMessage(refused)).contains("parentcustomerid_account@odata.bind");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/search/v2.0/query", "api/search/v2.0/query"})
  void theSearchIsBesideTheWebApiAndNotInItsBatches(String url) {
    HttpResponse<String> refused = wire.batch(List.of(url));
    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(refused.body()).contains(url);
    assertThat(wire.post("api/search/v2.0/query", "{\"search\":\"fourth\"}").statusCode())
        .isEqualTo(404);
  }
}
