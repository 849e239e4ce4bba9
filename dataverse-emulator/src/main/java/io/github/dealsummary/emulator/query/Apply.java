package io.github.dealsummary.emulator.query;

import io.github.dealsummary.emulator.query.Aggregation.Aggregate;
import io.github.dealsummary.emulator.query.Aggregation.AggregateFunction;
import io.github.dealsummary.emulator.query.Aggregation.Group;
import io.github.dealsummary.emulator.query.Operand.ColumnPath;
import io.github.dealsummary.emulator.store.CallerView;
import io.github.dealsummary.emulator.store.ColumnType;
import io.github.dealsummary.emulator.store.ODataError;
import io.github.dealsummary.emulator.store.Table;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The option {@code $apply}.
 *
 * <pre>
 * apply     = [ "filter(" filter ")" "/" ] ( groupby / aggregate )
 * groupby   = "groupby((" path *( "," path ) ")" [ "," aggregate ] ")"
 * aggregate = "aggregate(" value *( "," value ) ")"
 * value     = "$count as" name / path "with" ( "sum" / "average" / "min" / "max" ) "as" name
 * </pre>
 */
public final class Apply {
  private final CallerView view;
  private final Table table;
  private final Map<String, String> options;
  private final QueryTokens tokens;
  private final PathReader paths;
  private final PathReader.Start start;
  private Optional<Condition> filter = Optional.empty();
  private final List<Group> groups = new ArrayList<>();
  private final List<Aggregate> aggregates = new ArrayList<>();

  private Apply(CallerView view, Table table, Map<String, String> options) {
    this.view = view;
    this.table = table;
    this.options = options;
    this.tokens = new QueryTokens(options.getOrDefault("$apply", ""));
    this.paths = new PathReader(view);
    this.start = new PathReader.Start(table, Optional.empty());
  }

  public static Apply parse(CallerView view, Table table, Map<String, String> options) {
    Optional.ofNullable(options.get("$orderby")).ifPresent(by -> requireProperty(table, by));
    QueryOptions.checkBeside("$apply", options.keySet(), Set.of("$filter"));
    Apply apply = new Apply(view, table, options);
    apply.read();
    return apply;
  }

  /** Dataverse knows no order by the name of an aggregate. */
  private static void requireProperty(Table table, String orderBy) {
    if (table.property(new QueryTokens(orderBy).peek().text()).isEmpty()) {
      throw ODataError.badRequest("The query node SingleValueOpenPropertyAccess is not supported");
    }
  }

  /** The condition on rows before they are grouped, as text. */
  public String filterText() {
    return filter.map(ConditionText::of).orElse("");
  }

  /** The rows of the answer. */
  public List<ResultRow> rows() {
    Projection projection = Projection.all(table);
    TableQuery query = new TableQuery(projection, filter, List.of(), OptionalInt.empty(), false);
    List<JoinedRow> joinedRows = query.rows(view).stream().map(JoinedRow::of).toList();
    return new Aggregation(groups, aggregates).of(joinedRows, view);
  }

  private void read() {
    Optional.ofNullable(options.get("$filter")).ifPresent(this::readFilterOption);
    if (tokens.skip("filter")) {
      tokens.expect('(');
      Condition condition = new FilterParser(view, table, tokens, options).or();
      filter =
          Optional.of(
              filter
                  .<Condition>map(before -> new Condition.And(List.of(before, condition)))
                  .orElse(condition));
      tokens.expect(')');
      tokens.expect('/');
    }
    String transformation = tokens.expectWord();
    switch (transformation) {
      case "groupby" -> groupBy();
      case "aggregate" -> aggregate();
      default ->
          throw ODataError.notImplemented("the transformation " + transformation + " of $apply");
    }
    if (tokens.peek().isMark('/')) {
      throw ODataError.notImplemented("a transformation after " + transformation);
    }
    tokens.expectEnd();
    requireDifferentNames();
  }

  private void requireDifferentNames() {
    Set<String> names = new HashSet<>();
    Stream.concat(groups.stream().map(Group::name), aggregates.stream().map(Aggregate::name))
        .filter(name -> !names.add(name))
        .findFirst()
        .ifPresent(
            name -> {
              throw ODataError.badRequest("The property '" + name + "' of $apply is named twice.");
            });
  }

  private void readFilterOption(String text) {
    QueryTokens inside = new QueryTokens(text);
    filter = Optional.of(new FilterParser(view, table, inside, options).or());
    inside.expectEnd();
  }

  private void groupBy() {
    tokens.expect('(');
    tokens.expect('(');
    do {
      ColumnPath path = paths.read(start, tokens);
      if (path.column().type() == ColumnType.DATE_TIME) {
        throw ODataError.badRequest("groupby with datetime values is not supported.");
      }
      groups.add(new Group(name(path), "", path, DatePart.WHOLE));
    } while (tokens.skip(','));
    tokens.expect(')');
    if (tokens.skip(',')) {
      if (!tokens.skip("aggregate")) {
        throw tokens.syntaxError(tokens.peek());
      }
      aggregate();
    }
    tokens.expect(')');
  }

  /** A column over a navigation property is named by its table: {@code contact_fullname}. */
  private String name(ColumnPath path) {
    String column = path.column().property();
    return path.steps().isEmpty()
        ? column
        : path.steps().get(path.steps().size() - 1).target() + "_" + column;
  }

  private void aggregate() {
    tokens.expect('(');
    do {
      aggregates.add(value());
    } while (tokens.skip(','));
    tokens.expect(')');
  }

  private Aggregate value() {
    if (tokens.skip("$count")) {
      return new Aggregate(alias(), "", Optional.empty(), AggregateFunction.COUNT);
    }
    ColumnPath path = paths.read(start, tokens);
    if (!tokens.skip("with")) {
      throw tokens.syntaxError(tokens.peek());
    }
    String method = tokens.expectWord();
    AggregateFunction function =
        switch (method) {
          case "sum" -> AggregateFunction.SUM;
          case "average" -> AggregateFunction.AVERAGE;
          case "min" -> AggregateFunction.MIN;
          case "max" -> AggregateFunction.MAX;
          default -> throw ODataError.badRequest("The aggregate " + method + " is not supported.");
        };
    function.require(path.column());
    return new Aggregate(alias(), "", Optional.of(path), function);
  }

  private String alias() {
    if (!tokens.skip("as")) {
      throw tokens.syntaxError(tokens.peek());
    }
    return tokens.expectWord();
  }
}
