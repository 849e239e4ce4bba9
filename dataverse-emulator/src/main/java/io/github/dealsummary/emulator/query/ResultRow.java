package io.github.dealsummary.emulator.query;

import io.github.dealsummary.emulator.store.Column;
import io.github.dealsummary.emulator.store.Row;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A row in the answer of FetchXML or {@code $apply}, which may be made of several rows.
 *
 * @param of the row it stands for; empty where it is made of many
 * @param cells by property
 */
public record ResultRow(Optional<Row> of, Map<String, Cell> cells) {
  public ResultRow {
    cells = Collections.unmodifiableMap(cells);
  }

  /**
   * A value.
   *
   * @param row from which the value is; empty if it was computed
   * @param column of which the value is, or of whose values it was computed
   */
  public record Cell(@Nullable Object value, Optional<Row> row, Optional<Column> column) {}
}
