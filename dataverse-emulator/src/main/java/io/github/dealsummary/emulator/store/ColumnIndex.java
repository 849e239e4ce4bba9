package io.github.dealsummary.emulator.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The rows of a table by the value of one column, in the order in which the database sorts. */
final class ColumnIndex {
  private static final Set<ColumnType> INDEXED =
      EnumSet.of(ColumnType.STRING, ColumnType.GUID, ColumnType.LOOKUP);

  private final Column column;
  private final Collation collation;
  private final TreeMap<String, List<Row>> rows = new TreeMap<>();

  ColumnIndex(Column column, Collation collation, Collection<Row> all) {
    this.column = column;
    this.collation = collation;
    all.forEach(this::add);
  }

  static boolean covers(Column column) {
    return INDEXED.contains(column.type());
  }

  void add(Row row) {
    key(row).ifPresent(key -> rows.computeIfAbsent(key, none -> new ArrayList<>(1)).add(row));
  }

  void remove(Row row) {
    key(row)
        .ifPresent(
            key -> {
              List<Row> same = rows.getOrDefault(key, List.of());
              same.removeIf(one -> one.id().equals(row.id()));
              if (same.isEmpty()) {
                rows.remove(key);
              }
            });
  }

  /** The rows with this value, in order of creation. */
  List<Row> equalTo(Object value) {
    return inOrder(rows.getOrDefault(key(value), List.of()));
  }

  /** The rows whose folded text begins so, which is not empty. Some others may be among them. */
  List<Row> beginningWith(String foldedPrefix) {
    List<Row> found = new ArrayList<>();
    // Keys end without spaces, so the prefix does, too. A text of spaces alone has an empty key.
    String start = foldedPrefix.isBlank() ? " " : foldedPrefix.stripTrailing();
    if (foldedPrefix.isBlank()) {
      found.addAll(rows.getOrDefault("", List.of()));
    }
    // The largest character ends the range.
    rows.subMap(start, start + Character.MAX_VALUE).values().forEach(found::addAll);
    return inOrder(found);
  }

  private Optional<String> key(Row row) {
    return Optional.ofNullable(row.value(column.name())).map(this::key);
  }

  private String key(Object value) {
    return value instanceof String text
        ? collation.key(text)
        : value instanceof Lookup lookup ? lookup.id().toString() : value.toString();
  }

  private static List<Row> inOrder(List<Row> found) {
    List<Row> sorted = new ArrayList<>(found);
    sorted.sort(Comparator.comparingLong(Row::place));
    return sorted;
  }
}
