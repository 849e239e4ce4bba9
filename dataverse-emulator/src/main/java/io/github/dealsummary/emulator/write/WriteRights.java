package io.github.dealsummary.emulator.write;

import io.github.dealsummary.emulator.store.AccessRight;
import io.github.dealsummary.emulator.store.CallerView;
import io.github.dealsummary.emulator.store.Lookup;
import io.github.dealsummary.emulator.store.ODataError;
import io.github.dealsummary.emulator.store.Row;
import io.github.dealsummary.emulator.store.Table;
import java.util.Optional;

/** Checks the rights that a caller needs in order to write. */
final class WriteRights {
  private static final String OWNER = "ownerid";

  private final CallerView view;

  WriteRights(CallerView view) {
    this.view = view;
  }

  void requireCreatable(Table table) {
    requireWritable(table);
    if (table.name().equals("activitypointer")) {
      throw ODataError.badRequest(
          "The 'Create' method does not support entities of type 'activitypointer'.");
    }
    view.rights().require(AccessRight.CREATE, table);
  }

  void requireWritable(Table table) {
    if (table.is(Table.Trait.READ_ONLY)) {
      throw new ODataError(
          400,
          "0x80040800",
          "The table '" + table.name() + "' does not support creating, changing or deleting rows.");
    }
  }

  void requireReach(AccessRight access, Row row) {
    view.rights().require(access, row.table());
    if (!view.rights().reaches(access, row)) {
      throw ODataError.outOfReach(row, view.user(), row.table().privilege(access));
    }
  }

  /** Pointing a new row at another needs the rights to read that one and to append to it. */
  void requireRelatable(Table table, String column, Object value) {
    if (value instanceof Lookup lookup && !column.equals(OWNER)) {
      view.rights().require(AccessRight.APPEND, table);
      view.store().find(lookup).ifPresent(this::requireAppendable);
    }
  }

  /** Changing the owner needs the right to assign, and changing another lookup that to append. */
  void requireChangeable(Row row, String column, Optional<Object> value) {
    Optional<Object> pointedAt = value.or(() -> Optional.ofNullable(row.value(column)));
    if (column.equals(OWNER)) {
      requireReach(AccessRight.ASSIGN, row);
    } else if (pointedAt.isPresent() && pointedAt.get() instanceof Lookup lookup) {
      requireReach(AccessRight.APPEND, row);
      view.store().find(lookup).ifPresent(this::requireAppendable);
    }
  }

  void requirePairable(Row row, Row other) {
    requireReach(AccessRight.APPEND, row);
    requireAppendable(other);
  }

  private void requireAppendable(Row target) {
    requireReach(AccessRight.READ, target);
    requireReach(AccessRight.APPEND_TO, target);
  }
}
