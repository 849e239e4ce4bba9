package io.github.dealsummary.emulator.write;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.dealsummary.emulator.store.CallerView;
import io.github.dealsummary.emulator.store.CollectionNavigation;
import io.github.dealsummary.emulator.store.Lookup;
import io.github.dealsummary.emulator.store.Navigation;
import io.github.dealsummary.emulator.store.Row;
import io.github.dealsummary.emulator.store.Store;
import io.github.dealsummary.emulator.store.Table;
import io.github.dealsummary.emulator.web.RowUrls;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Relates rows to each other, over lookups and over intersect tables. */
final class Relations {
  private final CallerView view;
  private final Store store;
  private final RowUrls urls;
  private final RowChanges changes;
  private final WriteRights rights;

  Relations(CallerView view, RowUrls urls, RowChanges changes) {
    this.view = view;
    this.store = view.store();
    this.urls = urls;
    this.changes = changes;
    this.rights = new WriteRights(view);
  }

  /** Relates a row to others: given as URLs, or as rows to create. */
  void relate(Row row, CollectionNavigation collection, List<JsonNode> others) {
    Table target = view.schema().table(collection.target());
    for (JsonNode other : others) {
      if (other instanceof ObjectNode body && collection.far().isEmpty()) {
        Navigation back = back(collection);
        changes.create(target, body, Map.of(back.column(), new Lookup(back, row.id())));
      } else if (other instanceof ObjectNode body) {
        associate(row, collection, changes.create(target, body, Map.of()));
      } else {
        associate(row, collection, urls.row(other.asText(), view));
      }
    }
  }

  void associate(Row row, CollectionNavigation collection, Row other) {
    requireTarget(collection.name(), collection.target(), other);
    if (collection.far().isEmpty()) {
      Navigation back = writableBack(collection, other);
      changes.update(other, change(back, Optional.of(new Lookup(back, row.id()))));
      return;
    }
    rights.requirePairable(row, other);
    // Relating two rows again changes nothing.
    if (pair(row, collection, other).isEmpty()) {
      Table via = view.schema().table(collection.via());
      store.create(
          via,
          Map.of(
              collection.near(),
              new Lookup(via.navigation(collection.near()).orElseThrow(), row.id()),
              collection.far().get(),
              new Lookup(via.navigation(collection.far().get()).orElseThrow(), other.id())),
          view.user());
    }
  }

  void disassociate(Row row, CollectionNavigation collection, Row other) {
    requireTarget(collection.name(), collection.target(), other);
    if (collection.far().isPresent()) {
      rights.requirePairable(row, other);
      pair(row, collection, other).ifPresent(store::delete);
      return;
    }
    Navigation back = writableBack(collection, other);
    if (other.lookup(back.column()).map(Lookup::id).equals(Optional.of(row.id()))) {
      changes.update(other, change(back, Optional.empty()));
    }
  }

  /** Sets a lookup, or empties it. */
  void point(Row row, Navigation navigation, Optional<Row> to) {
    to.filter(target -> !target.table().name().equals(navigation.target()))
        .ifPresent(
            target -> {
              throw PayloadErrors.wrongTarget(navigation, target.table());
            });
    requireWritable(row.table(), navigation);
    changes.update(row, change(navigation, to.map(target -> new Lookup(navigation, target.id()))));
  }

  private static Map<String, Optional<Object>> change(
      Navigation navigation, Optional<? extends Object> value) {
    Map<String, Optional<Object>> change = new HashMap<>();
    change.put(navigation.column(), value.map(lookup -> lookup));
    return change;
  }

  private Optional<Row> pair(Row row, CollectionNavigation collection, Row other) {
    Table via = view.schema().table(collection.via());
    String far = collection.far().orElseThrow();
    return store
        .equalTo(via, via.column(collection.near()).orElseThrow(), row.id())
        .orElse(List.of())
        .stream()
        .filter(one -> one.lookup(far).map(Lookup::id).equals(Optional.of(other.id())))
        .findFirst();
  }

  private Navigation writableBack(CollectionNavigation collection, Row other) {
    Navigation back = back(collection);
    requireWritable(other.table(), back);
    return back;
  }

  private Navigation back(CollectionNavigation collection) {
    return view.schema().table(collection.via()).navigation(collection.near()).orElseThrow();
  }

  private static void requireWritable(Table table, Navigation navigation) {
    if (ReadOnlyColumns.is(table, navigation.column())) {
      throw PayloadErrors.invalid(
          "The lookup '%s' of '%s' is read-only.".formatted(navigation.column(), table.name()));
    }
  }

  private static void requireTarget(String navigation, String target, Row row) {
    if (!row.table().name().equals(target)) {
      throw PayloadErrors.wrongTarget(navigation, target, row.table());
    }
  }
}
