package io.github.dealsummary.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The columns that Dataverse fills in by itself. */
class PlatformColumnTest {
  @AutoClose private static final DataverseEmulator EMULATOR = DataverseEmulator.start();

  private final Wire wire = Wire.afresh(EMULATOR);
  private String me = "";
  private String other = "";

  @BeforeEach
  void restore() {
    me = Wire.json(wire.get("WhoAmI")).get("UserId").asText();
    other =
        wire.rows("systemusers", "$filter", "systemuserid ne " + me)
            .get(0)
            .get("systemuserid")
            .asText();
  }

  @Test
  void theAuthorIsWhoeverWritesWhateverTheBodySays() {
    String said =
        "{'name':'A','createdby@odata.bind':'/systemusers(%1$s)','modifiedby@odata.bind':'/systemusers(%1$s)','owninguser@odata.bind':'/systemusers(%1$s)','owningbusinessunit@odata.bind':null,'createdon':'2001-01-01T00:00:00Z','modifiedon':'2001-01-01T00:00:00Z','versionnumber':1,'address1_composite':'x'}"
            .formatted(other);
    String account = "accounts(" + wire.create("accounts", said) + ")";
    assertThat(wire.patch(account, said.replace('\'', '"')).statusCode()).isEqualTo(204);
    JsonNode row = Wire.json(wire.get(account));
    for (String lookup : List.of("_createdby_value", "_modifiedby_value", "_owninguser_value")) {
      assertThat(row.get(lookup).asText()).as(lookup).isEqualTo(me);
    }
    assertThat(row.get("_owningbusinessunit_value").isNull()).isFalse();
    assertThat(row.get("createdon").asText()).doesNotStartWith("2001");
    assertThat(row.get("modifiedon").asText()).doesNotStartWith("2001");
    assertThat(row.get("versionnumber").asLong()).isGreaterThan(1);
    assertThat(row.get("address1_composite").isNull()).isTrue();
  }

  @Test
  void whatIsBoundToNobodyIsRefusedThereToo() {
    HttpResponse<String> refused =
        wire.post("accounts", "{\"createdby@odata.bind\":\"/accounts(1)\"}");
    assertThat(refused.statusCode()).isEqualTo(400);
  }

  @Test
  void theAuthorIsNoReferenceToSet() {
    String account = "accounts(" + wire.create("accounts", "{'name':'A'}") + ")";
    String user = "{\"@odata.id\":\"systemusers(" + other + ")\"}";
    HttpResponse<String> refused = wire.put(account + "/createdby/$ref", user);
    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(Wire.errorMessage(refused)).contains("createdby");
    assertThat(wire.delete(account + "/createdby/$ref").statusCode()).isEqualTo(400);
    assertThat(Wire.json(wire.get(account)).get("_createdby_value").asText()).isEqualTo(me);
  }

  @Test
  void aMovedRowKeepsItsDateOfCreation() {
    String account =
        "accounts("
            + wire.create("accounts", "{'name':'A','overriddencreatedon':'2019-05-01T08:00:00Z'}")
            + ")";
    JsonNode row = Wire.json(wire.get(account));
    assertThat(row.get("createdon").asText()).isEqualTo("2019-05-01T08:00:00Z");
    assertThat(row.get("overriddencreatedon").asText()).isGreaterThan("2025");
    wire.patch(account, "{\"overriddencreatedon\":\"2001-01-01T00:00:00Z\"}");
    assertThat(Wire.json(wire.get(account)).get("overriddencreatedon"))
        .isEqualTo(row.get("overriddencreatedon"));
  }

  @Test
  void anotherCurrencyBringsItsOwnRateAndBaseAmounts() {
    String krone =
        wire.create(
            "transactioncurrencies",
            "{'currencyname':'Krone','isocurrencycode':'DKK','exchangerate':8}");
    String deal =
        "opportunities(" + wire.create("opportunities", "{'name':'D','estimatedvalue':400}") + ")";
    assertThat(wire.read(deal).get("estimatedvalue_base").decimalValue())
        .isEqualByComparingTo("400");
    String moved =
        "{\"transactioncurrencyid@odata.bind\":\"/transactioncurrencies(" + krone + ")\"}";
    assertThat(wire.patch(deal, moved).statusCode()).isEqualTo(204);
    JsonNode row = wire.read(deal);
    assertThat(row.get("exchangerate").decimalValue()).isEqualByComparingTo("8");
    assertThat(row.get("estimatedvalue_base").decimalValue()).isEqualByComparingTo("50");
  }

  @Test
  void aCurrencyHasAnExchangeRateOfItsOwn() {
    String currency =
        wire.create(
            "transactioncurrencies",
            "{'currencyname':'Krone','isocurrencycode':'DKK','exchangerate':7.46}");
    JsonNode row = Wire.json(wire.get("transactioncurrencies(" + currency + ")"));
    assertThat(row.get("exchangerate").decimalValue()).isEqualByComparingTo("7.46");
    JsonNode deal =
        Wire.json(
            wire.get(
                "opportunities("
                    + wire.create(
                        "opportunities",
                        "{'name':'D','exchangerate':3,'estimatedvalue':746,'transactioncurrencyid@odata.bind':'/transactioncurrencies("
                            + currency
                            + ")'}")
                    + ")"));
    assertThat(deal.get("exchangerate").decimalValue()).isEqualByComparingTo("7.46");
    assertThat(deal.get("estimatedvalue_base").decimalValue()).isEqualByComparingTo("100");
  }

  @Test
  void everyRowHasAnOwnerWhoIsAUser() {
    String account = "accounts(" + wire.create("accounts", "{'name':'A'}") + ")";
    String team = wire.create("teams", "{'name':'T'}");
    String bind = "{\"ownerid@odata.bind\":\"/teams(" + team + ")\"}";
    List<HttpResponse<String>> refused =
        List.of(
            wire.post("accounts", bind),
            wire.patch(account, bind),
            wire.put(account + "/ownerid/$ref", "{\"@odata.id\":\"/teams(" + team + ")\"}"));
    assertThat(refused)
        .allSatisfy(
            answer -> {
              assertThat(answer.statusCode()).as(answer.body()).isEqualTo(501);
              assertThat(Wire.errorMessage(answer)).contains("team", "owner");
            });
    assertThat(wire.patch(account, "{\"ownerid@odata.bind\":null}").statusCode()).isEqualTo(400);
    assertThat(wire.delete(account + "/ownerid/$ref").statusCode()).isEqualTo(400);
    assertThat(Wire.json(wire.get(account)).get("_ownerid_value").asText()).isEqualTo(me);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "accounts name parentaccountid 0x80040507 Accounts",
        "contacts lastname parentcustomerid_contact 0x8004050a Contacts"
      })
  void noRowIsItsOwnParent(String line) {
    String[] words = line.split(" ", -1);
    String set = words[0];
    String nav = words[2];
    String grandparent = wire.create(set, "{'" + words[1] + "':'G'}");
    String parent = create(set, nav, grandparent);
    String child = create(set, nav, parent);
    for (String below : List.of(grandparent, parent, child)) {
      List<HttpResponse<String>> refused =
          List.of(
              wire.patch(
                  set + "(" + grandparent + ")",
                  "{\"%s@odata.bind\":\"/%s(%s)\"}".formatted(nav, set, below)),
              wire.put(
                  set + "(" + grandparent + ")/" + nav + "/$ref",
                  "{\"@odata.id\":\"%s(%s)\"}".formatted(set, below)));
      assertThat(refused)
          .allSatisfy(
              answer -> {
                assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
                assertThat(Wire.errorCode(answer)).isEqualTo(words[3]);
                assertThat(Wire.errorMessage(answer)).contains(words[4]);
              });
    }
    HttpResponse<String> moved =
        wire.patch(
            set + "(" + child + ")",
            "{\"%s@odata.bind\":\"/%s(%s)\"}".formatted(nav, set, grandparent));
    assertThat(moved.statusCode()).isEqualTo(204);
  }

  private String create(String set, String nav, String parent) {
    return wire.create(set, "{'%1$s@odata.bind':'/%2$s(%3$s)'}".formatted(nav, set, parent));
  }
}
