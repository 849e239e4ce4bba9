package io.github.dealsummary.emulator.query;

import io.github.dealsummary.emulator.store.Row;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a condition is asked of: a row and, in FetchXML, the rows its links found, by their aliases.
 *
 * @param row null where an outer link found no row
 */
public record Tuple(@Nullable Row row, Map<String, Row> linked) {
  public static Tuple of(Row row) {
    return new Tuple(row, Map.of());
  }

  public Tuple at(String alias) {
    return new Tuple(linked.get(alias), linked);
  }

  public Tuple with(String alias, Row found) {
    Map<String, Row> more = new HashMap<>(linked);
    more.put(alias, found);
    return new Tuple(row, more);
  }
}
