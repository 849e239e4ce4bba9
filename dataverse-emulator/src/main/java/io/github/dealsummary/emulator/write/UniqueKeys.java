package io.github.dealsummary.emulator.write;

import io.github.dealsummary.emulator.query.RowKey;
import io.github.dealsummary.emulator.store.CallerView;
import io.github.dealsummary.emulator.store.Column;
import io.github.dealsummary.emulator.store.ODataError;
import io.github.dealsummary.emulator.store.Row;
import io.github.dealsummary.emulator.store.Table;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** No two rows of a table have the same id or the same values of an alternate key. */
final class UniqueKeys {
  private UniqueKeys() {}

  /**
   * Refuses values that another row has.
   *
   * @param self the row that is to have them; empty for a new one
   */
  static void require(
      CallerView view, Table table, Map<String, Object> values, Optional<Row> self) {
    if (self.isEmpty()
        && values.get(table.key()) instanceof UUID id
        && view.store().find(table, id).isPresent()) {
      throw new ODataError(412, "0x80040237", "A record with matching key values already exists.");
    }
    for (List<String> key : table.keys()) {
      if (isTaken(view, table, key, values, self)) {
        throw new ODataError(
            412,
            "0x80060892",
            "A record that has the attribute values %s already exists. The entity key requires that this set of attributes contains unique values."
                .formatted(key));
      }
    }
  }

  private static boolean isTaken(
      CallerView view,
      Table table,
      List<String> key,
      Map<String, Object> values,
      Optional<Row> self) {
    Map<Column, Object> given = new HashMap<>();
    for (String name : key) {
      Optional.ofNullable(values.get(name))
          .ifPresent(value -> given.put(table.column(name).orElseThrow(), value));
    }
    // A key is enforced only where all its columns have a value.
    return given.size() == key.size()
        && new RowKey(table, given)
            .find(view)
            .filter(row -> !self.map(Row::id).equals(Optional.of(row.id())))
            .isPresent();
  }
}
