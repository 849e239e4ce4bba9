package io.github.dealsummary.emulator.write;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.dealsummary.emulator.store.CollectionNavigation;
import io.github.dealsummary.emulator.store.Column;
import io.github.dealsummary.emulator.store.Lookup;
import io.github.dealsummary.emulator.store.Navigation;
import io.github.dealsummary.emulator.store.ODataError;
import io.github.dealsummary.emulator.store.Row;
import io.github.dealsummary.emulator.store.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The body of a create or an update, checked against the table's definition.
 *
 * @param values by column; empty is null
 * @param nested rows to create and bind lookups to, by navigation property
 * @param related rows to create or to bind on the other side of a collection
 */
record Payload(
    Map<String, Optional<Object>> values,
    Map<Navigation, ObjectNode> nested,
    Map<CollectionNavigation, List<JsonNode>> related) {

  private static final String BIND = "@odata.bind";

  static Payload read(Table table, ObjectNode body, Function<String, Row> rowAt) {
    BodyReader reader = new BodyReader(table, rowAt);
    for (Map.Entry<String, JsonNode> property : body.properties()) {
      reader.read(property.getKey(), property.getValue());
    }
    return reader.payload;
  }

  /** Reads one body. */
  private static final class BodyReader {
    private final Table table;
    private final Function<String, Row> rowAt;
    private final Payload payload =
        new Payload(new LinkedHashMap<>(), new LinkedHashMap<>(), new LinkedHashMap<>());

    private BodyReader(Table table, Function<String, Row> rowAt) {
      this.table = table;
      this.rowAt = rowAt;
    }

    private void read(String property, JsonNode value) {
      if (property.equals("@odata.type")) {
        requireType(value);
      } else if (property.endsWith(BIND)) {
        bind(property.substring(0, property.length() - BIND.length()), value);
      } else if (property.contains("@")) {
        BodyAnnotations.require(table, property);
      } else {
        Optional<CollectionNavigation> collection = table.collection(property);
        Optional<Navigation> navigation = table.navigation(property);
        if (collection.isPresent()) {
          array(property, value)
              .forEach(row -> related(collection.get()).add(object(property, row)));
        } else if (navigation.isPresent()) {
          navigate(navigation.get(), value);
        } else {
          write(property, value);
        }
      }
    }

    private List<JsonNode> related(CollectionNavigation collection) {
      return payload.related.computeIfAbsent(collection, one -> new ArrayList<>());
    }

    private void bind(String name, JsonNode value) {
      Optional<CollectionNavigation> collection = table.collection(name);
      if (collection.isPresent()) {
        array(name, value).forEach(url -> related(collection.get()).add(url(name, url)));
        return;
      }
      Navigation navigation =
          table.navigation(name).orElseThrow(() -> PayloadErrors.unknownNavigation(table, name));
      if (value.isNull()) {
        empty(navigation);
        return;
      }
      Row target = rowAt.apply(url(name, value).asText());
      if (!target.table().name().equals(navigation.target())) {
        throw PayloadErrors.wrongTarget(navigation, target.table());
      }
      point(navigation, target);
    }

    private static JsonNode url(String name, JsonNode value) {
      if (value.isTextual()) {
        return value;
      }
      throw PayloadErrors.invalid("The annotation '" + name + BIND + "' must hold a URL.");
    }

    /** A null empties the lookup, an object is a row to create with this one. */
    private void navigate(Navigation navigation, JsonNode value) {
      if (value.isNull()) {
        empty(navigation);
      } else if (!ReadOnlyColumns.is(table, navigation.column())) {
        payload.nested.put(navigation, object(navigation.name(), value));
      }
    }

    private void empty(Navigation navigation) {
      if (!ReadOnlyColumns.is(table, navigation.column())) {
        payload.values.put(navigation.column(), Optional.empty());
      }
    }

    private static JsonNode array(String property, JsonNode value) {
      if (value.isArray()) {
        return value;
      }
      throw PayloadErrors.invalid("The property '" + property + "' must hold an array.");
    }

    /** A lookup to rows of several tables has a navigation property for each, and one value. */
    private void point(Navigation navigation, Row target) {
      if (payload.values.getOrDefault(navigation.column(), Optional.empty()).isPresent()) {
        throw PayloadErrors.invalid(
            "The lookup '%s' is given more than once.".formatted(navigation.column()));
      }
      if (ReadOnlyColumns.is(table, navigation.column())) {
        return;
      }
      payload.values.put(navigation.column(), Optional.of(new Lookup(navigation, target.id())));
    }

    private void requireType(JsonNode type) {
      if (!type.asText().replaceFirst("^#", "").equals("Microsoft.Dynamics.CRM." + table.name())) {
        throw PayloadErrors.invalid(
            "The type '%s' is not that of the table '%s'.".formatted(type.asText(), table.name()));
      }
    }

    private static ObjectNode object(String property, JsonNode value) {
      if (value.has("@odata.id")) {
        throw ODataError.notImplemented("@odata.id in place of a nested row, in " + property);
      }
      if (value instanceof ObjectNode object) {
        return object;
      }
      throw PayloadErrors.invalid("The property '" + property + "' must hold an object.");
    }

    private void write(String property, JsonNode value) {
      Column column =
          table.property(property).orElseThrow(() -> PayloadErrors.unknown(table, property));
      Optional<Object> read = new ColumnValue(table, column).read(value);
      // Amounts in the base currency are computed, whatever the body says.
      if (!ReadOnlyColumns.is(table, column.name()) && !column.inBaseCurrency()) {
        payload.values.put(column.name(), read);
      }
    }
  }
}
