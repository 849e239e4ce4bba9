package io.github.dealsummary.dataverse;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * How to group rows, and what to compute for each group. Immutable.
 *
 * <pre>{@code
 * Query.of("opportunities").apply(
 *     Grouping.where(column("statecode").eq(0))
 *         .by("_ownerid_value").sum("estimatedvalue", "total").count("deals"))
 * }</pre>
 *
 * <p>Dataverse refuses to aggregate more than 50,000 rows.
 *
 * @see <a
 *     href="https://learn.microsoft.com/power-apps/developer/data-platform/webapi/query/aggregate-data">Aggregate
 *     data</a>
 */
public final class Grouping {
  private final String filter;
  private final List<String> columns;
  private final List<String> aggregates;

  private Grouping(String filter, List<String> columns, List<String> aggregates) {
    this.filter = filter;
    this.columns = columns;
    this.aggregates = aggregates;
  }

  /** Takes all rows, as one group unless {@link #by} divides them. */
  public static Grouping ofAll() {
    return new Grouping("", List.of(), List.of());
  }

  /** Takes only the rows that meet this condition. */
  public static Grouping where(Condition condition) {
    return new Grouping("filter(" + condition.odata() + ")/", List.of(), List.of());
  }

  /** Makes a group for each combination of these columns' values. */
  public Grouping by(String... groupColumns) {
    return new Grouping(filter, Stream.of(groupColumns).map(ODataNames::path).toList(), aggregates);
  }

  /** Computes the sum of a column; the result has this name. */
  public Grouping sum(String column, String name) {
    return aggregate(column, "sum", name);
  }

  /** Computes the average of a column; the result has this name. */
  public Grouping average(String column, String name) {
    return aggregate(column, "average", name);
  }

  /** Computes the smallest value of a column; the result has this name. */
  public Grouping min(String column, String name) {
    return aggregate(column, "min", name);
  }

  /** Computes the largest value of a column; the result has this name. */
  public Grouping max(String column, String name) {
    return aggregate(column, "max", name);
  }

  /** Counts the different values of a column; the result has this name. */
  public Grouping countDistinct(String column, String name) {
    return aggregate(column, "countdistinct", name);
  }

  /** Counts the rows; the result has this name. */
  public Grouping count(String name) {
    return plus("$count as " + ODataNames.simple(name));
  }

  String odata() {
    String aggregate =
        aggregates.isEmpty() ? "" : "aggregate(" + String.join(",", aggregates) + ")";
    if (columns.isEmpty()) {
      if (aggregate.isEmpty()) {
        throw new IllegalArgumentException(
            "The grouping is empty. Name a column to group by or a value to compute.");
      }
      return filter + aggregate;
    }
    String groups = columns.stream().collect(joining(",", "(", ")"));
    return filter + "groupby(" + groups + (aggregate.isEmpty() ? "" : "," + aggregate) + ")";
  }

  private Grouping aggregate(String column, String method, String name) {
    return plus(ODataNames.path(column) + " with " + method + " as " + ODataNames.simple(name));
  }

  private Grouping plus(String aggregate) {
    List<String> next = new ArrayList<>(aggregates);
    next.add(aggregate);
    return new Grouping(filter, columns, List.copyOf(next));
  }
}
