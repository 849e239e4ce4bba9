package io.github.dealsummary.emulator.web;

import io.github.dealsummary.emulator.query.RowKey;
import io.github.dealsummary.emulator.store.CallerView;
import io.github.dealsummary.emulator.store.CollectionNavigation;
import io.github.dealsummary.emulator.store.Navigation;
import io.github.dealsummary.emulator.store.ODataError;
import io.github.dealsummary.emulator.store.Row;
import io.github.dealsummary.emulator.store.Table;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The rows, columns or references that a path below a table leads to.
 *
 * @param table of the rows at its end
 * @param key names one row; empty is the whole collection
 * @param via the last navigation property, if there is one
 * @param tail what comes after: a column, {@code $count}, {@code $ref}, {@code $value}, a message
 */
public record Resource(
    Table table, Optional<RowKey> key, Optional<Via> via, List<PathSegment> tail) {
  /** The row and the navigation property, one of the two kinds, that led to the end. */
  public record Via(Row from, Optional<Navigation> one, Optional<CollectionNavigation> many) {}

  public Resource {
    tail = List.copyOf(tail);
  }

  public static Resource read(
      Table table, String path, CallerView view, Map<String, String> aliases) {
    List<PathSegment> segments = PathSegment.split(path);
    Resource at =
        new Resource(
            table,
            segments.get(0).inside().map(key -> RowKey.parse(table, key, aliases)),
            Optional.empty(),
            segments.subList(1, segments.size()));
    while (at.navigates()) {
      at = at.step(view, aliases);
    }
    return at;
  }

  public String tailText() {
    return tail.stream().map(PathSegment::toString).collect(Collectors.joining("/"));
  }

  /** The rows that the collection holds. */
  List<Row> rows(CallerView view) {
    Optional<CollectionNavigation> many = via.flatMap(Via::many);
    return many.isPresent() ? view.related(via.get().from(), many.get()) : view.rows(table);
  }

  /** The row at the end, which the caller must be allowed to see. */
  public Row row(CallerView view) {
    Row row = key.orElseThrow().require(view);
    return view.find(table, row.id())
        .orElseThrow(() -> ODataError.outOfReach(row, view.user(), table.readPrivilege()));
  }

  private boolean navigates() {
    return key.isPresent()
        && !tail.isEmpty()
        && !tail.get(0).name().startsWith("$")
        && !tail.get(0).name().contains(".")
        && table.property(tail.get(0).name()).isEmpty();
  }

  private Resource step(CallerView view, Map<String, String> aliases) {
    PathSegment next = tail.get(0);
    List<PathSegment> rest = tail.subList(1, tail.size());
    Row from = row(view);
    Optional<CollectionNavigation> many = table.collection(next.name());
    if (many.isPresent()) {
      Table target = view.schema().table(many.get().target());
      Optional<RowKey> other = next.inside().map(key -> RowKey.parse(target, key, aliases));
      other.ifPresent(key -> requireRelated(from, many.get(), key, view));
      return new Resource(target, other, Optional.of(new Via(from, Optional.empty(), many)), rest);
    }
    Navigation one = navigation(next.name());
    if (next.inside().isPresent()) {
      throw ODataError.badRequest(
          "The navigation property '" + next.name() + "' does not take a key.");
    }
    Table target = view.schema().table(one.target());
    return new Resource(
        target,
        // A lookup to several tables has a navigation property for each, and follows one.
        from.lookup(one.column())
            .filter(to -> to.table().equals(one.target()))
            .map(to -> RowKey.of(target, to.id())),
        Optional.of(new Via(from, Optional.of(one), Optional.empty())),
        rest);
  }

  private static void requireRelated(
      Row from, CollectionNavigation many, RowKey other, CallerView view) {
    Optional<Row> row = other.find(view).flatMap(found -> view.find(found.table(), found.id()));
    if (row.isPresent()
        && view.related(from, many).stream().noneMatch(one -> one.id().equals(row.get().id()))) {
      throw ODataError.rowNotFound(row.get().table(), row.get().id());
    }
  }

  private Navigation navigation(String name) {
    return table
        .navigation(name)
        .orElseThrow(
            () ->
                table.elsewhere().contains(name)
                    ? ODataError.notImplemented("the table behind " + name)
                    : ODataError.segmentNotFound(name));
  }
}
