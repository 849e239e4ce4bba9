package io.github.dealsummary.emulator;

import io.github.dealsummary.emulator.store.Row;
import java.util.List;

/** All rows of an emulator at one moment, to put back with {@link DataverseEmulator#restore}. */
public final class Snapshot {
  private final List<Row> rows;

  Snapshot(List<Row> rows) {
    this.rows = List.copyOf(rows);
  }

  List<Row> rows() {
    return rows;
  }
}
