package io.github.dealsummary.emulator.write;

import io.github.dealsummary.emulator.store.Lookup;
import io.github.dealsummary.emulator.store.ODataError;
import io.github.dealsummary.emulator.store.Row;
import io.github.dealsummary.emulator.store.Store;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** No row is its own parent, nor that of its parents; the codes are those of Dataverse. */
final class NoParentLoops {
  private static final Loop ANY =
      new Loop(
          "0x80040387",
          "Creating this parental association would create a loop in this entity hierarchy.");
  private static final Map<String, Loop> LOOPS =
      Map.of(
          "account",
          new Loop(
              "0x80040507",
              "Creating this parental association would create a loop in Accounts hierarchy."),
          "contact",
          new Loop(
              "0x8004050a",
              "Creating this parental association would create a loop in Contacts hierarchy."));

  private NoParentLoops() {}

  private record Loop(String code, String message) {}

  /** Refuses a parent that is the row itself or below it. */
  static void require(Store store, Row row, String column, Lookup parent) {
    if (!parent.table().equals(row.table().name()) || !column.contains("parent")) {
      return;
    }
    Set<UUID> passed = new HashSet<>();
    Optional<Lookup> above = Optional.of(parent);
    // A seed file may hold a circle already, which must not be walked for ever.
    while (above
        .filter(to -> to.table().equals(parent.table()) && passed.add(to.id()))
        .isPresent()) {
      if (above.get().id().equals(row.id())) {
        Loop loop = LOOPS.getOrDefault(row.table().name(), ANY);
        throw new ODataError(400, loop.code(), loop.message());
      }
      above = store.find(above.get()).flatMap(next -> next.lookup(column));
    }
  }
}
