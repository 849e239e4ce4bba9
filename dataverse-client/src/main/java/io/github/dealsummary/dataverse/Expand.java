package io.github.dealsummary.dataverse;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What to bring of the rows behind a navigation property. Immutable.
 *
 * <pre>{@code
 * Query.of("accounts").expand(
 *     Expand.of("contact_customer_accounts").select("fullname").orderBy(asc("fullname")).top(3))
 * }</pre>
 *
 * <p>{@link Row#row} reads a single-valued one, {@link Row#rows} a collection. Dataverse takes
 * conditions, order and top for collections only.
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

  /** All columns of the rows behind this navigation property, whose name has its own case. */
  public static Expand of(String navigation) {
    return new Expand(ODataNames.simple(navigation), List.of());
  }

  /** These columns; all if none. */
  public Expand select(String... columns) {
    return columns.length == 0
        ? this
        : with("$select", Stream.of(columns).map(ODataNames::simple).collect(joining(",")));
  }

  /** The rows for which this holds. */
  public Expand where(Condition condition) {
    return with("$filter", condition.odata());
  }

  /** Sorted by the first, then by the next. */
  public Expand orderBy(Order... orders) {
    return with("$orderby", Stream.of(orders).map(Order::odata).collect(joining(",")));
  }

  /** At most this many rows for each outer row. */
  public Expand top(int rows) {
    if (rows < 1) {
      throw new IllegalArgumentException("Ask for at least one row.");
    }
    return with("$top", String.valueOf(rows));
  }

  /** With rows behind a navigation property of these rows. */
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
