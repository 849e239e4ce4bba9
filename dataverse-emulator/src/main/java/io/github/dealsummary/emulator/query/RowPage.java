package io.github.dealsummary.emulator.query;

import io.github.dealsummary.emulator.store.Row;
import java.util.List;
import java.util.Optional;

/**
 * A part of a long answer.
 *
 * @param next the part after it; empty if this is the last one
 */
public record RowPage(List<Row> rows, Optional<NextPage> next) {
  public RowPage {
    rows = List.copyOf(rows);
  }

  /** These rows without any more, as {@code $top} ends a list. */
  public RowPage asLast() {
    return new RowPage(rows, Optional.empty());
  }
}
