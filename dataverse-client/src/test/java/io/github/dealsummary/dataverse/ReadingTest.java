package io.github.dealsummary.dataverse;

import static io.github.dealsummary.dataverse.Condition.column;
import static io.github.dealsummary.dataverse.Order.asc;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dealsummary.dataverse.DataverseException.Kind;
import io.github.dealsummary.emulator.Fault;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a query can say beside its columns and conditions. */
class ReadingTest {
  @RegisterExtension private final Emulated sales = new Emulated();
  private final DataverseClient client = sales.client;
  private final UUID firm = sales.environment.add("account", Map.of("name", "Firm"));

  @Test
  void rowsBehindACollectionComeWithTheirOwnOptions() {
    people("c", "a", "b");
    Row account =
        client
            .page(
                Query.of("accounts")
                    .where(column("accountid").eq(firm))
                    .expand(
                        Expand.of("contact_customer_accounts")
                            .select("lastname")
                            .where(column("lastname").ne("b"))
                            .orderBy(asc("lastname"))
                            .top(2)))
            .rows()
            .get(0);
    assertThat(account.rows("contact_customer_accounts"))
        .extracting(row -> row.string("lastname").orElseThrow())
        .containsExactly("a", "c");
    assertThat(account.rows("opportunity_customer_accounts")).isEmpty();
    assertThatThrownBy(() -> account.rows("accountid")).isInstanceOf(DataverseException.class);
  }

  @Test
  void rowsBehindRowsComeToo() {
    people("a");
    Expand firmOfEach = Expand.of("parentcustomerid_account").select("name");
    Row account =
        client
            .page(
                Query.of("accounts")
                    .where(column("accountid").eq(firm))
                    .expand(Expand.of("contact_customer_accounts").expand(firmOfEach)))
            .rows()
            .get(0);
    Row person = account.rows("contact_customer_accounts").get(0);
    assertThat(person.row("parentcustomerid_account").orElseThrow().string("name"))
        .hasValue("Firm");
  }

  @Test
  void collectionThatIsCutIsReadOn() {
    people("a", "b");
    Row whole =
        client
            .page(
                Query.of("accounts")
                    .where(column("accountid").eq(firm))
                    .expand("contact_customer_accounts", "lastname"))
            .rows()
            .get(0);
    assertThat(whole.hasMoreRows("contact_customer_accounts")).isFalse();
    assertThat(client.stream(whole, "contact_customer_accounts")).hasSize(2);
    Query people =
        Query.of("contacts").where(column("_parentcustomerid_value").eq(firm)).pageSize(1);
    String next = client.page(people).nextAddress();
    sales.environment.inject(
        Fault.on("accounts")
            .body(
                "{\"value\":[{\"x\":[{\"lastname\":\"sent\"}],\"x@odata.nextLink\":\""
                    + next
                    + "\"}]}"));
    Row account = client.page(Query.of("accounts")).rows().get(0);
    assertThat(account.hasMoreRows("x")).isTrue();
    assertThat(client.stream(account, "x")).hasSize(2);
    assertThat(account.hasMoreRows("y")).isFalse();
    assertThat(client.stream(account, "y")).isEmpty();
  }

  @Test
  void conditionOnRowsBehindACollection() {
    people("needle");
    assertThat(
            client.stream(
                Query.of("accounts")
                    .where(
                        column("contact_customer_accounts")
                            .any("c", column("c/lastname").eq("needle")))))
        .extracting(row -> row.requiredId("accountid"))
        .containsExactly(firm);
    assertThat(column("x").all("o", column("o/a").eq(1)).odata()).isEqualTo("x/all(o:o/a eq 1)");
  }

  @Test
  void groupsAreComputed() {
    sales.environment.add("opportunity", deal("one", "10.5"));
    sales.environment.add("opportunity", deal("two", "20"));
    Row sums =
        client
            .page(
                Query.of("opportunities")
                    .apply(
                        Grouping.where(column("name").in("one", "two"))
                            .sum("estimatedvalue", "total")
                            .max("estimatedvalue", "largest")
                            .count("deals")))
            .rows()
            .get(0);
    assertThat(sums.decimal("total").orElseThrow()).isEqualByComparingTo(new BigDecimal("30.5"));
    assertThat(sums.decimal("largest").orElseThrow()).isEqualByComparingTo("20");
    assertThat(sums.integer("deals")).hasValue(2L);
    assertThat(
            client.stream(
                Query.of("opportunities").apply(Grouping.ofAll().by("statecode").count("n"))))
        .allSatisfy(row -> assertThat(row.integer("n").orElseThrow()).isPositive());
    assertThatThrownBy(() -> Query.of("accounts").apply(Grouping.ofAll()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void dataversesOwnQueryFunctionsAreCalled() {
    people("a", "b", "c");
    Query own =
        Query.of("contacts")
            .where(
                column("_parentcustomerid_value")
                    .eq(firm)
                    .and(column("lastname").is("In", "a", "b")));
    assertThat(client.stream(own)).hasSize(2);
    assertThat(
            client.stream(
                Query.of("contacts")
                    .where(column("createdon").is("LastXDays", 7).and(column("lastname").eq("c")))))
        .hasSize(1);
    assertThat(column("ownerid").is("EqualUserId").odata())
        .isEqualTo("Microsoft.Dynamics.CRM.EqualUserId(PropertyName='ownerid')");
    assertThat(column("a").is("In", "O'Brien", "\"", 7).odata())
        .isEqualTo(
            "Microsoft.Dynamics.CRM.In(PropertyName='a',PropertyValues=[\"O'Brien\",\"\\\"\",\"7\"])");
    assertThatThrownBy(() -> column("a").is("On", 1, 2))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> column("a").in(Collections.nCopies(501, 1)))
        .hasMessageContaining("500");
  }

  @Test
  void pagesAreReadOneByOne() {
    people("a", "b", "c");
    Query query =
        Query.of("contacts")
            .select("lastname")
            .where(column("_parentcustomerid_value").eq(firm))
            .pageSize(2);
    Page first = client.send(Batch.of(List.of(query))).page(0);
    assertThat(first.hasMore()).isTrue();
    Page second = client.next(first).orElseThrow();
    assertThat(second.rows()).hasSize(1);
    assertThat(client.next(second)).isEmpty();
    FetchXml fetch =
        FetchXml.of(
            "contacts",
            "<fetch count='2'><entity name='contact'><order attribute='contactid'/></entity></fetch>");
    List<UUID> all = client.stream(fetch).map(row -> row.requiredId("contactid")).toList();
    Page page = client.next(client.next(client.page(fetch)).orElseThrow()).orElseThrow();
    assertThat(page.rows().get(0).requiredId("contactid")).isEqualTo(all.get(4));
  }

  @Test
  void parallelStreamFetchesNoPageAhead() {
    int pages = sales.environment.requests().size();
    assertThat(client.stream(Query.of("accounts").pageSize(1)).parallel().findFirst()).isPresent();
    assertThat(sales.environment.requests().size() - pages).isLessThan(4);
  }

  @Test
  void countIsReadBehindItsByteOrderMark() {
    people("a", "b");
    assertThat(client.count(Query.of("contacts").where(column("_parentcustomerid_value").eq(firm))))
        .isEqualTo(2);
    assertThat(client.count(Query.of("accounts")))
        .isEqualTo(client.stream(Query.of("accounts")).count());
    assertThatThrownBy(() -> client.count(Query.of("accounts").top(1)))
        .isInstanceOf(IllegalArgumentException.class);
    sales.environment.inject(Fault.on("accounts").body("<html>"));
    assertThatThrownBy(() -> client.count(Query.of("accounts")))
        .isInstanceOfSatisfying(
            DataverseException.class, e -> assertThat(e.kind()).isEqualTo(Kind.UNREADABLE));
  }

  @Test
  void addressThatIsTooLongTravelsAsABatch() {
    List<String> names = IntStream.range(0, 500).mapToObj(i -> "a rather long name " + i).toList();
    people("a rather long name 7", "a rather long name 499", "name");
    Query query = Query.of("contacts").where(column("lastname").in(names)).pageSize(1);
    assertThat(client.stream(query)).hasSize(2);
    assertThat(sales.environment.requests())
        .isNotEmpty()
        .allSatisfy(request -> assertThat(request.path()).endsWith("$batch"));
    sales.environment.deny("prvReadContact");
    assertThatThrownBy(() -> client.page(query))
        .isInstanceOfSatisfying(
            DataverseException.class, e -> assertThat(e.kind()).isEqualTo(Kind.FORBIDDEN))
        .hasMessageContaining("reading contacts");
  }

  private void people(String... lastNames) {
    for (String name : lastNames) {
      sales.environment.add("contact", Map.of("lastname", name, "parentcustomerid_account", firm));
    }
  }

  private static Map<String, Object> deal(String name, String value) {
    return Map.of("name", name, "estimatedvalue", new BigDecimal(value));
  }
}
