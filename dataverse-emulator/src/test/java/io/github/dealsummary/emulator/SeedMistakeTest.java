package io.github.dealsummary.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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
          'new_account': {'lookup': {'new_Account': 'acount'}} | definitions.new_plan.columns.new_account: new_Account leads to the unknown table 'acount'
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

  private static final String LOGICAL =
      ": a logical name begins with a letter and has up to 128 lower-case letters, digits and underscores";
  private static final String SCHEMA =
      ": a name begins with a letter and has up to 128 letters, digits and underscores";

  @ParameterizedTest
  @ValueSource(strings = {"new_Account", "New_account", "1_a", "_new_a", "new-a", "new a", "", "é"})
  void ofLogicalNames(String name) {
    assertDefinitionRefused(
        "'%s': 'integer'".formatted(name), "", "definitions.new_plan.columns." + name + LOGICAL);
    assertRefused("{'definitions': {'%s': {}}}".formatted(name), "definitions." + name + LOGICAL);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1_a", "_new_a", "new-a", "new a", "", "é", "a/b", "a@b"})
  void ofNavigations(String name) {
    assertDefinitionRefused(
        "'new_a': {'lookup': {'%s': 'account'}}".formatted(name),
        "",
        "definitions.new_plan.columns.new_a.lookup." + name + SCHEMA);
    assertDefinitionRefused(
        "",
        "'collections': {'%s': 'contact.x'}".formatted(name),
        "definitions.new_plan.collections." + name + SCHEMA);
  }

  @Test
  void nameHas128CharactersAtMost() {
    String longest = "n".repeat(128);
    SmallOrg.with(definition("'%s': 'integer'".formatted(longest), "")).close();
    assertDefinitionRefused(
        "'%sn': 'integer'".formatted(longest),
        "",
        "definitions.new_plan.columns." + longest + "n" + LOGICAL);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          'entitySet': 'new plans'             | definitions.new_plan.entitySet: a name begins with a letter and has up to 128 letters, digits and underscores
          'entitySet': 'accounts'              | definitions.new_plan.entitySet: 'accounts' is the entity set of the table 'account'
          'entitySet': 7                       | definitions.new_plan: the part 'entitySet' must be given as text
          'schemaName': 'new_Plans'            | definitions.new_plan.schemaName: in lower case it must be the table's logical name, not 'new_Plans'
          'key': 'new_id'                      | definitions.new_plan.key: the column 'new_id' is not defined
          'key': 'new_count'                   | definitions.new_plan.key: the column 'new_count' must be a guid
          'name': 'new_title'                  | definitions.new_plan.name: the column 'new_title' is not defined
          'required': ['new_title']            | definitions.new_plan.required: the column 'new_title' is not defined
          'keys': [['new_count', 'new_title']] | definitions.new_plan.keys: the column 'new_title' is not defined
          'column': {}                         | definitions.new_plan: a table does not have the part 'column'
          'columns': []                        | definitions.new_plan: the part 'columns' must be an object
          'collections': {'new_C': 'contact'}  | definitions.new_plan.collections.new_C: it leads to 'table.navigation' or 'intersect.near/far', not to 'contact'
          """)
  void ofParts(String part, String message) {
    assertDefinitionRefused("'new_count': 'integer'", part, message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          'new Greet': {}                              | messages.new Greet: a name begins with a letter and has up to 128 letters, digits and underscores
          'new_Greet': {'parameters': {'a-b': 'Guid'}} | messages.new_Greet.parameters.a-b: a name begins with a letter and has up to 128 letters, digits and underscores
          'new_Greet': {'answer': {'': 'x'}}           | messages.new_Greet.answer.: a name begins with a letter and has up to 128 letters, digits and underscores
          'new_Greet': {'parameters': {'A': 'Strng'}}  | messages.new_Greet.parameters.A: "Strng" is not a type. Use one of [Boolean, DateTime, Decimal, Entity, EntityCollection, EntityReference, Float, Integer, Money, Picklist, String, StringArray, Guid]
          """)
  void ofMessages(String messages, String message) {
    assertRefused("{'messages': {" + messages + "}}", message);
  }

  private static void assertDefinitionRefused(String column, String part, String message) {
    assertThatThrownBy(() -> SmallOrg.with(definition(column, part)).close())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }

  /**
   * A definition that is right but for what is added. A later part takes an earlier one's place.
   */
  private static String definition(String column, String part) {
    return """
    {'definitions': {'new_plan': {'entitySet': 'new_plans', 'key': 'new_planid', 'name': 'new_planid',
      'columns': {'new_planid': 'guid'%s}%s}}}
    """
        .formatted(column.isEmpty() ? "" : ", " + column, part.isEmpty() ? "" : ", " + part)
        .replace('\'', '"');
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
