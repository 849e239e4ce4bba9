package io.github.dealsummary.emulator.store;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The definition of a table.
 *
 * @param code the object type code that messages about privileges call OTC
 * @param key the primary key column
 * @param nameColumn the column whose text stands for a row, for example in a lookup's formatted
 *     value
 * @param collections the collection-valued navigation properties, which are only known by name
 */
public record Table(
    String name,
    String schemaName,
    String entitySet,
    int code,
    String readPrivilege,
    String key,
    String nameColumn,
    Map<String, Column> columns,
    Map<String, Navigation> navigations,
    Set<String> collections) {

  public Table {
    columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
    collections = Set.copyOf(collections);
    navigations = Collections.unmodifiableMap(new LinkedHashMap<>(navigations));
  }

  public Optional<Column> column(String column) {
    return Optional.ofNullable(columns.get(column));
  }

  /** The column with this name on the wire. */
  public Optional<Column> property(String property) {
    boolean lookup =
        property.startsWith("_") && property.endsWith("_value") && property.length() > 7;
    return column(lookup ? property.substring(1, property.length() - 6) : property)
        .filter(column -> column.property().equals(property));
  }

  public Optional<Navigation> navigation(String navigation) {
    return Optional.ofNullable(navigations.get(navigation));
  }

  public boolean holdsMoney() {
    return columns.values().stream().anyMatch(column -> column.type() == ColumnType.MONEY);
  }
}
