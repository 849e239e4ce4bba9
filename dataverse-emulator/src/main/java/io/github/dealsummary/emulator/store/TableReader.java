package io.github.dealsummary.emulator.store;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads a table's definition as it stands in {@code tables.json}. It is a part of every start:
 * loops, not lambdas, each of which has to be linked first.
 */
final class TableReader {
  private TableReader() {}

  static Table read(String name, JsonNode definition) {
    Map<String, Column> columns = new LinkedHashMap<>();
    Map<String, Navigation> navigations = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> entry : definition.required("columns").properties()) {
      Column column = column(name, entry);
      columns.put(column.name(), column);
      for (Map.Entry<String, JsonNode> to : entry.getValue().path("lookup").properties()) {
        navigations.put(
            to.getKey(), new Navigation(to.getKey(), column.name(), to.getValue().asText()));
      }
    }
    return new Table(
        names(name, definition),
        new TableColumns(
            columns,
            definition.required("key").asText(),
            definition.required("name").asText(),
            keys(definition.path("keys"))),
        new TableNavigation(
            navigations,
            collections(definition.path("collections")),
            Set.of(definition.path("elsewhere").asText().split(" ", -1))),
        new NewRowRules(
            texts(definition.path("required")),
            defaults(definition.path("defaults"), columns),
            statuses(definition.path("statuses"))),
        traits(definition));
  }

  private static TableNames names(String name, JsonNode definition) {
    return new TableNames(
        name,
        definition.path("schemaName").asText(name),
        definition.required("entitySet").asText(),
        definition.path("code").asInt(10_000),
        definition.path("readPrivilege").asText("prvRead" + name));
  }

  private static Column column(String table, Map.Entry<String, JsonNode> written) {
    try {
      return column(written.getKey(), written.getValue());
    } catch (RuntimeException e) {
      throw new IllegalArgumentException(
          "definitions." + table + ".columns." + written.getKey() + ": " + e.getMessage(), e);
    }
  }

  private static Column column(String name, JsonNode definition) {
    if (definition.isTextual()) {
      return column(name, definition.asText());
    }
    if (definition.has("lookup")) {
      return column(name, "lookup");
    }
    boolean several = definition.has("choices");
    Map<Integer, String> labels = new LinkedHashMap<>();
    JsonNode written = definition.required(several ? "choices" : "choice");
    for (Map.Entry<String, JsonNode> label : written.properties()) {
      labels.put(Integer.valueOf(label.getKey()), label.getValue().asText());
    }
    ColumnType type = several ? ColumnType.CHOICES : ColumnType.CHOICE;
    return new Column(name, type, labels, 0, NumberRange.of(type));
  }

  /** {@code string(100)} is a length, {@code integer(0..100)} a range. */
  private static Column column(String name, String definition) {
    int open = definition.indexOf('(');
    String word = open < 0 ? definition : definition.substring(0, open);
    ColumnType type = type(word);
    String bounds = open < 0 ? "" : definition.substring(open + 1, definition.length() - 1);
    NumberRange widest = NumberRange.of(type);
    return bounds.contains("..")
        ? new Column(name, type, Map.of(), 0, widest.narrowed(bounds))
        : new Column(name, type, Map.of(), open < 0 ? 0 : Integer.parseInt(bounds), widest);
  }

  private static ColumnType type(String word) {
    for (ColumnType type : ColumnType.values()) {
      if (type.name().equalsIgnoreCase(word)) {
        return type;
      }
    }
    throw new IllegalArgumentException(
        "'"
            + word
            + "' is not a column type. Use one of "
            + Arrays.toString(ColumnType.values()).toLowerCase(Locale.ROOT));
  }

  /**
   * {@code table.navigation} is one-to-many, {@code intersect.near/far} many-to-many, where {@code
   * near} and {@code far} are the intersect table's lookups.
   */
  private static Map<String, CollectionNavigation> collections(JsonNode definition) {
    Map<String, CollectionNavigation> collections = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> entry : definition.properties()) {
      String[] parts = entry.getValue().asText().split("[./]", -1);
      Optional<String> far = parts.length > 2 ? Optional.of(parts[2]) : Optional.empty();
      // The lookups of an intersect table are called after the keys that they hold.
      String target = far.isPresent() ? far.get().replaceFirst("id$", "") : parts[0];
      collections.put(
          entry.getKey(),
          new CollectionNavigation(entry.getKey(), target, parts[0], parts[1], far));
    }
    return collections;
  }

  private static List<List<String>> keys(JsonNode definition) {
    List<List<String>> keys = new ArrayList<>();
    for (JsonNode key : definition) {
      keys.add(List.copyOf(texts(key)));
    }
    return keys;
  }

  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    for (JsonNode text : array) {
      texts.add(text.asText());
    }
    return texts;
  }

  private static Map<String, Object> defaults(JsonNode definition, Map<String, Column> columns) {
    Map<String, Object> defaults = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> entry : definition.properties()) {
      Column column = columns.get(entry.getKey());
      if (column == null) {
        throw new IllegalArgumentException("a default for an unknown column: " + entry.getKey());
      }
      defaults.put(column.name(), column.type().read(entry.getValue().asText()));
    }
    return defaults;
  }

  private static Map<Integer, Integer> statuses(JsonNode definition) {
    Map<Integer, Integer> statuses = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> entry : definition.properties()) {
      statuses.put(Integer.valueOf(entry.getKey()), entry.getValue().asInt());
    }
    return statuses;
  }

  private static Set<Table.Trait> traits(JsonNode definition) {
    Set<Table.Trait> traits = EnumSet.noneOf(Table.Trait.class);
    if (definition.path("activity").asBoolean()) {
      traits.add(Table.Trait.ACTIVITY);
    }
    if (definition.path("intersect").asBoolean()) {
      traits.add(Table.Trait.INTERSECT);
    }
    if (definition.path("readOnly").asBoolean()) {
      traits.add(Table.Trait.READ_ONLY);
    }
    return traits;
  }
}
