package io.github.dealsummary.dataverse;

import static io.github.dealsummary.dataverse.Condition.column;
import static io.github.dealsummary.dataverse.Order.asc;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dealsummary.dataverse.DataverseException.Kind;
import io.github.dealsummary.dataverse.entra.EntraTokens;
import io.github.dealsummary.emulator.DataverseEmulator;
import io.github.dealsummary.emulator.Fault;
import io.github.dealsummary.emulator.RecordedRequest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The client against an environment, over a socket. */
class DataverseClientTest {
  private final DataverseEmulator environment = DataverseEmulator.start();
  private final DataverseClient client =
      DataverseClient.builder(environment.url().toString())
          .tokens(
              EntraTokens.clientSecret(
                      environment.tenantId(), environment.clientId(), environment.clientSecret())
                  .at(environment.authority()))
          .build();

  @AfterEach
  void close() {
    client.close();
    environment.close();
  }

  @Test
  void whoAmIShowsThatAddressAndIdentityWork() {
    WhoAmI me = client.whoAmI();
    assertThat(
            client
                .page(Query.of("systemusers").where(column("systemuserid").eq(me.userId())))
                .rows())
        .hasSize(1);
  }

  @Test
  void streamFetchesThePagesItNeedsAndNoMore() {
    Query query = Query.of("accounts").orderBy(asc("accountnumber")).pageSize(3);
    List<UUID> all = client.stream(query).map(row -> row.id("accountid").orElseThrow()).toList();
    int pages = environment.requests().size();
    assertThat(all).hasSizeGreaterThan(6).doesNotHaveDuplicates();
    assertThat(pages).isEqualTo((all.size() + 2) / 3);

    assertThat(client.stream(query).limit(4).count()).isEqualTo(4);
    assertThat(environment.requests()).hasSize(pages + 2);
  }

  @Test
  void mapperGetsTheColumnsItNamesWithTheirAnnotationsAndNoOthers() {
    RowMapper<String> mapper =
        RowMapper.of(
            row -> {
              assertThat(row.columns())
                  .containsExactlyInAnyOrder("estimatedvalue", "_ownerid_value");
              return row.formatted("estimatedvalue").orElse("none")
                  + " "
                  + row.lookup("ownerid").flatMap(Lookup::name).orElse("nobody");
            },
            "estimatedvalue",
            "_ownerid_value");
    Query query = Query.of("opportunities").orderBy(asc("name")).pageSize(4);
    List<String> mapped = client.stream(query, mapper).toList();
    List<String> whole =
        client.stream(query)
            .map(
                row ->
                    row.formatted("estimatedvalue").orElse("none")
                        + " "
                        + row.lookup("ownerid").flatMap(Lookup::name).orElse("nobody"))
            .toList();
    assertThat(mapped).isEqualTo(whole).hasSizeGreaterThan(4);
  }

  @Test
  void rowIsFoundByItsKeyOrNotAtAll() {
    UUID id = environment.add("account", Map.of("name", "Key/ed & 'quoted'"));
    Row row = client.find(Key.of("accounts", id), "name").orElseThrow();
    assertThat(row.string("name")).hasValue("Key/ed & 'quoted'");
    assertThat(row.has("accountnumber")).isFalse();
    assertThat(client.find(Key.of("accounts", id)).orElseThrow().has("accountnumber")).isTrue();
    assertThat(client.find(Key.of("accounts", UUID.randomUUID()), "name")).isEmpty();
    assertThatThrownBy(() -> client.find(Key.of("nothings", id)))
        .isInstanceOf(DataverseException.class);
  }

  @Test
  void topHoldsOverPages() {
    assertThat(client.stream(Query.of("accounts").top(4).pageSize(3))).hasSize(4);
    assertThat(client.stream(Query.of("accounts").top(4))).hasSize(4);
    assertThat(client.page(Query.of("accounts").top(3).pageSize(5)).rows()).hasSize(3);
  }

  @Test
  void pageSizeIsRepeatedForEachPage() {
    assertThat(client.stream(Query.of("accounts").pageSize(3)).count()).isGreaterThan(6);
    assertThat(environment.requests())
        .allSatisfy(r -> assertThat(r.headers().get("prefer")).contains("odata.maxpagesize=3"));
  }

  @Test
  void nextPageAtAnotherHostIsNotAskedAndGetsNoToken() {
    environment.inject(
        Fault.on("accounts")
            .body("{\"value\":[{\"name\":\"x\"}],\"@odata.nextLink\":\"http://evil.example/\"}"));
    assertThatThrownBy(() -> client.stream(Query.of("accounts")).toList())
        .hasMessageContaining("another host")
        .isInstanceOfSatisfying(
            DataverseException.class, e -> assertThat(e.kind()).isEqualTo(Kind.UNREADABLE));
  }

  @Test
  void pageThatLeadsToItselfEndsTheStream() {
    String self = environment.url() + "/api/data/v9.2/accounts?$skiptoken=1";
    environment.inject(
        Fault.on("accounts").body("{\"value\":[],\"@odata.nextLink\":\"" + self + "\"}"));
    assertThatThrownBy(() -> client.stream(Query.of("accounts")).toList())
        .hasMessageContaining("leads to itself");
  }

  @Test
  void batchReadsSeveralInOneRoundTrip() {
    Batch.Reply reply =
        client.send(
            Batch.of(
                Query.of("accounts")
                    .select("name")
                    .where(column("name").eq("Fourth Coffee (sample)")),
                Query.of("contacts").select("fullname").pageSize(2)));
    assertThat(reply.page(0).rows())
        .extracting(row -> row.string("name").orElseThrow())
        .containsExactly("Fourth Coffee (sample)");
    assertThat(reply.page(0).hasMore()).isFalse();
    assertThat(reply.page(1).rows()).hasSize(2);
    assertThat(reply.page(1).hasMore()).isTrue();
    assertThat(environment.requests()).hasSize(1);
  }

  @Test
  void partOfABatchFailsByItself() {
    environment.deny("prvReadContact");
    Batch.Reply reply = client.send(Batch.of(Query.of("contacts"), Query.of("accounts").top(1)));
    assertThatThrownBy(() -> reply.page(0))
        .isInstanceOfSatisfying(
            DataverseException.class, e -> assertThat(e.kind()).isEqualTo(Kind.FORBIDDEN))
        .hasMessageContaining("prvReadContact");
    assertThat(reply.page(1).rows()).hasSize(1);
  }

  @Test
  void actionIsCalledWithItsParametersAndItsResultIsARow() {
    UUID deal =
        client
            .page(Query.of("opportunities").top(1))
            .rows()
            .get(0)
            .id("opportunityid")
            .orElseThrow();
    Row result =
        client.call(
            ActionCall.named("msdyn_SalesOpportunitySummary")
                .with("msdyn_id", deal)
                .with("msdyn_activityId", deal));
    assertThat(result.string("msdyn_summary_raw").orElseThrow()).isNotBlank();
  }

  @Test
  void parameterOfAnotherTypeIsRefusedByName() {
    assertThatThrownBy(() -> ActionCall.named("x").with("y", List.of(Locale.ROOT)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("java.util");
  }

  @Test
  void callerIsSentWithTheViewThatActsForThemAndWithNoOther() {
    UUID kenny = UUID.fromString("c0a50000-0000-4000-8000-0000000000a1");
    client.onBehalfOf(kenny).page(Query.of("accounts").top(1));
    client.onBehalfOf(kenny).send(Batch.of(Query.of("accounts").top(1)));
    client.page(Query.of("accounts").top(1));
    List<RecordedRequest> requests = environment.requests();
    assertThat(requests.get(0).headers()).containsEntry("callerobjectid", kenny.toString());
    assertThat(requests.get(1).headers()).containsEntry("callerobjectid", kenny.toString());
    assertThat(requests.get(1).parts().get(0).headers())
        .containsEntry("callerobjectid", kenny.toString());
    assertThat(requests.get(2).headers()).doesNotContainKey("callerobjectid");
  }

  @Test
  void callerWhoIsNoUserIsForbidden() {
    assertThatThrownBy(() -> client.onBehalfOf(UUID.randomUUID()).whoAmI())
        .isInstanceOfSatisfying(
            DataverseException.class,
            e -> {
              assertThat(e.kind()).isEqualTo(Kind.FORBIDDEN);
              assertThat(e.code()).hasValue("0x80072560");
            })
        .hasMessageContaining("as a user of this environment");
  }

  @Test
  void wildcardsInASearchedTextAreOnlyText() {
    environment.add("account", Map.of("name", "100% [new]_x"));
    assertThat(client.stream(Query.of("accounts").where(column("name").contains("0% [new]_"))))
        .hasSize(1);
    assertThat(client.stream(Query.of("accounts").where(column("name").contains("1%x")))).isEmpty();
  }

  @Test
  void clientNeedsTokens() {
    assertThatThrownBy(() -> DataverseClient.builder("https://contoso.crm.dynamics.com").build())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("tokens");
  }
}
