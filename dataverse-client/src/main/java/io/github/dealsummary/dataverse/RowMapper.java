package io.github.dealsummary.dataverse;

import static java.util.Objects.requireNonNull;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Makes a value of each row while it is read, from the columns named here: the way to read much and
 * keep little. All other columns are passed over without becoming objects.
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
   * A mapper over these columns, each with its formatted value and, for a lookup named as {@code
   * _ownerid_value}, its table.
   *
   * @param function not null for any row; may be called again for the rows of a page that broke
   *     off. The call that reads is under way meanwhile: it must not call the same client
   */
  public static <T> RowMapper<T> of(
      Function<? super Row, ? extends T> function, String... columns) {
    return new RowMapper<>(requireNonNull(function), Set.of(columns));
  }

  T map(Row row) {
    return requireNonNull(function.apply(row), "A mapper gives a value for every row.");
  }

  /** Decides on each name of a reply once. */
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
