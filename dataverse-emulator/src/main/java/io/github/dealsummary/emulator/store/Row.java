package io.github.dealsummary.emulator.store;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One row. A column that is null has no entry.
 *
 * @param place the row's place among all rows, in order of creation
 * @param version what the ETag says, another one after each change
 */
public record Row(Table table, UUID id, long place, long version, Map<String, Object> values) {
  public Row {
    values = Map.copyOf(values);
  }

  public @Nullable Object value(String column) {
    // The number in the ETag is this column in Dataverse.
    return column.equals("versionnumber") ? (Object) version : values.get(column);
  }

  public Optional<Lookup> lookup(String column) {
    return Optional.ofNullable((Lookup) values.get(column));
  }

  /** The text that stands for the row. */
  public Optional<String> name() {
    return values.get(table.nameColumn()) instanceof String name
        ? Optional.of(name)
        : Optional.empty();
  }

  public String etag() {
    return "W/\"" + version + "\"";
  }
}
