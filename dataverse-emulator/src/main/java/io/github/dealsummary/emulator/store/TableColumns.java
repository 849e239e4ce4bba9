package io.github.dealsummary.emulator.store;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The columns of a table, and which of them tell its rows apart.
 *
 * @param byName in the order of the definition, which answers keep
 * @param key the primary key
 * @param nameColumn the column whose text stands for a row
 * @param alternateKeys the columns of each
 */
record TableColumns(
    Map<String, Column> byName, String key, String nameColumn, List<List<String>> alternateKeys) {
  TableColumns {
    byName = Collections.unmodifiableMap(new LinkedHashMap<>(byName));
    alternateKeys = List.copyOf(alternateKeys);
  }
}
