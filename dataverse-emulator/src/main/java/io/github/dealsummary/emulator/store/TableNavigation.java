package io.github.dealsummary.emulator.store;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * The ways from a table's rows to other rows.
 *
 * @param single to one row, each over a lookup column
 * @param collections to all rows that point here
 * @param elsewhere those that Dataverse has and the emulator has no table for
 */
record TableNavigation(
    Map<String, Navigation> single,
    Map<String, CollectionNavigation> collections,
    Set<String> elsewhere) {
  TableNavigation {
    single = Collections.unmodifiableMap(new LinkedHashMap<>(single));
    collections = Collections.unmodifiableMap(new LinkedHashMap<>(collections));
    elsewhere = Set.copyOf(elsewhere);
  }
}
