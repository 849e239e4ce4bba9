package io.github.dealsummary.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which row a path names, and in which state it must be. */
class ConditionalWriteTest {
  @AutoClose private static final DataverseEmulator EMULATOR = DataverseEmulator.start();
  private static final String NOBODY = "00000000-0000-0000-0000-00000000beef";

  private final Wire wire = Wire.afresh(EMULATOR);
  private String account = "";

  @BeforeEach
  void createAccount() {
    account = "accounts(" + wire.create("accounts", "{'name':'Old'}") + ")";
  }

  @ParameterizedTest
  @ValueSource(strings = {"W/\"1\"", "\"1\"", "anything"})
  void anUpsertMayDependOnThereBeingNoRowAndOnNothingElse(String tag) {
    HttpResponse<String> refused = wire.patch(account, "{\"name\":\"New\"}", "If-None-Match", tag);
    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(Wire.errorMessage(refused)).contains("If-None-Match", tag);
    assertThat(wire.names("accounts", "name eq 'New'")).isEmpty();
  }

  @Test
  void noMatchIsNotAskedOfOtherWrites() {
    List<HttpResponse<String>> refused =
        List.of(
            wire.delete(account, "If-None-Match", "*"),
            wire.put(account + "/name", "{\"value\":\"New\"}", "If-None-Match", "*"),
            wire.post("accounts", "{\"name\":\"New\"}", "If-None-Match", "*"),
            wire.post("accounts", "{\"name\":\"New\"}", "If-Match", "*"));
    assertThat(refused).extracting(HttpResponse::statusCode).containsOnly(400);
    assertThat(wire.get(account).statusCode()).isEqualTo(200);
    assertThat(wire.patch(account, "{\"name\":\"New\"}", "If-None-Match", "null").statusCode())
        .isEqualTo(204);
  }

  @Test
  void aReferenceIsSetInTheVersionThatWasRead() {
    String contact =
        "{\"@odata.id\":\"contacts(" + wire.create("contacts", "{'lastname':'C'}") + ")\"}";
    String reference = account + "/primarycontactid/$ref";
    assertThat(wire.put(reference, contact, "If-Match", "W/\"1\"").statusCode()).isEqualTo(412);
    assertThat(Wire.json(wire.get(account)).get("_primarycontactid_value").isNull()).isTrue();
    assertThat(wire.put(reference, contact, "If-Match", "*").statusCode()).isEqualTo(204);
  }

  @Test
  void belowARowNoUnrelatedRowIsCreated() {
    String body = "{\"lastname\":\"Stray\"}";
    String related = account + "/contact_customer_accounts(" + NOBODY + ")";
    assertThat(wire.patch(related, body).statusCode()).isEqualTo(404);
    for (String path : List.of("/primarycontactid", "/parentaccountid")) {
      assertThat(wire.patch(account + path, body).statusCode()).isEqualTo(405);
      assertThat(wire.post(account + path, body).statusCode()).isEqualTo(405);
    }
    assertThat(wire.rows("contacts", "$filter", "lastname eq 'Stray'")).isEmpty();
    assertThat(wire.post(account + "/contact_customer_accounts", body).statusCode()).isEqualTo(204);
  }
}
