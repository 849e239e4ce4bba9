package io.github.dealsummary.dataverse;

import java.util.Optional;
import java.util.UUID;

/**
 * The row that a lookup column points to.
 *
 * @param table its logical name, {@code account}; present if annotations were asked for, which a
 *     {@link Query} always does
 * @param name its primary name, as a person reads it; likewise
 */
public record Lookup(UUID id, Optional<String> table, Optional<String> name) {
  /** Without the name, which is somebody's data. */
  @Override
  public String toString() {
    return "Lookup[id=" + id + ", table=" + table.orElse("unknown") + "]";
  }
}
