package io.github.dealsummary.dataverse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import org.junit.jupiter.api.Test;

class KeyTest {
  private static final UUID ID = UUID.fromString("00000000-0000-0000-0000-00000000000a");

  @Test
  void primaryKeyIsBare() {
    assertThat(Key.of("accounts", ID).address())
        .isEqualTo("accounts(00000000-0000-0000-0000-00000000000a)");
  }

  @Test
  void alternateKeyCannotEndItsLiteralNorItsSegment() {
    assertThat(Key.of("accounts", "accountnumber", "O'Brien & Co/1#2, x)").address())
        .isEqualTo("accounts(accountnumber=%27O%27%27Brien%20%26%20Co%2F1%232%2C%20x%29%27)");
  }

  @Test
  void severalColumnsMakeOneKey() {
    Key key = Key.of("contacts", "firstname", "Joe").and("_parentcustomerid_value", ID);
    assertThat(key.address())
        .isEqualTo(
            "contacts(firstname=%27Joe%27,_parentcustomerid_value=00000000-0000-0000-0000-00000000000a)");
  }

  @Test
  void primaryKeyHasNoFurtherColumn() {
    assertThatThrownBy(() -> Key.of("accounts", ID).and("name", "x"))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> Key.of("accounts", "name eq", "x"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
