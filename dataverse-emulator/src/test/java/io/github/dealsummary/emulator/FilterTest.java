package io.github.dealsummary.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FilterTest {
  @AutoClose private static final DataverseEmulator EMULATOR = DataverseEmulator.start();

  private final Wire wire = Wire.afresh(EMULATOR);

  @Test
  void doubledQuotesStandForOne() {
    assertThat(wire.names("accounts", "name eq 'O''Brien & Söhne #1 (100% \"best\")'"))
        .containsExactly("O'Brien & Söhne #1 (100% \"best\")");
  }

  @Test
  void injectedConditionIsOnlyText() {
    assertThat(wire.names("accounts", "name eq ''' or 1 eq 1 or name eq '''")).isEmpty();
  }

  @Test
  void andBindsTighterThanOr() {
    String both = "address1_city eq 'Dublin' or address1_city eq 'Redmond' and name eq 'nobody'";
    assertThat(wire.names("accounts", both)).containsExactly("Litware Europe (sample)");
    String grouped =
        "(address1_city eq 'Dublin' or address1_city eq 'Redmond') and name eq 'nobody'";
    assertThat(wire.names("accounts", grouped)).isEmpty();
  }

  @Test
  void notNegatesGroupsAndFunctions() {
    assertThat(wire.names("accounts", "not contains(name,'a') and not (name eq 'x')"))
        .isNotEmpty()
        .noneMatch(name -> name.replace("é", "e").contains("a"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"FOURTH COFFEE (SAMPLE)", "fourth coffee (sample)", "Fóurth Cöffee (sample)"})
  void caseAndAccentsDoNotMatter(String name) {
    assertThat(wire.names("accounts", "name eq '" + name + "'"))
        .containsExactly("Fourth Coffee (sample)");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "startswith(name,'litware')         | 2",
        "endswith(name,'CYCLES (sample)')   | 1",
        "contains(name,'50[%]')             | 1",
        "contains(name,'50%')               | 1",
        "contains(name,'ware%sample')       | 2",
        "startswith(name,'_itware')         | 2",
        "startswith(name,'[kl]itware')      | 2",
        "startswith(name,'[^l]itware')      | 0",
        "startswith(name,'[a-d]')           | 9",
        "contains(name,'importers[_]europe')| 1",
        "contains(name,'coffee[_]')         | 0",
        "contains(name,'[[]West]')          | 1",
        "contains(name,'[West]]')           | 1",
        "contains(name,'☕')                | 1",
        "contains(name,'')                  | 18"
      })
  void wildcardsAreThoseOfLike(String filter, int matches) {
    assertThat(wire.names("accounts", filter)).hasSize(matches);
  }

  @Test
  void numbersDatesGuidsAndChoicesCompare() {
    assertThat(wire.names("opportunities", "estimatedvalue gt 90000 and statecode eq 0"))
        .hasSize(2);
    assertThat(wire.names("opportunities", "estimatedvalue eq 7300.5")).hasSize(1);
    assertThat(wire.names("opportunities", "actualclosedate le 2100-01-01")).hasSize(4);
    assertThat(wire.names("opportunities", "createdon lt 1990-01-01")).isEmpty();
    assertThat(wire.names("opportunities", "createdon gt 1990-01-01T00:00:00Z")).isNotEmpty();
    assertThat(wire.names("opportunities", "closeprobability in (85, 80)")).hasSize(2);
    assertThat(wire.names("accounts", "creditonhold ne true")).hasSize(18);
  }

  @Test
  void lookupsCompareByIdAndThroughNavigation() {
    String account =
        wire.rows("accounts", "$filter", "name eq 'Fourth Coffee (sample)'")
            .get(0)
            .get("accountid")
            .asText();
    List<String> byId = wire.names("opportunities", "_customerid_value eq " + account);
    assertThat(byId).hasSize(5);
    assertThat(wire.names("opportunities", "customerid_account/accountid eq " + account))
        .isEqualTo(byId);
    assertThat(
            wire.names(
                "opportunities",
                "customerid_account/primarycontactid/lastname eq 'mckay (sample)'"))
        .isEqualTo(byId);
    assertThat(wire.names("opportunities", "customerid_contact/fullname eq 'Brian LaMee (sample)'"))
        .containsExactly("Vintage espresso machine, restored (sample)");
  }

  @Test
  void nullEqualsOnlyNullAndDiffersFromAllElse() {
    UUID named = EMULATOR.add("account", Map.of("name", "null test", "telephone1", "1"));
    EMULATOR.add("account", Map.of("name", "null test"));
    assertThat(wire.names("accounts", "name eq 'null test' and telephone1 eq null")).hasSize(1);
    assertThat(wire.names("accounts", "name eq 'null test' and telephone1 ne null")).hasSize(1);
    assertThat(wire.names("accounts", "name eq 'null test' and telephone1 ne '1'")).hasSize(1);
    assertThat(wire.names("accounts", "name eq 'null test' and telephone1 gt ''")).hasSize(1);
    assertThat(wire.names("accounts", "name eq 'null test' and contains(telephone1,'')"))
        .hasSize(1);
    assertThat(wire.names("accounts", "name eq 'null test' and accountid ne " + named)).hasSize(1);
  }

  @Test
  void aliasesStandForTheirValues() {
    assertThat(
            wire.rows(
                "accounts",
                "$filter",
                "name eq @n and telephone1 ne @none",
                "@n",
                "'O''Brien & Söhne #1 (100% \"best\")'"))
        .hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "name eq 'unterminated",
        "name eq",
        "name 'x'",
        "name eq 'x' and",
        "(name eq 'x'",
        "name eq 'x')",
        "name eq 'x' or or name eq 'y'",
        "name is 'x'",
        "name eq 5",
        "statecode eq '0'",
        "accountid eq 'x'",
        "createdon gt 2024-13-45",
        "name in ()",
        "name in ('a' 'b')",
        "contains(name)",
        "contains(statecode,'0')",
        "contains(name,5)",
        "unknown(name,'x')",
        "not name eq 'x'",
        "nosuchcolumn eq 1",
        "nosuchnavigation/name eq 'x'",
        "primarycontactid eq null",
        "name eq \"x\""
      })
  void whatIsWrongIsRefusedWith400(String filter) {
    HttpResponse<String> response = wire.get("accounts?" + Wire.options("$filter", filter));
    assertThat(response.statusCode()).as(response.body()).isEqualTo(400);
    assertThat(Wire.errorCode(response)).isEqualTo("0x80060888");
    assertThat(Wire.errorMessage(response)).isNotEmpty();
  }

  @Test
  void unknownColumnIsNamed() {
    HttpResponse<String> response = wire.get("accounts?$filter=colour%20eq%201");
    assertThat(Wire.errorMessage(response))
        .isEqualTo(
            "Could not find a property named 'colour' on type 'Microsoft.Dynamics.CRM.account'.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "opportunity_customer_accounts/$count gt 1",
        "opportunity_customer_accounts/any(o:name eq 'x')",
        "tolower(name) eq 'x'",
        "Microsoft.Dynamics.CRM.ThisFiscalYear(PropertyName='createdon')",
        "Account_Faxes/any()",
        "contains(name,'x') eq true",
        "ownerid/fullname eq 'x'"
      })
  void whatIsNotBuiltIsRefusedWith501(String filter) {
    HttpResponse<String> response = wire.get("accounts?" + Wire.options("$filter", filter));
    assertThat(response.statusCode()).as(response.body()).isEqualTo(501);
    assertThat(Wire.errorMessage(response)).contains("does not implement");
  }

  @Test
  void deepNestingIsRefusedAndLongChainsAreNot() {
    String nested = "(".repeat(5_000) + "name eq 'x'" + ")".repeat(5_000);
    assertThat(wire.get("accounts?" + Wire.options("$filter", nested)).statusCode()).isEqualTo(400);
    String chain = "name eq 'Fourth Coffee (sample)'" + " or name eq 'x'".repeat(1_000);
    assertThat(wire.names("accounts", chain)).hasSize(1);
  }
}
