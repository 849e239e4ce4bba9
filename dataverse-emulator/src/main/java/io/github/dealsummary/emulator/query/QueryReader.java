package io.github.dealsummary.emulator.query;

import io.github.dealsummary.emulator.query.Projection.Many;
import io.github.dealsummary.emulator.query.Projection.One;
import io.github.dealsummary.emulator.store.CallerView;
import io.github.dealsummary.emulator.store.CollectionNavigation;
import io.github.dealsummary.emulator.store.Column;
import io.github.dealsummary.emulator.store.Navigation;
import io.github.dealsummary.emulator.store.ODataError;
import io.github.dealsummary.emulator.store.Table;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Reads the options of a URL, and those in the parentheses of {@code $expand}, into a query. */
public final class QueryReader {
  private static final int MAX_EXPANSIONS = 15;

  private final CallerView view;
  private final Map<String, String> options;
  private int expansions;

  /**
   * Creates a reader.
   *
   * @param options decoded, with the parameter aliases among them
   */
  public QueryReader(CallerView view, Map<String, String> options) {
    this.view = view;
    this.options = options;
  }

  /** Reads the options for a list of rows. */
  public TableQuery list(Table table) {
    QueryOptions.check(options.keySet(), QueryOptions.OF_LISTS);
    Builder query = new Builder(table);
    for (String option : QueryOptions.OF_QUERIES) {
      String text = options.getOrDefault(option, "");
      if (!text.isBlank()) {
        QueryTokens tokens = new QueryTokens(text);
        query.read(option, tokens);
        tokens.expectEnd();
      }
    }
    return query.query();
  }

  /** Reads the options for a number of rows, which has no columns, no order and no pages. */
  public TableQuery count(Table table) {
    QueryOptions.check(options.keySet(), Set.of("$filter"));
    return list(table);
  }

  /** Reads the options for a single row. */
  public Projection row(Table table) {
    QueryOptions.check(options.keySet(), QueryOptions.OF_ROWS);
    return list(table).projection();
  }

  /** One query on its way: the outermost, or one inside an expansion. */
  private final class Builder {
    private final Table table;
    private List<Column> selected = List.of();
    private final Set<String> expanded = new HashSet<>();
    private final List<One> ones = new ArrayList<>();
    private final List<Many> collections = new ArrayList<>();
    private Optional<Condition> filter = Optional.empty();
    private List<OrderBy> orders = List.of();
    private OptionalInt top = OptionalInt.empty();
    private boolean counted;

    private Builder(Table table) {
      this.table = table;
    }

    private TableQuery query() {
      Projection projection = new Projection(table, selected, ones, collections);
      return new TableQuery(projection, filter, orders, top, counted);
    }

    private void read(String option, QueryTokens tokens) {
      switch (option) {
        case "$select" -> selected = columns(tokens);
        case "$expand" -> {
          do {
            expand(tokens);
          } while (tokens.skip(','));
        }
        case "$filter" -> filter = Optional.of(new FilterParser(view, table, tokens, options).or());
        case "$orderby" -> orders = OrderBy.read(table, tokens, options);
        case "$top" -> top = OptionalInt.of(top(tokens.next()));
        case "$count" -> counted = QueryOptions.isCounted(tokens.next().text());
        default -> throw ODataError.badRequest("The option " + option + " is not supported here.");
      }
    }

    private List<Column> columns(QueryTokens tokens) {
      if (tokens.skip("*")) {
        return List.of();
      }
      List<Column> columns = new ArrayList<>();
      do {
        columns.add(selectable(tokens.expectWord()));
      } while (tokens.skip(','));
      return columns;
    }

    /** Dataverse takes a navigation property in $select, too, and answers the lookup's column. */
    private Column selectable(String property) {
      return table
          .navigation(property)
          .map(navigation -> table.columns().get(navigation.column()))
          .or(() -> table.property(property))
          .orElseThrow(() -> ODataError.propertyNotFound(property, table));
    }

    private void expand(QueryTokens tokens) {
      if (++expansions > MAX_EXPANSIONS) {
        throw ODataError.badRequest(
            "The number of $expand options exceeds the maximum of " + MAX_EXPANSIONS + ".");
      }
      String name = tokens.expectWord();
      if (!expanded.add(name)) {
        throw ODataError.badRequest("The navigation property " + name + " is expanded twice.");
      }
      Optional<CollectionNavigation> collection = table.collection(name);
      boolean asReference = tokens.skip('/');
      if (asReference && !tokens.skip("$ref")) {
        throw ODataError.notImplemented("$expand of the path " + name + "/...");
      }
      if (collection.isPresent()) {
        if (asReference) {
          throw ODataError.badRequest(
              "Expand with $ref is only supported on lookup type navigation property.");
        }
        expandMany(collection.get(), tokens);
      } else {
        expandOne(PathReader.navigation(table, name), tokens, asReference);
      }
    }

    private void expandOne(Navigation navigation, QueryTokens tokens, boolean asReference) {
      Builder inner = new Builder(view.readable(navigation.target()));
      inner.readNested(tokens, false);
      ones.add(new One(navigation, inner.query().projection(), asReference));
    }

    private void expandMany(CollectionNavigation navigation, QueryTokens tokens) {
      Builder inner = new Builder(view.readable(navigation.target()));
      String written = inner.readNested(tokens, true);
      TableQuery query = inner.query();
      boolean deeper = query.projection().expands();
      if (deeper && navigation.far().isPresent()) {
        throw ODataError.badRequest(
            "The navigation property '%s' cannot be expanded. Only many-to-one relationships are supported for nested expansion."
                .formatted(navigation.name()));
      }
      if (deeper && (inner.top.isPresent() || !inner.orders.isEmpty())) {
        throw ODataError.badRequest(
            "Only $select and $filter clause can be provided while doing $expand on many-to-one relationship or nested one-to-many relationship.");
      }
      collections.add(new Many(navigation, query, written));
    }

    /** Answers the options as written, joined as those of a URL. */
    private String readNested(QueryTokens tokens, boolean many) {
      if (!tokens.skip('(')) {
        return "";
      }
      int start = tokens.peek().position();
      do {
        String option = tokens.expectWord();
        tokens.expect('=');
        boolean fits = option.equals("$select") || option.equals("$expand") || many;
        if (!fits || option.equals("$count")) {
          throw ODataError.badRequest(
              "The option " + option + " is not supported inside this $expand.");
        }
        read(option, tokens);
      } while (tokens.skip(';'));
      String written = tokens.textFrom(start);
      tokens.expect(')');
      return written;
    }
  }

  private static int top(QueryToken token) {
    if (!token.text().matches("\\d{1,9}")) {
      throw ODataError.badRequest(
          "Invalid value '%s' for $top query option found. The $top query option requires a non-negative integer value."
              .formatted(token.text()));
    }
    return Integer.parseInt(token.text());
  }
}
