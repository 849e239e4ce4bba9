package io.github.dealsummary.emulator.store;

import java.util.List;
import java.util.Map;

/**
 * The columns that a new row must hold, and the values it is given where nothing was written.
 *
 * @param required columns that no row can be without
 * @param defaults the values given, by column
 * @param statuses the status that each state begins with
 */
record NewRowRules(
    List<String> required, Map<String, Object> defaults, Map<Integer, Integer> statuses) {
  NewRowRules {
    required = List.copyOf(required);
    defaults = Map.copyOf(defaults);
    statuses = Map.copyOf(statuses);
  }
}
