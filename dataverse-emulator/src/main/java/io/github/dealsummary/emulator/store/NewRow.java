package io.github.dealsummary.emulator.store;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row as a seed file or a Java program writes it, read into columns. */
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
    written.forEach(row::writeUnlessNull);
    return row.values;
  }

  private void writeUnlessNull(String property, @Nullable Object raw) {
    if (raw != null) {
      write(property, raw);
    }
  }

  private void write(String property, Object raw) {
    Optional<Navigation> navigation = table.navigation(property);
    Column column =
        navigation
            .map(to -> table.column(to.column()).orElseThrow())
            .or(() -> table.column(property).filter(known -> known.type() != ColumnType.LOOKUP))
            .orElseThrow(
                () ->
                    new IllegalArgumentException("no column " + property + " in " + table.name()));
    try {
      Object value = column.type().read(raw);
      values.put(
          column.name(), navigation.<Object>map(to -> new Lookup(to, (UUID) value)).orElse(value));
    } catch (RuntimeException e) {
      throw new IllegalArgumentException(
          "%s of %s takes no '%s'".formatted(property, table.name(), raw), e);
    }
  }
}
