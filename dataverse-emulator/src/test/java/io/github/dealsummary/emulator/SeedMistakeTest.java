package io.github.dealsummary.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A seed file that is not meant as it is written ends the start, and is told where. */
class SeedMistakeTest {
  private static final String USER = "'systemuser': {'app': {'lastname': 'app'}}";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          'account': ['a']                                  | tables.account is not a JSON object
          'account': {'a': 'b'}                             | tables.account.a is not a JSON object
          'account': {'a': {'name': {}}}                    | tables.account.a: name holds an object or array instead of a value
          'account': {'a': {'nam': 'x'}}                    | tables.account.a: no column nam in account
          'account': {'a': {'statecode': 'open'}}           | tables.account.a: statecode of account does not take 'open'
          'account': {'a': {'parentaccountid': 'b'}}        | tables.account.a: parentaccountid leads to a row 'b' of account that is missing
          """)
  void ofRows(String table, String message) {
    assertRefused("{'tables': {" + USER + ", " + table + "}}", message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          'new_Account': {'lookup': {'new_Account': 'acount'}} | definitions.new_plan.columns.new_Account: new_Account leads to the unknown table 'acount'
          'new_name': 'strng'                                  | definitions.new_plan.columns.new_name: 'strng' is not a column type. Use one of [string, integer, long, choice, choices, decimal, double, money, boolean, guid, lookup, date, date_time]
          """)
  void ofDefinitions(String column, String message) {
    String plan = "'entitySet': 'new_plans', 'key': 'new_planid', 'name': 'new_planid', ";
    assertRefused(
        "{'definitions': {'new_plan': {"
            + plan
            + "'columns': {'new_planid': 'guid', "
            + column
            + "}}}}",
        message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          'roles': {'r': {'privileges': {'prvReadAcount': 'Basic'}}}   | security.roles.r.privileges.prvReadAcount: the emulator does not know this privilege
          'roles': {'r': {'privileges': {'prvReadAccount': 'Basics'}}} | security.roles.r.privileges.prvReadAccount: 'Basics' is not a depth. Use Basic, Local, Deep or Global.
          'users': {'ap': []}                                          | security.users.ap: no row 'ap' of systemuser
          """)
  void ofSecurity(String security, String message) {
    assertRefused("{'security': {" + security + "}}", message);
  }

  @Test
  void ofTheFileAsAWhole() {
    assertRefused(
        "{'secrity': {}}",
        "a seed file cannot have the part 'secrity', only [environment, tables, definitions, messages, security]");
    assertRefused(
        "{'environment': {'applicationUser': 'ap'}}",
        "environment.applicationUser: no row 'ap' in tables.systemuser");
    ObjectNode seed = (ObjectNode) Wire.json("{'tables': {}}".replace('\'', '"'));
    assertThatThrownBy(() -> SmallOrg.seeded(seed))
        .hasMessage("environment.applicationUser must be given as text");
  }

  @Test
  void nullIsNoText() {
    try (DataverseEmulator org =
        SmallOrg.with(
            "{'tables': {%s, 'account': {'a': {'name': null}}}}"
                .formatted(USER)
                .replace('\'', '"'))) {
      assertThat(Wire.to(org).rows("accounts").get(0).get("name").isNull()).isTrue();
    }
  }

  private static void assertRefused(String seed, String message) {
    assertThatThrownBy(() -> SmallOrg.with(seed.replace('\'', '"')).close())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }
}
