package io.github.dealsummary.emulator.store;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/** The rows above a row in a hierarchy. */
public final class Ancestors {
  private Ancestors() {}

  /** Their ids, the nearest first; rows that point at each other in a circle are there once. */
  public static Set<UUID> of(Row row, Function<Row, Optional<Row>> parent) {
    Set<UUID> ids = new LinkedHashSet<>();
    Optional<Row> at = parent.apply(row);
    while (at.isPresent() && ids.add(at.get().id())) {
      at = parent.apply(at.get());
    }
    return ids;
  }
}
