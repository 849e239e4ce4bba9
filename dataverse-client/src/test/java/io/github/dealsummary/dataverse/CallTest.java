package io.github.dealsummary.dataverse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dealsummary.emulator.Fault;
import io.github.dealsummary.emulator.RecordedRequest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Functions and actions. */
class CallTest {
  @RegisterExtension private final Emulated sales = new Emulated();
  private final DataverseClient client = sales.client;

  @Test
  void functionIsCalledWithItsParametersAsAliases() {
    Row counts =
        client.call(
            FunctionCall.named("RetrieveTotalRecordCount").with("EntityNames", List.of("account")));
    Row collection = counts.row("EntityRecordCountCollection").orElseThrow();
    assertThat(collection.strings("Keys")).containsExactly("account");
    assertThat(collection.integers("Values").get(0)).isPositive();
    assertThat(lastRequest().query()).containsKey("@p1");
  }

  @Test
  void parametersAreLiteralsOfTheirTypes() {
    UUID id = UUID.fromString("6f1f9b6c-53c4-4e0e-9c4d-2f1b8f3c9a11");
    assertThat(
            FunctionCall.named("F")
                .with("Name", "O'Brien & Co #1")
                .with("Target", Key.of("contacts", id))
                .with("Access", new EnumMember("AccessRights", "ReadAccess"))
                .with("Ids", List.of("a\"b", "c"))
                .with("None", null)
                .address())
        .isEqualTo(
            "F(Name=@p1,Target=@p2,Access=@p3,Ids=@p4,None=@p5)"
                + "?@p1=%27O%27%27Brien%20%26%20Co%20%231%27"
                + "&@p2=%7B%22%40odata.id%22%3A%22contacts%28"
                + id
                + "%29%22%7D".replace("%28", "(")
                + "&@p3=Microsoft.Dynamics.CRM.AccessRights%27ReadAccess%27"
                + "&@p4=%5B%22a%5C%22b%22%2C%22c%22%5D"
                + "&@p5=null");
  }

  @Test
  void boundOnesHaveTheirNamespaceAndUnboundOnesNone() {
    Key row = Key.of("accounts", "accountnumber", "A/1");
    assertThat(FunctionCall.named("X").on(row).address())
        .isEqualTo("accounts(accountnumber=%27A%2F1%27)/Microsoft.Dynamics.CRM.X()");
    assertThat(ActionCall.named("X").on("accounts").request().address())
        .isEqualTo("accounts/Microsoft.Dynamics.CRM.X");
    assertThat(ActionCall.named("X").request().address()).isEqualTo("X");
    assertThatThrownBy(() -> ActionCall.named("Microsoft.Dynamics.CRM.X"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void actionBoundToATableTakesRowsAndGivesTheirIds() {
    Row created =
        client.call(
            ActionCall.named("CreateMultiple")
                .on("accounts")
                .with(
                    "Targets",
                    List.of(
                        Map.of("@odata.type", "Microsoft.Dynamics.CRM.account", "name", "one"),
                        Map.of("@odata.type", "Microsoft.Dynamics.CRM.account", "name", "two"))));
    assertThat(created.strings("Ids")).hasSize(2).doesNotHaveDuplicates();
    assertThat(client.count(Query.of("accounts").where(Condition.column("name").in("one", "two"))))
        .isEqualTo(2);
  }

  @Test
  void actionWithoutAResultIsAnEmptyRow() {
    UUID deal =
        client
            .page(Query.of("opportunities").where(Condition.column("statecode").eq(0)).top(1))
            .rows()
            .get(0)
            .requiredId("opportunityid");
    Row nothing =
        client.call(
            ActionCall.named("WinOpportunity")
                .with("Status", 3)
                .with(
                    "OpportunityClose",
                    Map.of(
                        "subject",
                        "won",
                        "opportunityid@odata.bind",
                        "/opportunities(" + deal + ")")));
    assertThat(nothing.columns()).isEmpty();
    assertThat(
            client
                .find(Key.of("opportunities", deal), "statecode")
                .orElseThrow()
                .integer("statecode"))
        .hasValue(1L);
  }

  @Test
  void nullAndUnknownResultsAreTolerated() {
    sales.environment.inject(
        Fault.on("WhoAmI")
            .body(
                "{\"@odata.context\":\"x\",\"a\":null,\"b\":{\"c\":[1,[2]]},\"value\":[{\"d\":1}]}"));
    Row result = client.call(FunctionCall.named("WhoAmI"));
    assertThat(result.string("a")).isEmpty();
    assertThat(result.has("b")).isTrue();
    assertThat(result.rows("value")).hasSize(1);
  }

  private RecordedRequest lastRequest() {
    List<RecordedRequest> all = sales.environment.requests();
    return all.get(all.size() - 1);
  }
}
