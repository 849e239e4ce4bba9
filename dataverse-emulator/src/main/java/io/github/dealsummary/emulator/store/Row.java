package io.github.dealsummary.emulator.store;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One row. A column that is null has no entry. */
public record Row(Table table, UUID id, long version, Map<String, Object> values) {
  public Row {
    values = Map.copyOf(values);
  }

  public @Nullable Object value(String column) {
    return values.get(column);
  }

  public Optional<Lookup> lookup(String column) {
    return Optional.ofNullable((Lookup) values.get(column));
  }

  /** The text that stands for the row. */
  public Optional<String> name() {
    return Optional.ofNullable((String) values.get(table.nameColumn()));
  }
}
