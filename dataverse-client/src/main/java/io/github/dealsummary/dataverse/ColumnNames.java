package io.github.dealsummary.dataverse;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The column names that rows of one reply share. */
final class ColumnNames {
  private static final int FEW = 16;
  private static final int MANY_LOOKUPS = 256;

  final String[] names;
  private @Nullable Map<String, Integer> indexes;
  private int lookups;

  ColumnNames(String[] names) {
    this.names = names;
  }

  /** Compares by identity, which is enough and fast: Jackson interns the names of a reply. */
  @SuppressWarnings("ReferenceEquality")
  boolean isOf(String[] others, int from, int to) {
    if (to - from != names.length) {
      return false;
    }
    for (int i = 0; i < names.length; i++) {
      if (names[i] != others[from + i]) {
        return false;
      }
    }
    return true;
  }

  int indexOf(String name) {
    // An index pays off on the many rows of a page, not on a few. Counting need not be exact.
    if (names.length > FEW && (indexes != null || ++lookups > MANY_LOOKUPS)) {
      return indexes().getOrDefault(name, -1);
    }
    for (int i = 0; i < names.length; i++) {
      if (names[i].equals(name)) {
        return i;
      }
    }
    return -1;
  }

  /**
   * Finds an annotation of a column. The two names are compared without joining them, since joined
   * names would be most of what reading a row allocates.
   */
  int indexOf(String column, String annotation) {
    int length = column.length() + annotation.length();
    for (int i = 0; i < names.length; i++) {
      String name = names[i];
      if (name.length() == length && name.startsWith(column) && name.endsWith(annotation)) {
        return i;
      }
    }
    return -1;
  }

  /** Makes the index at first use. Several threads may do so at once, which does no harm. */
  private Map<String, Integer> indexes() {
    Map<String, Integer> made = indexes;
    if (made == null) {
      made = new HashMap<>();
      for (int i = 0; i < names.length; i++) {
        made.put(names[i], i);
      }
      made = Map.copyOf(made); // final fields: safe to publish without a lock
      indexes = made;
    }
    return made;
  }
}
