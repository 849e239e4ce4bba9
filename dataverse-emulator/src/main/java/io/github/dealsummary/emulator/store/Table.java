package io.github.dealsummary.emulator.store;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
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
 * @param collections the collection-valued navigation properties
 * @param elsewhere navigation properties that Dataverse has and the emulator has no table for
 * @param keys the columns of each alternate key
 * @param required columns that no row can be without
 * @param defaults what a new row holds where nothing was written
 * @param statuses the status that a state begins with
 * @param traits what else is special
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
    Map<String, CollectionNavigation> collections,
    Set<String> elsewhere,
    List<List<String>> keys,
    List<String> required,
    Map<String, Object> defaults,
    Map<Integer, Integer> statuses,
    Set<Trait> traits) {

  /** What sets a table apart from most. */
  public enum Trait {
    /** Its rows are shown as activity pointers, too. */
    ACTIVITY,
    /** It holds the pairs of a many-to-many relationship and has no entity set in the API. */
    INTERSECT,
    READ_ONLY
  }

  public Table {
    columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
    collections = Collections.unmodifiableMap(new LinkedHashMap<>(collections));
    navigations = Collections.unmodifiableMap(new LinkedHashMap<>(navigations));
    elsewhere = Set.copyOf(elsewhere);
    keys = List.copyOf(keys);
    required = List.copyOf(required);
    defaults = Map.copyOf(defaults);
    statuses = Map.copyOf(statuses);
    traits = Set.copyOf(traits);
  }

  public boolean is(Trait trait) {
    return traits.contains(trait);
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

  public Optional<CollectionNavigation> collection(String navigation) {
    return Optional.ofNullable(collections.get(navigation));
  }

  /** The first way from a lookup column to a row of a table. */
  public Optional<Navigation> navigation(String column, String target) {
    Navigation sameName = navigations.get(column);
    if (sameName != null && sameName.target().equals(target)) {
      return Optional.of(sameName);
    }
    for (Navigation to : navigations.values()) {
      if (to.column().equals(column) && to.target().equals(target)) {
        return Optional.of(to);
      }
    }
    return Optional.empty();
  }

  /** Whether its rows have a currency, and amounts in it. */
  boolean holdsMoney() {
    return columns.containsKey("exchangerate") && navigations.containsKey("transactioncurrencyid");
  }

  /** The privilege to do something with rows of this table. */
  public String privilege(AccessRight access) {
    return readPrivilege.replaceFirst("^prvRead", "prv" + access.word());
  }
}
