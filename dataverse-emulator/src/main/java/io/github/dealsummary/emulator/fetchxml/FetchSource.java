package io.github.dealsummary.emulator.fetchxml;

import io.github.dealsummary.emulator.query.Condition;
import io.github.dealsummary.emulator.store.Table;
import java.util.List;
import java.util.Optional;

/**
 * The source of rows: an {@code entity} or a {@code link-entity}.
 *
 * @param filter what the rows must fulfil
 * @param links joined to the rows of the table
 */
record FetchSource(Table table, Optional<Condition> filter, List<LinkEntity> links) {
  FetchSource {
    links = List.copyOf(links);
  }
}
