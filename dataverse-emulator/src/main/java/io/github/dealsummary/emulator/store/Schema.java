package io.github.dealsummary.emulator.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** The tables there are, read from {@code tables.json}. */
public final class Schema {
  private final Map<String, Table> byName = new LinkedHashMap<>();
  private final Map<String, Table> byEntitySet = new LinkedHashMap<>();

  private Schema(JsonNode definitions) {
    definitions
        .properties()
        .forEach(
            definition -> {
              Table table = table(definition.getKey(), definition.getValue());
              byName.put(table.name(), table);
              byEntitySet.put(table.entitySet(), table);
            });
  }

  public static Schema standard() {
    try (InputStream json =
        Objects.requireNonNull(
            Schema.class.getResourceAsStream("/io/github/dealsummary/emulator/tables.json"))) {
      return new Schema(new ObjectMapper().readTree(json));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public Collection<Table> tables() {
    return byName.values();
  }

  /** The table of this logical name, which must exist. */
  public Table table(String name) {
    Table table = byName.get(name);
    if (table == null) {
      throw new IllegalArgumentException("no table '" + name + "', only " + byName.keySet());
    }
    return table;
  }

  public Optional<Table> entitySet(String entitySet) {
    return Optional.ofNullable(byEntitySet.get(entitySet));
  }

  private static Table table(String name, JsonNode definition) {
    Map<String, Column> columns = new LinkedHashMap<>();
    Map<String, Navigation> navigations = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> entry : definition.get("columns").properties()) {
      Column column = column(entry.getKey(), entry.getValue());
      columns.put(column.name(), column);
      for (Map.Entry<String, JsonNode> to : entry.getValue().path("lookup").properties()) {
        navigations.put(
            to.getKey(), new Navigation(to.getKey(), column.name(), to.getValue().asText()));
      }
    }
    return new Table(
        name,
        definition.get("schemaName").asText(),
        definition.get("entitySet").asText(),
        definition.get("code").asInt(),
        definition.get("readPrivilege").asText(),
        definition.get("key").asText(),
        definition.get("name").asText(),
        columns,
        navigations,
        names(definition.path("collections")));
  }

  private static Set<String> names(JsonNode array) {
    Set<String> names = new LinkedHashSet<>();
    array.forEach(name -> names.add(name.asText()));
    return names;
  }

  private static Column column(String name, JsonNode definition) {
    if (definition.isTextual()) {
      return new Column(
          name, ColumnType.valueOf(definition.asText().toUpperCase(Locale.ROOT)), Map.of());
    }
    if (definition.has("lookup")) {
      return new Column(name, ColumnType.LOOKUP, Map.of());
    }
    Map<Integer, String> labels = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> label : definition.get("choice").properties()) {
      labels.put(Integer.valueOf(label.getKey()), label.getValue().asText());
    }
    return new Column(name, ColumnType.CHOICE, labels);
  }
}
