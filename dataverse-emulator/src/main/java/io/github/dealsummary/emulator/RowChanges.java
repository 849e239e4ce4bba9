package io.github.dealsummary.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.dealsummary.emulator.query.Key;
import io.github.dealsummary.emulator.store.Access;
import io.github.dealsummary.emulator.store.CollectionNavigation;
import io.github.dealsummary.emulator.store.Column;
import io.github.dealsummary.emulator.store.Lookup;
import io.github.dealsummary.emulator.store.Navigation;
import io.github.dealsummary.emulator.store.ODataError;
import io.github.dealsummary.emulator.store.Row;
import io.github.dealsummary.emulator.store.Store;
import io.github.dealsummary.emulator.store.Table;
import io.github.dealsummary.emulator.store.View;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Creates, changes, relates and deletes rows by the rules of their tables, for one caller. */
final class RowChanges {
  /** The lookups that a row does not outlive, beside those to what an activity is about. */
  private static final Set<String> PARENTAL =
      Set.of(
          "annotation.objectid",
          "opportunityproduct.opportunityid",
          "customapirequestparameter.customapiid",
          "customapiresponseproperty.customapiid");

  private final View view;
  private final Store store;
  private final RowUrls urls;

  RowChanges(View view, RowUrls urls) {
    this.view = view;
    this.store = view.store();
    this.urls = urls;
  }

  /**
   * Creates a row and those nested in it.
   *
   * @param fixed values that the path gives, by column
   */
  Row create(Table table, ObjectNode body, Map<String, Object> fixed) {
    require(Access.CREATE, table);
    Payload payload = Payload.read(table, body, url -> urls.row(url, view));
    Map<String, Object> values = new HashMap<>(fixed);
    payload.values().forEach((column, value) -> value.ifPresent(v -> put(values, column, v)));
    payload.nested().forEach((to, inner) -> values.put(to.column(), nested(to, inner)));
    values.forEach((column, value) -> requireRelatable(table, column, value));
    requireUnique(table, values, Optional.empty());
    for (String column : table.required()) {
      if (!values.containsKey(column)) {
        throw PayloadErrors.required(table, column);
      }
    }
    Row row = store.create(table, values, view.user());
    requireReach(Access.CREATE, row);
    payload.related().forEach((collection, others) -> relate(row, collection, others));
    return row;
  }

  /** What the path says, the body may repeat and not contradict. */
  private static void put(Map<String, Object> values, String column, Object value) {
    Object fixed = values.put(column, value);
    boolean sameText =
        fixed instanceof String text
            && value instanceof String other
            && text.equalsIgnoreCase(other);
    if (fixed != null && !fixed.equals(value) && !sameText) {
      throw PayloadErrors.invalid(
          "The value of '%s' is '%s' in the URL and '%s' in the body."
              .formatted(column, fixed, value));
    }
  }

  Row update(Row row, ObjectNode body) {
    requireReach(Access.WRITE, row);
    Table table = row.table();
    Payload payload = Payload.read(table, body, url -> urls.row(url, view));
    Map<String, Optional<Object>> changes = new HashMap<>(payload.values());
    payload
        .nested()
        .forEach((to, inner) -> changes.put(to.column(), Optional.of(nested(to, inner))));
    if (!payload.related().isEmpty()) {
      throw ODataError.badRequest("Deep update of collections is not supported.");
    }
    return update(row, changes);
  }

  Row update(Row row, Map<String, Optional<Object>> changes) {
    Table table = row.table();
    requireReach(Access.WRITE, row);
    if (table.is(Table.Trait.READ_ONLY)) {
      throw readOnly(table);
    }
    if (Optional.of(row.id()).equals(changes.getOrDefault(table.key(), Optional.empty()))) {
      changes.remove(table.key());
    }
    for (Map.Entry<String, Optional<Object>> change : changes.entrySet()) {
      boolean required = table.required().contains(change.getKey());
      if (change.getKey().equals(table.key()) || (required && change.getValue().isEmpty())) {
        throw PayloadErrors.required(table, change.getKey());
      }
    }
    changes.forEach((column, value) -> requireChangeable(row, column, value));
    Map<String, Object> after = new HashMap<>(row.values());
    changes.forEach((column, value) -> value.ifPresent(v -> after.put(column, v)));
    requireUnique(table, after, Optional.of(row));
    return store.update(row, changes, view.user());
  }

  /** Deletes a row and those that do not outlive it; other lookups to it become null. */
  void delete(Row row) {
    requireReach(Access.DELETE, row);
    if (row.table().is(Table.Trait.READ_ONLY)) {
      throw readOnly(row.table());
    }
    cascade(row);
  }

  private void cascade(Row row) {
    store.delete(row);
    for (Table table : view.schema().tables()) {
      for (Navigation to : table.navigations().values()) {
        boolean mirrored = table.name().equals("activitypointer");
        if (to.target().equals(row.table().name()) && !mirrored) {
          Column column = table.column(to.column()).orElseThrow();
          store
              .equalTo(table, column, row.id())
              .orElse(List.of())
              .forEach(pointing -> release(pointing, column));
        }
      }
    }
  }

  private void release(Row pointing, Column column) {
    Table table = pointing.table();
    boolean parental =
        table.is(Table.Trait.INTERSECT)
            || (table.is(Table.Trait.ACTIVITY) && column.name().equals("regardingobjectid"))
            || PARENTAL.contains(table.name() + "." + column.name());
    if (parental) {
      cascade(pointing);
    } else {
      store.update(pointing, Map.of(column.name(), Optional.empty()), view.user());
    }
  }

  /** Relates a row to others: given as URLs, or as rows to create. */
  private void relate(Row row, CollectionNavigation collection, List<JsonNode> others) {
    Table target = view.schema().table(collection.target());
    for (JsonNode other : others) {
      if (other instanceof ObjectNode body && collection.far().isEmpty()) {
        Navigation back = back(collection);
        create(target, body, Map.of(back.column(), new Lookup(back, row.id())));
      } else if (other instanceof ObjectNode body) {
        associate(row, collection, create(target, body, Map.of()));
      } else {
        associate(row, collection, urls.row(other.asText(), view));
      }
    }
  }

  void associate(Row row, CollectionNavigation collection, Row other) {
    requireTarget(collection.name(), collection.target(), other);
    if (collection.far().isPresent()) {
      requirePairable(row, other);
    }
    if (collection.far().isEmpty()) {
      Navigation back = back(collection);
      update(other, change(back.column(), Optional.of(new Lookup(back, row.id()))));
    } else if (pair(row, collection, other).isEmpty()) {
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
      requirePairable(row, other);
      pair(row, collection, other).ifPresent(store::delete);
    } else if (other
        .lookup(back(collection).column())
        .map(Lookup::id)
        .equals(Optional.of(row.id()))) {
      update(other, change(back(collection).column(), Optional.empty()));
    }
  }

  /** Sets a lookup, or empties it. */
  void point(Row row, Navigation navigation, Optional<Row> to) {
    to.ifPresent(target -> requireTarget(navigation.name(), navigation.target(), target));
    update(row, change(navigation.column(), to.map(target -> new Lookup(navigation, target.id()))));
  }

  private static Map<String, Optional<Object>> change(String column, Optional<Object> value) {
    return new HashMap<>(Map.of(column, value));
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

  private Navigation back(CollectionNavigation collection) {
    return view.schema().table(collection.via()).navigation(collection.near()).orElseThrow();
  }

  private Lookup nested(Navigation to, ObjectNode body) {
    Row created = create(view.schema().table(to.target()), body, Map.of());
    return new Lookup(to, created.id());
  }

  /** Whoever points a new row at another needs to read that one and to append to it. */
  private void requireRelatable(Table table, String column, Object value) {
    if (value instanceof Lookup lookup && !column.equals("ownerid")) {
      require(Access.APPEND, table);
      store.find(lookup).ifPresent(this::requireAppendable);
    }
  }

  /** An owner is assigned, another lookup appended to; taking it away is no different. */
  private void requireChangeable(Row row, String column, Optional<Object> value) {
    Optional<Object> pointedAt = value.or(() -> Optional.ofNullable(row.value(column)));
    if (column.equals("ownerid")) {
      requireReach(Access.ASSIGN, row);
    } else if (pointedAt.isPresent() && pointedAt.get() instanceof Lookup lookup) {
      requireReach(Access.APPEND, row);
      store.find(lookup).ifPresent(this::requireAppendable);
    }
  }

  private void requirePairable(Row row, Row other) {
    requireReach(Access.APPEND, row);
    requireAppendable(other);
  }

  private void requireAppendable(Row target) {
    requireReach(Access.READ, target);
    requireReach(Access.APPEND_TO, target);
  }

  private void require(Access access, Table table) {
    if (table.is(Table.Trait.READ_ONLY)) {
      throw readOnly(table);
    }
    if (table.name().equals("activitypointer")) {
      throw ODataError.badRequest(
          "The 'Create' method does not support entities of type 'activitypointer'.");
    }
    view.rights().require(access, table);
  }

  private void requireReach(Access access, Row row) {
    view.rights().require(access, row.table());
    if (!view.rights().reaches(access, row)) {
      throw ODataError.outOfReach(row, view.user(), row.table().privilege(access));
    }
  }

  private void requireTarget(String navigation, String target, Row row) {
    if (!row.table().name().equals(target)) {
      throw ODataError.badRequest(
          "The navigation property '%s' leads to rows of '%s', not of '%s'."
              .formatted(navigation, target, row.table().name()));
    }
  }

  private void requireUnique(Table table, Map<String, Object> values, Optional<Row> self) {
    if (self.isEmpty()
        && values.get(table.key()) instanceof UUID id
        && store.find(table, id).isPresent()) {
      throw new ODataError(412, "0x80040237", "A record with matching key values already exists.");
    }
    for (List<String> key : table.keys()) {
      Map<Column, Object> given = new HashMap<>();
      key.forEach(
          name ->
              Optional.ofNullable(values.get(name))
                  .ifPresent(value -> given.put(table.column(name).orElseThrow(), value)));
      boolean taken =
          given.size() == key.size()
              && new Key(table, given)
                  .find(view)
                  .filter(row -> !self.map(Row::id).equals(Optional.of(row.id())))
                  .isPresent();
      if (taken) {
        throw new ODataError(
            412,
            "0x80060892",
            "A record that has the attribute values %s already exists. The entity key requires that this set of attributes contains unique values."
                .formatted(key));
      }
    }
  }

  private static ODataError readOnly(Table table) {
    return new ODataError(
        400,
        "0x80040800",
        "The table '" + table.name() + "' does not support creating, changing or deleting rows.");
  }
}
