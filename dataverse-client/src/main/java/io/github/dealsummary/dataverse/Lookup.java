package io.github.dealsummary.dataverse;

import java.util.Optional;
import java.util.UUID;

/**
 * The row that a lookup column points to.
 *
 * @param id the row's primary key
 * @param table the table's logical name, {@code account}; present if annotations were asked for,
 *     which a {@link Query} always does
 * @param name the row's primary name, as people read it; present as {@code table} is
 */
public record Lookup(UUID id, Optional<String> table, Optional<String> name) {
  /** Does not show the name, which is somebody's data. */
  @Override
  public String toString() {
    return "Lookup[id=" + id + ", table=" + table.orElse("unknown") + "]";
  }
}
