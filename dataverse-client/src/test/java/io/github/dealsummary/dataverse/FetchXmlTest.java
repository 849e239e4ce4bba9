package io.github.dealsummary.dataverse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dealsummary.dataverse.DataverseException.Kind;
import io.github.dealsummary.emulator.Fault;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** FetchXML, its values and its pages. */
@Tag("thorough")
class FetchXmlTest {
  private static final String BY_NAME =
      """
      <fetch>
        <entity name='account'>
          <attribute name='name'/>
          <filter><condition attribute='name' operator='eq' value='@name'/></filter>
        </entity>
      </fetch>""";

  @RegisterExtension private final Emulated sales = new Emulated();
  private final DataverseClient client = sales.client;

  @Test
  void pagesFollowTheirCookieToTheEnd() {
    List<String> whole =
        client.stream(Query.of("accounts").orderBy(Order.asc("name")))
            .map(row -> row.string("name").orElseThrow())
            .toList();
    FetchXml threes =
        FetchXml.of(
            "accounts",
            "<fetch count='3'><entity name='account'><attribute name='name'/>"
                + "<order attribute='name'/><order attribute='accountid'/></entity></fetch>");
    int before = sales.environment.requests().size();
    assertThat(client.stream(threes).map(row -> row.string("name").orElseThrow()))
        .containsExactlyElementsOf(whole);
    assertThat(sales.environment.requests().size() - before).isEqualTo((whole.size() + 2) / 3);
    assertThat(sales.environment.requests())
        .last()
        .satisfies(r -> assertThat(r.query().get("fetchXml")).contains("paging-cookie"));
  }

  @Test
  void pagesWithoutACookieAreCountedUp() {
    sales.environment.inject(
        Fault.on("accounts")
            .body("{\"value\":[{\"n\":1}],\"@Microsoft.Dynamics.CRM.morerecords\":\"True\"}")
            .times(1));
    FetchXml fetch = FetchXml.of("accounts", "<fetch page='2'><entity name='account'/></fetch>");
    assertThat(client.stream(fetch).limit(1)).hasSize(1);
    ReplyPage.Next more = new ReplyPage.Next(null, null, true);
    assertThat(fetch.next(more, 1)).contains("page%3D%223%22").doesNotContain("cookie");
    assertThat(fetch.next(new ReplyPage.Next(null, null, false), 1)).isNull();
  }

  @Test
  void cookieIsDecodedTwiceAndEscapedOnce() {
    String annotation =
        "<cookie pagenumber=\"2\" pagingcookie=\"%253ccookie%2520page%253d%25221%2522%253e"
            + "%253cname%2520last%253d%2522A%252bB%2526amp%253bC%2522%252f%253e%253c%252fcookie%253e\""
            + " istracking=\"False\" />";
    FetchXml fetch = FetchXml.of("accounts", "<fetch><entity name='account'/></fetch>");
    String address = fetch.next(new ReplyPage.Next(null, annotation, true), 1);
    String sent = URLDecoder.decode(address, StandardCharsets.UTF_8);
    assertThat(Xml.parse(sent.substring(sent.indexOf('<'))).getDocumentElement())
        .satisfies(
            e -> {
              assertThat(e.getAttribute("page")).isEqualTo("2");
              assertThat(e.getAttribute("paging-cookie"))
                  .isEqualTo("<cookie page=\"1\"><name last=\"A+B&amp;C\"/></cookie>");
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"no xml", "<cookie pagingcookie='%zz'/>", "<!DOCTYPE x><cookie/>"})
  void cookieThatIsNoneIsUnreadable(String cookie) {
    FetchXml fetch = FetchXml.of("accounts", "<fetch><entity name='account'/></fetch>");
    assertThatThrownBy(() -> fetch.next(new ReplyPage.Next(null, cookie, true), 1))
        .isInstanceOfSatisfying(
            DataverseException.class, e -> assertThat(e.kind()).isEqualTo(Kind.UNREADABLE));
  }

  @Test
  void anyValueArrivesAsItself() {
    Random random = Seeded.random("values in FetchXML");
    for (int i = Seeded.count(10_000); i > 0; i--) {
      String text =
          Seeded.text(random).replaceAll("[\\x00-\\x1f\\ufffe\\uffff]", "x").strip() + "!";
      sales.environment.add("account", Map.of("name", text));
      List<Row> found = client.page(FetchXml.of("accounts", BY_NAME).with("name", text)).rows();
      assertThat(found).as(text).extracting(r -> r.string("name").get()).contains(text);
    }
  }

  @Test
  void fetchGoesInABatchToo() {
    Batch.Reply reply =
        client.send(
            Batch.of(
                FetchXml.of("accounts", BY_NAME).with("name", "Fourth Coffee (sample)"),
                Query.of("contacts").top(1)));
    assertThat(reply.page(0).rows()).hasSize(1);
    assertThat(reply.page(1).rows()).hasSize(1);
  }

  @Test
  void fetchThatIsNoneIsRefusedBeforeItIsSent() {
    for (String xml :
        List.of(
            "", "<fetch>", "<entity/>", "<!DOCTYPE fetch [<!ENTITY a 'b'>]><fetch>&a;</fetch>")) {
      assertThatThrownBy(() -> FetchXml.of("accounts", xml))
          .isInstanceOf(IllegalArgumentException.class);
    }
    FetchXml fetch = FetchXml.of("accounts", BY_NAME);
    assertThatThrownBy(() -> client.page(fetch)).hasMessageContaining("@name");
    assertThatThrownBy(
            () -> FetchXml.of("accounts", "<fetch page='x'><entity name='account'/></fetch>"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> fetch.with("other", "x")).hasMessageContaining("@other");
    assertThatThrownBy(() -> fetch.with("name", "a\u0000b")).hasMessageContaining("control");
    assertThatThrownBy(() -> fetch.with("name", "\ud83d")).hasMessageContaining("surrogate");
  }
}
