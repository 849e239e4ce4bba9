package io.github.dealsummary.emulator;

import io.github.dealsummary.emulator.store.Row;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** A part of a long answer, and where the next part begins if there is one. */
record Page(List<Row> rows, Optional<SkipToken> next) {
  /** With {@code odata.maxpagesize} Dataverse ignores {@code $top}; without, $top ends the list. */
  static Page of(List<Row> all, SkipToken from, OptionalInt top, Preferences preferences) {
    int size = preferences.pageSize();
    boolean followsLink = from.offset() > 0;
    if (top.isPresent() && !preferences.limitsPages() && !followsLink) {
      return new Page(slice(all, 0, Math.min(top.getAsInt(), size)), Optional.empty());
    }
    boolean more = all.size() - from.offset() > size;
    return new Page(
        slice(all, from.offset(), size), more ? Optional.of(from.next(size)) : Optional.empty());
  }

  private static List<Row> slice(List<Row> all, int from, int size) {
    int start = Math.min(from, all.size());
    return all.subList(start, Math.min(start + size, all.size()));
  }
}
