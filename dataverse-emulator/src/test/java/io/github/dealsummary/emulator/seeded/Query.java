package io.github.dealsummary.emulator.seeded;

import io.github.dealsummary.emulator.seeded.Table.Children;
import io.github.dealsummary.emulator.seeded.Table.Column;
import io.github.dealsummary.emulator.seeded.Table.Lookup;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** A generated query for rows. */
record Query(
    Table table,
    Optional<Criterion> filter,
    List<Column> select,
    List<Sort> sorts,
    OptionalInt top,
    List<ToOne> ones,
    List<ToMany> collections) {

  record Sort(Column column, boolean descending) {}

  record ToOne(Lookup lookup, List<Column> select, Optional<ToOne> inner) {}

  record ToMany(Children children, Query inner) {}

  /** A generated query for totals. */
  record Summary(
      Table table, Optional<Criterion> filter, List<Column> groups, List<Total> totals) {}

  /** A total of a group; a count of rows has no column. */
  record Total(String alias, Function function, Optional<Column> column) {}

  enum Function {
    COUNT,
    SUM,
    AVERAGE,
    MIN,
    MAX
  }
}
