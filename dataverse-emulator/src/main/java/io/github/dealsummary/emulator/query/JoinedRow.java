package io.github.dealsummary.emulator.query;

import io.github.dealsummary.emulator.store.Row;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A row and, in FetchXML, the rows that its links found, by alias. Conditions are checked on it.
 *
 * @param row null where an outer link found no row
 */
public record JoinedRow(@Nullable Row row, Map<String, Row> linked) {
  public static JoinedRow of(Row row) {
    return new JoinedRow(row, Map.of());
  }

  public JoinedRow at(String alias) {
    return new JoinedRow(linked.get(alias), linked);
  }

  public JoinedRow with(String alias, Row found) {
    Map<String, Row> more = new HashMap<>(linked);
    more.put(alias, found);
    return new JoinedRow(row, more);
  }
}
