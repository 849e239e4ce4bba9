package io.github.dealsummary.emulator.write;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.dealsummary.emulator.store.AccessRight;
import io.github.dealsummary.emulator.store.CallerView;
import io.github.dealsummary.emulator.store.Lookup;
import io.github.dealsummary.emulator.store.Navigation;
import io.github.dealsummary.emulator.store.ODataError;
import io.github.dealsummary.emulator.store.Row;
import io.github.dealsummary.emulator.store.Table;
import io.github.dealsummary.emulator.web.RowUrls;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Creates and changes rows by the rules of their tables, for one caller. */
public final class RowChanges {
  private final CallerView view;
  private final RowUrls urls;
  private final WriteRights rights;

  public RowChanges(CallerView view, RowUrls urls) {
    this.view = view;
    this.urls = urls;
    this.rights = new WriteRights(view);
  }

  Relations relations() {
    return new Relations(view, urls, this);
  }

  /**
   * Creates a row and those nested in it.
   *
   * @param fixed values that the path gives, by column
   */
  public Row create(Table table, ObjectNode body, Map<String, Object> fixed) {
    rights.requireCreatable(table);
    Payload payload = Payload.read(table, body, url -> urls.row(url, view));
    Map<String, Object> values = new HashMap<>(fixed);
    payload.values().forEach((column, value) -> value.ifPresent(v -> put(values, column, v)));
    payload.nested().forEach((to, inner) -> values.put(to.column(), nested(to, inner)));
    values.forEach((column, value) -> rights.requireRelatable(table, column, value));
    UniqueKeys.require(view, table, values, Optional.empty());
    for (String column : table.required()) {
      if (!values.containsKey(column)) {
        throw PayloadErrors.required(table, column);
      }
    }
    Row row = view.store().create(table, values, view.user());
    // Only a row that exists has the owner on whom the right depends.
    rights.requireReach(AccessRight.CREATE, row);
    payload.related().forEach((collection, others) -> relations().relate(row, collection, others));
    return row;
  }

  /** The body may repeat a value of the path, but must not contradict it. */
  private static void put(Map<String, Object> values, String column, Object value) {
    Object fixed = values.put(column, value);
    boolean sameText =
        fixed instanceof String text
            && value instanceof String other
            && text.equalsIgnoreCase(other);
    if (fixed != null && !fixed.equals(value) && !sameText) {
      throw contradiction(column, fixed, value);
    }
  }

  private static ODataError contradiction(String column, Object inUrl, Object inBody) {
    return PayloadErrors.invalid(
        "The value of '%s' is '%s' in the URL and '%s' in the body."
            .formatted(column, inUrl, inBody));
  }

  private Lookup nested(Navigation to, ObjectNode body) {
    Row created = create(view.schema().table(to.target()), body, Map.of());
    return new Lookup(to, created.id());
  }

  public Row update(Row row, ObjectNode body) {
    rights.requireReach(AccessRight.WRITE, row);
    Payload payload = Payload.read(row.table(), body, url -> urls.row(url, view));
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
    rights.requireReach(AccessRight.WRITE, row);
    rights.requireWritable(table);
    // A client may send back the whole row that it read, with its id.
    if (Optional.of(row.id()).equals(changes.getOrDefault(table.key(), Optional.empty()))) {
      changes.remove(table.key());
    }
    Optional<Object> other = changes.getOrDefault(table.key(), Optional.empty());
    if (other.isPresent()) {
      throw contradiction(table.key(), row.id(), other.get());
    }
    changes.remove("overriddencreatedon"); // said of a new row, and ignored afterwards
    changes.forEach((column, value) -> requireChangeable(row, column, value));
    Map<String, Object> after = new HashMap<>(row.values());
    changes.forEach((column, value) -> value.ifPresent(v -> after.put(column, v)));
    UniqueKeys.require(view, table, after, Optional.of(row));
    return view.store().update(row, changes, view.user());
  }

  private void requireChangeable(Row row, String column, Optional<Object> value) {
    Table table = row.table();
    boolean required = table.required().contains(column) || column.equals("ownerid");
    if (column.equals(table.key()) || (required && value.isEmpty())) {
      throw PayloadErrors.required(table, column);
    }
    rights.requireChangeable(row, column, value);
    if (value.isPresent() && value.get() instanceof Lookup lookup) {
      NoParentLoops.require(view.store(), row, column, lookup);
    }
  }
}
