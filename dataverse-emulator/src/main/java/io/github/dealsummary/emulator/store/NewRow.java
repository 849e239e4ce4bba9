package io.github.dealsummary.emulator.store;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * A row as a seed file or a Java program writes it, read into columns. A start reads hundreds of
 * them: loops, not lambdas, each of which has to be linked first.
 */
final class NewRow {
  private final Table table;
  private final Map<String, Object> values = new HashMap<>();

  private NewRow(Table table) {
    this.table = table;
  }

  /**
   * The values by column.
   *
   * @throws IllegalArgumentException where a column or value is not as defined
   */
  static Map<String, Object> read(Table table, Map<String, ?> written) {
    NewRow row = new NewRow(table);
    for (Map.Entry<String, ?> value : written.entrySet()) {
      if (value.getValue() != null) {
        row.write(value.getKey(), value.getValue());
      }
    }
    return row.values;
  }

  private void write(String property, Object raw) {
    Optional<Navigation> navigation = table.navigation(property);
    Column column = column(property, navigation);
    try {
      Object value = column.type().read(raw);
      if (value instanceof BigDecimal number && !column.range().contains(number)) {
        throw ODataError.outOfRange(table, column);
      }
      values.put(
          column.name(),
          navigation.isPresent() ? new Lookup(navigation.get(), (UUID) value) : value);
    } catch (RuntimeException e) {
      throw new IllegalArgumentException(
          "%s of %s does not take '%s'".formatted(property, table.name(), raw), e);
    }
  }

  /** A lookup is written by its navigation property and not by its column. */
  private Column column(String property, Optional<Navigation> navigation) {
    Optional<Column> column =
        table.column(navigation.isPresent() ? navigation.get().column() : property);
    boolean bare = navigation.isEmpty();
    if (column.isEmpty() || (bare && column.get().type() == ColumnType.LOOKUP)) {
      throw new IllegalArgumentException("no column " + property + " in " + table.name());
    }
    return column.get();
  }
}
