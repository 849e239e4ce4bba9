package io.github.dealsummary.emulator.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The tables there are: those of {@code tables.json} and those a seed file adds. */
public final class Schema {
  private final Map<String, Table> byName = new LinkedHashMap<>();
  private final Map<String, Table> byEntitySet = new LinkedHashMap<>();

  private Schema() {}

  public static Schema standard() {
    try (InputStream json =
        Objects.requireNonNull(
            Schema.class.getResourceAsStream("/io/github/dealsummary/emulator/tables.json"))) {
      Schema schema = new Schema();
      schema.add(new ObjectMapper().readTree(json));
      return schema;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Adds tables, or puts others in their place, written in the form of {@code tables.json}.
   *
   * @throws IllegalArgumentException where Dataverse could not have what is defined; its message
   *     says where
   */
  public void define(JsonNode definitions) {
    DefinedNames.check(definitions);
    add(definitions);
  }

  private void add(JsonNode definitions) {
    for (Map.Entry<String, JsonNode> definition : definitions.properties()) {
      Table table = TableReader.read(definition.getKey(), definition.getValue());
      byName.put(table.name(), table);
      if (!table.is(Table.Trait.INTERSECT)) {
        addEntitySet(table);
      }
    }
    for (Map.Entry<String, JsonNode> definition : definitions.properties()) {
      requireTargets(table(definition.getKey()));
    }
  }

  private void addEntitySet(Table table) {
    Table other = byEntitySet.put(table.entitySet(), table);
    if (other != null && !other.name().equals(table.name())) {
      throw new IllegalArgumentException(
          "definitions.%s.entitySet: '%s' is the entity set of the table '%s'"
              .formatted(table.name(), table.entitySet(), other.name()));
    }
  }

  /** Tables may lead to each other, so this can be told when all of them are there only. */
  private void requireTargets(Table table) {
    for (Navigation to : table.navigations().values()) {
      if (!byName.containsKey(to.target())) {
        throw new IllegalArgumentException(
            "definitions.%s.columns.%s: %s leads to the unknown table '%s'"
                .formatted(table.name(), to.column(), to.name(), to.target()));
      }
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

  public Optional<Table> find(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  public Optional<Table> entitySet(String entitySet) {
    return Optional.ofNullable(byEntitySet.get(entitySet));
  }
}
