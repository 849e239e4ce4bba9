package io.github.dealsummary.emulator.store;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The part of an activity that all kinds of activities have in common. */
final class ActivityPointer {
  private ActivityPointer() {}

  static Row of(Table pointers, Row activity) {
    Map<String, Object> values = new HashMap<>();
    for (Map.Entry<String, Object> value : activity.values().entrySet()) {
      Optional<Object> shared = pointed(pointers, value.getKey(), value.getValue());
      if (shared.isPresent()) {
        values.put(value.getKey(), shared.get());
      }
    }
    return new Row(pointers, activity.id(), activity.place(), activity.version(), values);
  }

  /** A lookup goes by another navigation property here than in the activity's own table. */
  private static Optional<Object> pointed(Table pointers, String column, Object value) {
    if (pointers.column(column).isEmpty()) {
      return Optional.empty();
    }
    return value instanceof Lookup lookup
        ? pointers.navigation(column, lookup.table()).map(to -> new Lookup(to, lookup.id()))
        : Optional.of(value);
  }
}
