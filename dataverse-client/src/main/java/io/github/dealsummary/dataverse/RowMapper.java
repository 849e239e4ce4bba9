package io.github.dealsummary.dataverse;

import static java.util.Objects.requireNonNull;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Makes a value of each row while the row is read, from the columns named here. Use it to read much
 * and keep little: all other columns are skipped and cost no objects. Immutable.
 *
 * <pre>{@code
 * RowMapper<String> names = RowMapper.of(row -> row.string("name").orElse(""), "name");
 * }</pre>
 */
public final class RowMapper<T> {
  private final Function<? super Row, ? extends T> function;
  private final Set<String> columns;

  private RowMapper(Function<? super Row, ? extends T> function, Set<String> columns) {
    this.function = function;
    this.columns = columns;
  }

  /**
   * Makes a mapper over these columns. Each comes with its formatted value; a lookup, named as
   * {@code _ownerid_value}, also comes with its table.
   *
   * @param function makes the value, which must not be null. It may see a row twice if a page broke
   *     off and is read again. It must not call the same client, whose call is still in progress
   */
  public static <T> RowMapper<T> of(
      Function<? super Row, ? extends T> function, String... columns) {
    return new RowMapper<>(requireNonNull(function), Set.of(columns));
  }

  T map(Row row) {
    return requireNonNull(function.apply(row), "A mapper must return a value for every row.");
  }

  /** Returns whether a name of a reply is wanted, and decides that once for each name. */
  Function<String, Boolean> selection() {
    Map<String, Boolean> decided = new HashMap<>();
    Function<String, Boolean> decision = this::wants;
    return name -> decided.computeIfAbsent(name, decision);
  }

  private boolean wants(String name) {
    int annotation = name.indexOf('@');
    return columns.contains(annotation > 0 ? name.substring(0, annotation) : name);
  }
}
