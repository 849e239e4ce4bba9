package io.github.dealsummary.emulator.store;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The definition of a table.
 *
 * @param ways the navigation properties that lead from its rows to others
 * @param rules what a new row must hold, and what it is given
 * @param traits what else is special
 */
public record Table(
    TableNames names,
    TableColumns layout,
    TableNavigation ways,
    NewRowRules rules,
    Set<Trait> traits) {

  /** Traits that set a table apart from most others. */
  public enum Trait {
    /** Its rows are shown as activity pointers, too. */
    ACTIVITY,
    /** It holds the pairs of a many-to-many relationship and has no entity set in the API. */
    INTERSECT,
    READ_ONLY
  }

  public Table {
    traits = Set.copyOf(traits);
  }

  /** The logical name, for example {@code opportunity}. */
  public String name() {
    return names.logical();
  }

  /** The name in messages about a row, for example {@code Opportunity}. */
  public String schemaName() {
    return names.schema();
  }

  /** The name in a URL, for example {@code opportunities}. */
  public String entitySet() {
    return names.entitySet();
  }

  /** The object type code, which messages about privileges call OTC. */
  public int code() {
    return names.code();
  }

  public String readPrivilege() {
    return names.readPrivilege();
  }

  /** The primary key column. */
  public String key() {
    return layout.key();
  }

  /** The column whose text stands for a row, for example in a lookup's formatted value. */
  public String nameColumn() {
    return layout.nameColumn();
  }

  public Map<String, Column> columns() {
    return layout.byName();
  }

  /** The columns of each alternate key. */
  public List<List<String>> keys() {
    return layout.alternateKeys();
  }

  /** The single-valued navigation properties. */
  public Map<String, Navigation> navigations() {
    return ways.single();
  }

  /** The collection-valued navigation properties. */
  public Map<String, CollectionNavigation> collections() {
    return ways.collections();
  }

  /** Navigation properties that Dataverse has and the emulator has no table for. */
  public Set<String> elsewhere() {
    return ways.elsewhere();
  }

  /** Columns that no row can be without. */
  public List<String> required() {
    return rules.required();
  }

  /** The values of a new row where nothing was written. */
  Map<String, Object> defaults() {
    return rules.defaults();
  }

  /** The status that a state begins with. */
  Map<Integer, Integer> statuses() {
    return rules.statuses();
  }

  public boolean is(Trait trait) {
    return traits.contains(trait);
  }

  public Optional<Column> column(String column) {
    return Optional.ofNullable(columns().get(column));
  }

  /** The column with this name on the wire. */
  public Optional<Column> property(String property) {
    boolean lookup =
        property.startsWith("_") && property.endsWith("_value") && property.length() > 7;
    return column(lookup ? property.substring(1, property.length() - 6) : property)
        .filter(column -> column.property().equals(property));
  }

  public Optional<Navigation> navigation(String navigation) {
    return Optional.ofNullable(navigations().get(navigation));
  }

  public Optional<CollectionNavigation> collection(String navigation) {
    return Optional.ofNullable(collections().get(navigation));
  }

  /** The first way from a lookup column to a row of a table. */
  public Optional<Navigation> navigation(String column, String target) {
    Navigation sameName = navigations().get(column);
    if (sameName != null && sameName.target().equals(target)) {
      return Optional.of(sameName);
    }
    for (Navigation to : navigations().values()) {
      if (to.column().equals(column) && to.target().equals(target)) {
        return Optional.of(to);
      }
    }
    return Optional.empty();
  }

  /** True if its rows have a currency, and amounts in it. */
  boolean holdsMoney() {
    return columns().containsKey("exchangerate")
        && navigations().containsKey("transactioncurrencyid");
  }

  /** The privilege to do something with rows of this table. */
  public String privilege(AccessRight access) {
    return readPrivilege().replaceFirst("^prvRead", "prv" + access.word());
  }
}
