package io.github.dealsummary.emulator.fetchxml;

import io.github.dealsummary.emulator.query.Aggregation;
import io.github.dealsummary.emulator.query.Aggregation.Aggregate;
import io.github.dealsummary.emulator.query.Aggregation.Group;
import io.github.dealsummary.emulator.query.DatePart;
import io.github.dealsummary.emulator.query.Operand.ColumnPath;
import io.github.dealsummary.emulator.store.Column;
import io.github.dealsummary.emulator.store.Table;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.w3c.dom.Element;

/** Reads the {@code <attribute>} elements: what is selected or, in an aggregate, computed. */
final class FetchAttributes {
  private final boolean aggregate;
  private final List<FetchColumns.Selected> selected = new ArrayList<>();
  private final List<Group> groups = new ArrayList<>();
  private final List<Aggregate> aggregates = new ArrayList<>();
  private final Set<String> aliases = new HashSet<>();

  FetchAttributes(boolean aggregate) {
    this.aggregate = aggregate;
  }

  boolean areAggregate() {
    return aggregate;
  }

  List<FetchColumns.Selected> selected() {
    return selected;
  }

  Aggregation aggregation() {
    return new Aggregation(groups, aggregates);
  }

  boolean haveAlias(String alias) {
    return aliases.contains(alias);
  }

  /**
   * Reads those of the entity or of a link.
   *
   * @param alias of the link; empty for the entity
   */
  void read(Element element, String alias, Table table) {
    if (FetchElements.children(element, "all-attributes").findAny().isPresent()) {
      if (aggregate) {
        throw FetchElements.invalid("<all-attributes> cannot stand in an aggregate.");
      }
      table
          .columns()
          .values()
          .forEach(column -> selected.add(new FetchColumns.Selected(alias, column, "")));
    }
    FetchElements.children(element, "attribute")
        .forEach(attribute -> read(attribute, element, alias, table));
  }

  private void read(Element attribute, Element parent, String alias, Table table) {
    Column column = FetchElements.column(table, attribute.getAttribute("name"));
    String name = attribute.getAttribute("alias");
    if (!name.isEmpty() && !aliases.add(name)) {
      throw FetchElements.invalid("The alias '" + name + "' is used twice.");
    }
    if (!aggregate) {
      selected.add(new FetchColumns.Selected(alias, column, name));
      return;
    }
    if (name.isEmpty()) {
      throw FetchElements.invalid(
          "An alias is required for the attribute '%s' of <%s> in an aggregate."
              .formatted(column.name(), parent.getTagName()));
    }
    ColumnPath path = new ColumnPath(List.of(), column);
    if (FetchElements.isTrue(attribute, "groupby")) {
      DatePart part = DatePart.of(attribute.getAttribute("dategrouping"));
      part.require(column);
      groups.add(new Group(name, alias, path, part));
    } else {
      Aggregation.AggregateFunction function = function(attribute);
      function.require(column);
      aggregates.add(new Aggregate(name, alias, Optional.of(path), function));
    }
  }

  private static Aggregation.AggregateFunction function(Element attribute) {
    String name = attribute.getAttribute("aggregate");
    return switch (name) {
      case "count" -> Aggregation.AggregateFunction.COUNT;
      case "countcolumn" ->
          FetchElements.isTrue(attribute, "distinct")
              ? Aggregation.AggregateFunction.COUNT_DISTINCT
              : Aggregation.AggregateFunction.COUNT_COLUMN;
      case "sum" -> Aggregation.AggregateFunction.SUM;
      case "avg" -> Aggregation.AggregateFunction.AVERAGE;
      case "min" -> Aggregation.AggregateFunction.MIN;
      case "max" -> Aggregation.AggregateFunction.MAX;
      default -> throw FetchElements.invalid("'" + name + "' is not an aggregate.");
    };
  }
}
