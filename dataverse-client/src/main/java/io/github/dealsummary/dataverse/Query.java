package io.github.dealsummary.dataverse;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A query for rows and columns of a table. Immutable: each method returns a new query.
 *
 * <pre>{@code
 * Query.of("opportunities")
 *     .select("name", "estimatedvalue")
 *     .where(column("statecode").eq(0).and(column("customerid_account/name").contains("Coffee")))
 *     .orderBy(desc("estimatedvalue_base"))
 *     .top(10)
 * }</pre>
 *
 * @see <a
 *     href="https://learn.microsoft.com/power-apps/developer/data-platform/webapi/query/overview">
 *     Query data using the Web API</a>
 */
public final class Query extends Reading {
  /** The largest number of rows that Dataverse returns in one page. */
  public static final int LARGEST_PAGE = 5_000;

  /** The Prefer header's part that brings formatted values and the tables of lookups. */
  static final String ANNOTATIONS = annotations();

  private final String entitySet;
  private final List<String> options;
  private final OptionalInt top;
  private final OptionalInt pageSize;

  private Query(String entitySet, List<String> options, OptionalInt top, OptionalInt pageSize) {
    this.entitySet = entitySet;
    this.options = options;
    this.top = top;
    this.pageSize = pageSize;
  }

  /**
   * Asks for all rows of a table, named by its entity set: {@code accounts}, {@code opportunities}.
   */
  public static Query of(String entitySet) {
    return new Query(
        ODataNames.simple(entitySet), List.of(), OptionalInt.empty(), OptionalInt.empty());
  }

  /**
   * Asks for these columns only; a lookup is named as {@code _parentaccountid_value}. Without it
   * Dataverse sends all columns.
   */
  public Query select(String... columns) {
    return with("$select", Stream.of(columns).map(ODataNames::simple).collect(joining(",")));
  }

  /** Asks only for the rows that meet this condition. */
  public Query where(Condition condition) {
    return with("$filter", condition.odata());
  }

  /** Sorts by the first column, then by the next. */
  public Query orderBy(Order... orders) {
    return with("$orderby", Stream.of(orders).map(Order::odata).collect(joining(",")));
  }

  /** Asks for these columns of the rows behind a navigation property, too. */
  public Query expand(String navigation, String... columns) {
    return expand(Expand.of(navigation).select(columns));
  }

  /** Asks for rows behind a navigation property, too. */
  public Query expand(Expand expand) {
    return with("$expand", expand.odata());
  }

  /**
   * Asks for groups instead of rows. The result has one row for each group, whose columns have the
   * names that the grouping gives.
   */
  public Query apply(Grouping grouping) {
    return with("$apply", grouping.odata());
  }

  /** Asks for the number of matching rows, too: see {@link Page#count()}. */
  public Query count() {
    return with("$count", "true");
  }

  /** Limits the rows of all pages together to this number. */
  public Query top(int rows) {
    return new Query(entitySet, options, OptionalInt.of(positive(rows)), pageSize);
  }

  /** Sets how many rows a page has. The default is 5,000, which is Dataverse's limit. */
  public Query pageSize(int rows) {
    if (positive(rows) > LARGEST_PAGE) {
      throw new IllegalArgumentException("A page has at most " + LARGEST_PAGE + " rows.");
    }
    return new Query(entitySet, options, top, OptionalInt.of(rows));
  }

  @Override
  String entitySet() {
    return entitySet;
  }

  @Override
  OptionalInt top() {
    return top;
  }

  @Override
  String address() {
    int length = entitySet.length() + options.size() + 20;
    for (String option : options) {
      length += option.length();
    }
    StringBuilder address = new StringBuilder(length).append(entitySet);
    for (String option : options) {
      address.append(address.length() == entitySet.length() ? '?' : '&').append(option);
    }
    if (top.isPresent() && !prefersPages()) {
      address.append(options.isEmpty() ? '?' : '&').append("$top=").append(top.getAsInt());
    }
    return address.toString();
  }

  @Override
  String preferences() {
    return prefersPages()
        ? ANNOTATIONS + ",odata.maxpagesize=" + pageSize.orElse(LARGEST_PAGE)
        : ANNOTATIONS;
  }

  /** Takes the link unchanged: it holds a cookie that is encoded twice. */
  @Override
  @Nullable String next(ReplyPage.Next said, int pages) {
    return said.link();
  }

  /** Asks for the number of matching rows instead of the rows. */
  ApiRequest counting() {
    String filter = options.stream().filter(o -> o.startsWith("$filter=")).findFirst().orElse("");
    if (options.size() > (filter.isEmpty() ? 0 : 1) || top.isPresent()) {
      throw new IllegalArgumentException(
          "A count takes only a table and a condition. Leave out the rest of the query.");
    }
    String address = entitySet + "/$count" + (filter.isEmpty() ? "" : "?" + filter);
    return ApiRequest.get("counting " + entitySet, address, Map.of());
  }

  /** The Prefer header's part that brings formatted values, the tables of lookups, and more. */
  static String annotations(String... more) {
    return Stream.concat(
            Stream.of(
                "OData.Community.Display.V1.FormattedValue",
                "Microsoft.Dynamics.CRM.lookuplogicalname"),
            Stream.of(more))
        .collect(joining(",", "odata.include-annotations=\"", "\""));
  }

  /** Dataverse ignores $top where a page size is preferred, so only the smaller of them is sent. */
  private boolean prefersPages() {
    int page = pageSize.orElse(LARGEST_PAGE);
    return top.isPresent() ? page < top.getAsInt() : pageSize.isPresent();
  }

  private Query with(String option, String value) {
    if (value.isEmpty()) {
      throw new IllegalArgumentException(option + " is empty. Give it at least one name.");
    }
    StringBuilder text = new StringBuilder(option.length() + value.length() * 2).append(option);
    List<String> next = new ArrayList<>(options);
    int given = indexOf(text.append('=').toString());
    if (given >= 0 && !option.equals("$expand")) {
      throw new IllegalStateException(option + " is already given.");
    }
    if (given >= 0) {
      text = new StringBuilder(next.remove(given)).append(',');
    }
    Literal.encode(value, text);
    next.add(text.toString());
    return new Query(entitySet, List.copyOf(next), top, pageSize);
  }

  private int indexOf(String start) {
    for (int i = 0; i < options.size(); i++) {
      if (options.get(i).startsWith(start)) {
        return i;
      }
    }
    return -1;
  }

  private static int positive(int rows) {
    if (rows < 1) {
      throw new IllegalArgumentException("Ask for at least one row.");
    }
    return rows;
  }
}
