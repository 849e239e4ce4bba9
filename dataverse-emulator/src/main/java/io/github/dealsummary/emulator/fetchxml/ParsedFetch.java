package io.github.dealsummary.emulator.fetchxml;

import io.github.dealsummary.emulator.query.Condition;
import io.github.dealsummary.emulator.query.OrderBy;
import io.github.dealsummary.emulator.store.Table;
import java.util.List;
import java.util.Optional;

/**
 * A {@code fetch} element, read and checked.
 *
 * @param groups of a query with aggregates, which answers groups and no rows
 */
record ParsedFetch(
    FetchSource source,
    List<OrderBy> orders,
    FetchColumns columns,
    Optional<FetchGroups> groups,
    FetchPage page) {
  ParsedFetch {
    orders = List.copyOf(orders);
  }

  Table table() {
    return source.table();
  }

  Optional<Condition> filter() {
    return source.filter();
  }

  List<LinkEntity> links() {
    return source.links();
  }

  /** The aliases of all links, in the order in which they are joined. */
  List<String> aliases() {
    return links().stream().flatMap(LinkEntity::aliases).toList();
  }

  /** Dataverse hands out none where rows are groups, or are sorted by a column of a link. */
  boolean hasCookies() {
    return groups.isEmpty()
        && !columns.distinct()
        && orders.stream().allMatch(order -> order.alias().isEmpty());
  }
}
