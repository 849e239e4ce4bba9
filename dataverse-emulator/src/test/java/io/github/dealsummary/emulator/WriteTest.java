package io.github.dealsummary.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class WriteTest {
  @AutoClose private static final DataverseEmulator EMULATOR = DataverseEmulator.start();

  private final Wire wire = Wire.afresh(EMULATOR);

  @Test
  void aCreatedRowIsNamedByItsUrlAndBelongsToItsAuthor() {
    String id = wire.create("accounts", "{'name':'New','revenue':5000.5,'creditonhold':false}");
    JsonNode row = wire.read("accounts(" + id + ")");
    assertThat(row.get("name").asText()).isEqualTo("New");
    assertThat(row.get("revenue_base").decimalValue()).isEqualByComparingTo("5000.5");
    String me = Wire.json(wire.get("WhoAmI")).get("UserId").asText();
    for (String lookup : List.of("_ownerid_value", "_createdby_value", "_owninguser_value")) {
      assertThat(row.get(lookup).asText()).isEqualTo(me);
    }
    assertThat(row.get("_owningbusinessunit_value").isNull()).isFalse();
  }

  @Test
  void aRepresentationIsAnsweredWhereItIsAskedFor() {
    HttpResponse<String> created =
        wire.post(
            "accounts?$select=name,revenue",
            "{\"name\":\"New\"}",
            "Prefer",
            "return=representation");
    assertThat(created.statusCode()).isEqualTo(201);
    assertThat(created.headers().firstValue("Preference-Applied"))
        .contains("return=representation");
    JsonNode row = Wire.json(created);
    assertThat(row.has("telephone1")).isFalse();
    HttpResponse<String> updated =
        wire.patch(
            "accounts(" + row.get("accountid").asText() + ")?$select=name",
            "{\"name\":\"Newer\"}",
            "Prefer",
            "return=representation");
    assertThat(updated.statusCode()).isEqualTo(200);
    assertThat(Wire.json(updated).get("name").asText()).isEqualTo("Newer");
  }

  @Test
  void anotherStateBringsTheStatusItBeginsWith() {
    String task = wire.create("tasks", "{'subject':'T'}");
    assertThat(wire.read("tasks(" + task + ")").get("statuscode").asInt()).isEqualTo(2);
    wire.patch("tasks(" + task + ")", "{\"statecode\":1}");
    assertThat(wire.read("tasks(" + task + ")").get("statuscode").asInt()).isEqualTo(5);
    wire.patch("tasks(" + task + ")", "{\"statecode\":0,\"statuscode\":7}");
    assertThat(wire.read("tasks(" + task + ")").get("statuscode").asInt()).isEqualTo(7);
  }

  @Test
  void singleColumnsAreWrittenAndEmptied() {
    String id = wire.create("accounts", "{'name':'One','description':'text'}");
    assertThat(wire.put("accounts(" + id + ")/name", "{\"value\":\"Two\"}").statusCode())
        .isEqualTo(204);
    assertThat(wire.delete("accounts(" + id + ")/description").statusCode()).isEqualTo(204);
    JsonNode row = wire.read("accounts(" + id + ")");
    assertThat(row.get("name").asText()).isEqualTo("Two");
    assertThat(row.get("description").isNull()).isTrue();
  }

  @Test
  void whatDataverseFillsInIsNotWritten() {
    String account = "accounts(" + wire.create("accounts", "{'name':'A','revenue':7}") + ")";
    JsonNode before = wire.read(account);
    wire.put(account + "/createdon", "{\"value\":\"2001-01-01T00:00:00Z\"}");
    wire.delete(account + "/createdon");
    wire.delete(account + "/versionnumber");
    wire.patch(account, "{\"revenue_base\":9}");
    wire.put(account + "/revenue_base", "{\"value\":9}");
    JsonNode after = wire.read(account);
    for (String column : List.of("createdon", "revenue_base")) {
      assertThat(after.get(column)).isEqualTo(before.get(column));
    }
    assertThat(wire.put(account + "/telephone1/foo/bar", "{\"value\":\"1\"}").statusCode())
        .isEqualTo(400);
    assertThat(wire.read(account).get("telephone1").isNull()).isTrue();
  }
}
