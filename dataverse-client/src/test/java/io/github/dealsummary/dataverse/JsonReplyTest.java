package io.github.dealsummary.dataverse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dealsummary.dataverse.DataverseException.Kind;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonReplyTest {
  @Test
  void columnsReadAsTheirTypes() throws IOException {
    Row row =
        row(
            """
            {"@odata.context":"x","@odata.etag":"W/\\"7\\"","name":"Fourth Coffee","statecode":1,
            "estimatedvalue@OData.Community.Display.V1.FormattedValue":"$10,000.10","estimatedvalue":10000.10,
            "donotphone":false,"accountid":"00000000-0000-0000-0000-00000000000a",
            "modifiedon":"2024-01-15T10:30:45Z","closedon":"2024-01-15","versionnumber":12345678901234567890}
            """);
    assertThat(row.string("name")).hasValue("Fourth Coffee");
    assertThat(row.integer("statecode")).hasValue(1L);
    assertThat(row.decimal("estimatedvalue")).hasValue(new BigDecimal("10000.10"));
    assertThat(row.decimal("statecode")).hasValue(BigDecimal.ONE);
    assertThat(row.formatted("estimatedvalue")).hasValue("$10,000.10");
    assertThat(row.bool("donotphone")).hasValue(false);
    assertThat(row.id("accountid"))
        .hasValue(UUID.fromString("00000000-0000-0000-0000-00000000000a"));
    assertThat(row.instant("modifiedon")).hasValue(Instant.parse("2024-01-15T10:30:45Z"));
    assertThat(row.date("closedon")).hasValue(LocalDate.of(2024, 1, 15));
    assertThat(row.decimal("versionnumber")).hasValue(new BigDecimal("12345678901234567890"));
    assertThat(row.etag()).hasValue("W/\"7\"");
    assertThat(row.isText("name")).isTrue();
    assertThat(row.isText("statecode")).isFalse();
  }

  @Test
  void lookupHasIdTableAndName() throws IOException {
    Row row =
        row(
            """
            {"_customerid_value@OData.Community.Display.V1.FormattedValue":"Fourth Coffee",
            "_customerid_value@Microsoft.Dynamics.CRM.lookuplogicalname":"account",
            "_customerid_value":"00000000-0000-0000-0000-00000000000a","_ownerid_value":null}
            """);
    Lookup customer = row.lookup("customerid").orElseThrow();
    assertThat(customer.table()).hasValue("account");
    assertThat(customer.name()).hasValue("Fourth Coffee");
    assertThat(row.lookup("ownerid")).isEmpty();
    assertThat(row.columns()).containsExactly("_customerid_value", "_ownerid_value");
  }

  @Test
  void nullAndMissingReadAsEmptyAndAreToldApart() throws IOException {
    Row row = row("{\"a\":null}");
    assertThat(row.string("a")).isEmpty();
    assertThat(row.string("b")).isEmpty();
    assertThat(row.has("a")).isTrue();
    assertThat(row.has("b")).isFalse();
  }

  @Test
  void expandedRowIsARow() throws IOException {
    Row row = row("{\"customerid_account\":{\"name\":\"x\"},\"customerid_contact\":null}");
    assertThat(row.row("customerid_account").orElseThrow().string("name")).hasValue("x");
    assertThat(row.row("customerid_contact")).isEmpty();
  }

  @Test
  void rowsOfAnotherShapeInOneReplyKeepTheirOwnColumns() throws IOException {
    ReplyPage<Row> page = page("{\"value\":[{\"a\":1},{\"b\":2,\"a\":3},{\"a\":4}]}");
    assertThat(page.items())
        .extracting(row -> row.integer("a").orElse(0L))
        .containsExactly(1L, 3L, 4L);
    assertThat(page.items().get(1).integer("b")).hasValue(2L);
    assertThat(page.items().get(2).has("b")).isFalse();
  }

  @Test
  void numbersUpToADoublesRangeAreRead() throws IOException {
    assertThat(row("{\"a\":1.7976931348623157E308,\"b\":-4.9e-324}").decimal("a"))
        .hasValue(new BigDecimal("1.7976931348623157E308"));
  }

  @Test
  void idThatCannotBeMissingIsUnreadableIfItIs() throws IOException {
    Row row = row("{\"accountid\":null}");
    assertThatThrownBy(() -> row.requiredId("accountid"))
        .isInstanceOfSatisfying(
            DataverseException.class, e -> assertThat(e.kind()).isEqualTo(Kind.UNREADABLE));
    assertThatThrownBy(() -> row.requiredId("contactid")).isInstanceOf(DataverseException.class);
  }

  @Test
  void valueOfAnotherTypeIsUnreadableAndNotRepeated() throws IOException {
    Row row = row("{\"name\":\"Fourth Coffee\",\"statecode\":1}");
    assertThatThrownBy(() -> row.integer("name"))
        .isInstanceOfSatisfying(
            DataverseException.class, e -> assertThat(e.kind()).isEqualTo(Kind.UNREADABLE))
        .hasMessageContaining("name")
        .hasMessageNotContaining("Fourth");
    assertThatThrownBy(() -> row.id("name")).hasMessageNotContaining("Fourth");
    assertThatThrownBy(() -> row.string("statecode")).isInstanceOf(DataverseException.class);
  }

  @Test
  void rowDoesNotShowItsValues() throws IOException {
    assertThat(row("{\"name\":\"Fourth Coffee\"}")).hasToString("Row[name]");
  }

  @Test
  void pageKnowsCountAndMore() throws IOException {
    ReplyPage<Row> page =
        page("{\"@odata.count\":7,\"value\":[],\"@odata.nextLink\":\"http://x\"}");
    assertThat(page.count()).isEqualTo(7);
    assertThat(page.next().link()).isEqualTo("http://x");
    assertThat(page("{\"value\":[]}").count()).isNegative();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "null",
        "<html>Fourth Coffee</html>",
        "{\"value\":[{\"name\":\"Fourth Coffee\"",
        "{\"value\":[1]}",
        "{\"value\":null}",
        "{\"error\":{}}",
        "{\"value\":[]} {\"value\":[]}",
        "{\"value\":[{\"a\":1e400000000}]}",
        "{\"value\":[{\"a\":1e99999999999}]}"
      })
  void bodyThatIsNoPageIsUnreadable(String body) {
    assertThatThrownBy(() -> page(body))
        .isInstanceOf(UnreadableReply.class)
        .hasMessageNotContaining("Fourth")
        .hasNoCause();
  }

  private static ReplyPage<Row> page(String json) throws IOException {
    return JsonReply.page(bytes(json));
  }

  private static Row row(String json) throws IOException {
    return JsonReply.row(bytes(json));
  }

  private static InputStream bytes(String json) {
    return new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8));
  }
}
