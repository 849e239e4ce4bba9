package io.github.dealsummary.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MessageArgumentsTest {
  @AutoClose private static final DataverseEmulator EMULATOR = DataverseEmulator.start();

  private final Wire wire = Wire.afresh(EMULATOR);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "WhoAmI(x=1) | x",
        "RetrieveVersion(Version='9') | Version",
        "RetrieveTotalRecordCount(EntityNames=['account'],More=1) | More",
        "RetrieveTotalRecordCount | EntityNames",
        "RetrieveTotalRecordCount() | EntityNames",
        "WhoAmI()/UserId | UserId",
        "WhoAmI/UserId/$value | UserId",
        "RetrieveVersion()/Version | Version",
      })
  void aFunctionTakesItsOwnArgumentsAndEndsThePath(String path, String said) {
    HttpResponse<String> refused =
        wire.get(path.replace("'", "%27").replace("[", "%5B").replace("]", "%5D"));
    assertThat(refused.statusCode()).as(refused.body()).isEqualTo(400);
    assertThat(Wire.errorMessage(refused)).contains("'" + said + "'");
    assertThat(wire.get("WhoAmI/").statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "WinOpportunity(x=1) | x=1",
        "WinOpportunity/x | x",
        "msdyn_SalesRecordSummary(x=1) | x=1",
        "msdyn_SalesRecordSummary/x | x",
        "accounts/Microsoft.Dynamics.CRM.CreateMultiple(x=1) | x=1",
        "accounts/Microsoft.Dynamics.CRM.CreateMultiple/x | x",
      })
  void anActionTakesItsParametersInTheBodyAndEndsThePath(String path, String said) {
    HttpResponse<String> refused = wire.post(path, "{}");
    assertThat(refused.statusCode()).as(refused.body()).isEqualTo(400);
    assertThat(Wire.errorMessage(refused)).contains(said);
  }

  @Test
  void manyRowsAreCreatedInASetNotBelowARow() {
    String account = wire.create("accounts", "{'name':'A'}");
    String body =
        "{\"Targets\":[{\"@odata.type\":\"Microsoft.Dynamics.CRM.account\",\"name\":\"M\"}]%s}";
    HttpResponse<String> below =
        wire.post(
            "accounts(" + account + ")/Microsoft.Dynamics.CRM.CreateMultiple", body.formatted(""));
    assertThat(below.statusCode()).isEqualTo(400);
    HttpResponse<String> more =
        wire.post("accounts/Microsoft.Dynamics.CRM.CreateMultiple", body.formatted(",\"More\":1"));
    assertThat(more.statusCode()).isEqualTo(400);
    assertThat(Wire.errorMessage(more)).contains("'More'", "'CreateMultiple'");
    assertThat(wire.names("accounts", "name eq 'M'")).isEmpty();
  }

  @Test
  void aClosingSaysNothingThatIsNotUnderstood() {
    String deal = wire.create("opportunities", "{'name':'D'}");
    String body =
        "{\"Status\":3,\"OpportunityClose\":{\"opportunityid@odata.bind\":\"/opportunities(%s)\",%s}}";
    HttpResponse<String> competitor =
        wire.post("WinOpportunity", body.formatted(deal, "\"competitorid@odata.bind\":null"));
    assertThat(competitor.statusCode()).isEqualTo(501);
    assertThat(Wire.errorMessage(competitor)).contains("competitorid@odata.bind");
    HttpResponse<String> revenue =
        wire.post("WinOpportunity", body.formatted(deal, "\"actualrevenue\":true"));
    assertThat(revenue.statusCode()).isEqualTo(400);
    assertThat(wire.post("WinOpportunity", body.formatted(deal, "\"subject\":\"s\"")).statusCode())
        .isEqualTo(204);
    HttpResponse<String> again =
        wire.post("WinOpportunity", body.formatted(deal, "\"subject\":\"s\""));
    assertThat(Wire.errorCode(again)).isEqualTo("0x80040515");
  }

  @Test
  void declaredMessagesTakeWhatTheyDeclare() {
    try (DataverseEmulator other =
        SmallOrg.with(
            """
        {"messages": {"new_Greet": {"function": true, "parameters": {"Name": "String"}, "answer": {"Greeting": "Hello {Name}"}},
           "new_Do": {"parameters": {}}}}
        """)) {
      Wire there = Wire.to(other);
      assertThat(there.get("new_Greet(Name=%27Zoe%27)").statusCode()).isEqualTo(200);
      assertThat(there.get("new_Greet(Name=%27Zoe%27)/Greeting").statusCode()).isEqualTo(400);
      assertThat(there.get("new_Greet(Name=%27Zoe%27,Title=1)").statusCode()).isEqualTo(400);
      assertThat(there.post("new_Do(x=1)", "{}").statusCode()).isEqualTo(400);
      assertThat(there.post("new_Do", "{\"x\":1}").body()).contains("'x'", "'new_Do'");
    }
  }
}
