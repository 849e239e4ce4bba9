package io.github.dealsummary.emulator.fetchxml;

import io.github.dealsummary.emulator.query.ComparableTypes;
import io.github.dealsummary.emulator.query.ComparisonOperator;
import io.github.dealsummary.emulator.query.Condition;
import io.github.dealsummary.emulator.query.Literals;
import io.github.dealsummary.emulator.query.Operand.ColumnPath;
import io.github.dealsummary.emulator.query.Operand.Literal;
import io.github.dealsummary.emulator.query.QueryFunction;
import io.github.dealsummary.emulator.store.CallerView;
import io.github.dealsummary.emulator.store.Column;
import io.github.dealsummary.emulator.store.ODataError;
import io.github.dealsummary.emulator.store.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** Reads the {@code <filter>} elements of an entity or a link. */
final class FetchFilter {
  /**
   * With what stands around them, less than the 100 elements that the XML parser of JDK 25 reads.
   */
  private static final int MAX_DEPTH = 90;

  private final CallerView view;
  private final Map<String, Table> tables;
  private int depth;

  /**
   * Creates a reader.
   *
   * @param tables of the links, by their aliases
   */
  FetchFilter(CallerView view, Map<String, Table> tables) {
    this.view = view;
    this.tables = tables;
  }

  Optional<Condition> of(Element entity, Table table) {
    List<Condition> all = new ArrayList<>();
    FetchElements.children(entity, "filter").forEach(filter -> all.add(filter(filter, table)));
    return all.isEmpty() ? Optional.empty() : Optional.of(new Condition.And(all));
  }

  private Condition filter(Element filter, Table table) {
    if (++depth > MAX_DEPTH) {
      throw FetchElements.invalid("The filters are nested too deeply.");
    }
    if (FetchElements.children(filter, "link-entity").findAny().isPresent()) {
      throw ODataError.notImplemented("<link-entity> inside <filter>");
    }
    List<Condition> parts = new ArrayList<>();
    FetchElements.children(filter, "filter").forEach(inner -> parts.add(filter(inner, table)));
    FetchElements.children(filter, "condition").forEach(one -> parts.add(condition(one, table)));
    depth--;
    String type = filter.getAttribute("type");
    return switch (type) {
      case "", "and" -> new Condition.And(parts);
      case "or" -> new Condition.Or(parts);
      default -> throw FetchElements.invalid("'" + type + "' is not a filter type.");
    };
  }

  private Condition condition(Element condition, Table table) {
    String alias = condition.getAttribute("entityname");
    if (alias.isEmpty()) {
      return test(condition, table);
    }
    Table linked = tables.get(alias);
    if (linked == null) {
      // Dataverse would find such a link, so "not found" would be wrong.
      throw isLink(condition, alias)
          ? ODataError.notImplemented(
              "a condition of a <link-entity> on '" + alias + "', which is joined after it")
          : FetchElements.invalid("The link-entity '" + alias + "' of a condition was not found.");
    }
    return new Condition.Linked(alias, test(condition, linked));
  }

  private static boolean isLink(Element condition, String alias) {
    NodeList links = condition.getOwnerDocument().getElementsByTagName("link-entity");
    return IntStream.range(0, links.getLength())
        .mapToObj(links::item)
        .anyMatch(link -> link instanceof Element one && one.getAttribute("alias").equals(alias));
  }

  private Condition test(Element condition, Table table) {
    Column column = FetchElements.column(table, condition.getAttribute("attribute"));
    String operator = condition.getAttribute("operator");
    if (condition.hasAttribute("valueof")) {
      ColumnPath other =
          new ColumnPath(List.of(), FetchElements.column(table, condition.getAttribute("valueof")));
      ComparisonOperator comparison = comparison(operator).orElseThrow(() -> unknown(operator));
      return ComparableTypes.comparable(new ColumnPath(List.of(), column), comparison, other);
    }
    return new ColumnTest(table, column, operator, values(condition)).condition();
  }

  private static List<String> values(Element condition) {
    List<String> values =
        FetchElements.children(condition, "value").map(Element::getTextContent).toList();
    boolean single = values.isEmpty() && condition.hasAttribute("value");
    return single ? List.of(condition.getAttribute("value")) : values;
  }

  private static Optional<ComparisonOperator> comparison(String name) {
    return Optional.ofNullable(
        switch (name) {
          case "eq" -> ComparisonOperator.EQ;
          case "ne", "neq" -> ComparisonOperator.NE;
          case "gt" -> ComparisonOperator.GT;
          case "ge" -> ComparisonOperator.GE;
          case "lt" -> ComparisonOperator.LT;
          case "le" -> ComparisonOperator.LE;
          default -> null;
        });
  }

  private static ODataError unknown(String operator) {
    return FetchElements.invalid("'" + operator + "' is not an operator of a condition.");
  }

  /** One condition on one column. */
  private final class ColumnTest {
    private final Table table;
    private final ColumnPath path;
    private final String operator;
    private final List<String> values;

    private ColumnTest(Table table, Column column, String operator, List<String> values) {
      this.table = table;
      this.path = new ColumnPath(List.of(), column);
      this.operator = operator;
      this.values = values;
    }

    private Condition condition() {
      Optional<ComparisonOperator> comparison = comparison(operator);
      if (comparison.isPresent()) {
        return compare(comparison.get());
      }
      boolean ofNull = operator.equals("null") || operator.equals("not-null");
      if (ofNull && !values.isEmpty()) {
        throw FetchElements.invalid("The operator '" + operator + "' does not take a value.");
      }
      return switch (operator) {
        case "null" -> new Condition.Comparison(path, ComparisonOperator.EQ, Literal.NULL);
        case "not-null" -> new Condition.Comparison(path, ComparisonOperator.NE, Literal.NULL);
        default ->
            new QueryFunction(view, table, functionName(), path.column(), values)
                .condition(operator);
      };
    }

    private Condition compare(ComparisonOperator comparison) {
      if (values.size() != 1) {
        throw FetchElements.invalid(
            "The operator '" + operator + "' takes one value, not " + values.size() + ".");
      }
      return new Condition.Comparison(
          path, comparison, Literals.ofColumn(path.column(), values.get(0)));
    }

    /** Most operators are the names of OData's functions in other letters. */
    private String functionName() {
      return switch (operator) {
        case "like" -> "Like";
        case "not-like" -> "DoesNotLike";
        case "begins-with" -> "BeginsWith";
        case "not-begin-with" -> "DoesNotBeginWith";
        case "ends-with" -> "EndsWith";
        case "not-end-with" -> "DoesNotEndWith";
        case "not-contain-values" -> "DoesNotContainValues";
        case "eq-userid" -> "EqualUserId";
        case "ne-userid" -> "NotEqualUserId";
        case "eq-businessid" -> "EqualBusinessId";
        case "ne-businessid" -> "NotEqualBusinessId";
        case "eq-or-under" -> "UnderOrEqual";
        case "eq-or-above" -> "AboveOrEqual";
        case "last-seven-days" -> "Last7Days";
        case "next-seven-days" -> "Next7Days";
        default -> inCapitals();
      };
    }

    private String inCapitals() {
      // Possessive, because the backtracking kind recurses once per word of the request.
      if (!operator.matches("[a-z]++(?:-[a-z]++)*+")) {
        throw unknown(operator);
      }
      StringBuilder name = new StringBuilder();
      Stream.of(operator.replace("olderthan", "older-than").split("-", -1))
          .forEach(
              word -> name.append(Character.toUpperCase(word.charAt(0))).append(word.substring(1)));
      return name.toString();
    }
  }
}
