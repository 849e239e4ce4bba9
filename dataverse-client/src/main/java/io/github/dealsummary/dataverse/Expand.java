package io.github.dealsummary.dataverse;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which related rows to read with each row, and which of their columns. Immutable.
 *
 * <pre>{@code
 * Query.of("accounts").expand(
 *     Expand.of("contact_customer_accounts").select("fullname").orderBy(asc("fullname")).top(3))
 * }</pre>
 *
 * <p>{@link Row#row} reads the row behind a single-valued navigation property, {@link Row#rows} the
 * rows behind a collection-valued one. Dataverse accepts conditions, order and top for collections
 * only.
 *
 * @see <a
 *     href="https://learn.microsoft.com/power-apps/developer/data-platform/webapi/query/join-tables">Join
 *     tables</a>
 */
public final class Expand {
  private final String navigation;
  private final List<String> options;

  private Expand(String navigation, List<String> options) {
    this.navigation = navigation;
    this.options = options;
  }

  /** Reads all columns of the rows behind this navigation property. Its name is case-sensitive. */
  public static Expand of(String navigation) {
    return new Expand(ODataNames.simple(navigation), List.of());
  }

  /** Reads these columns only. Without a name all columns are read. */
  public Expand select(String... columns) {
    return columns.length == 0
        ? this
        : with("$select", Stream.of(columns).map(ODataNames::simple).collect(joining(",")));
  }

  /** Reads only the rows that meet this condition. */
  public Expand where(Condition condition) {
    return with("$filter", condition.odata());
  }

  /** Sorts by the first column, then by the next. */
  public Expand orderBy(Order... orders) {
    return with("$orderby", Stream.of(orders).map(Order::odata).collect(joining(",")));
  }

  /** Reads at most this many rows for each outer row. */
  public Expand top(int rows) {
    if (rows < 1) {
      throw new IllegalArgumentException("Ask for at least one row.");
    }
    return with("$top", String.valueOf(rows));
  }

  /** Reads related rows of these rows, too. */
  public Expand expand(Expand inner) {
    return with("$expand", inner.odata());
  }

  String odata() {
    return options.isEmpty() ? navigation : navigation + "(" + String.join(";", options) + ")";
  }

  private Expand with(String option, String value) {
    List<String> next = new ArrayList<>(options);
    if (next.stream().anyMatch(given -> given.startsWith(option + "="))) {
      throw new IllegalStateException(option + " is already given.");
    }
    next.add(option + "=" + value);
    return new Expand(navigation, List.copyOf(next));
  }
}
