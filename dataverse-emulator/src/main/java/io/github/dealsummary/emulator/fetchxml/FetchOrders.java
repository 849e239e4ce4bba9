package io.github.dealsummary.emulator.fetchxml;

import io.github.dealsummary.emulator.query.Operand.ColumnPath;
import io.github.dealsummary.emulator.query.OrderBy;
import io.github.dealsummary.emulator.store.Column;
import io.github.dealsummary.emulator.store.ColumnType;
import io.github.dealsummary.emulator.store.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.w3c.dom.Element;

/** Reads the {@code <order>} elements: by columns or, in an aggregate, by aliases. */
final class FetchOrders {
  private final Map<String, Table> tables;
  private final FetchAttributes attributes;
  private final boolean rawOrder;
  private final List<OrderBy> byColumn = new ArrayList<>();
  private final List<FetchGroups.AliasOrder> byAlias = new ArrayList<>();

  /**
   * Creates a reader.
   *
   * @param tables of the links read so far, by their aliases
   * @param rawOrder whether choices are ordered by their numbers and not by their labels
   */
  FetchOrders(Map<String, Table> tables, FetchAttributes attributes, boolean rawOrder) {
    this.tables = tables;
    this.attributes = attributes;
    this.rawOrder = rawOrder;
  }

  List<OrderBy> byColumn() {
    return byColumn;
  }

  List<FetchGroups.AliasOrder> byAlias() {
    return byAlias;
  }

  /**
   * Reads those of the entity or of a link. Dataverse sorts by the orders of the outer element
   * first; its links are read before them.
   *
   * @param place how many orders there were when the element was begun
   */
  void read(Element element, String alias, Table table, int place) {
    List<OrderBy> own = new ArrayList<>();
    FetchElements.children(element, "order")
        .forEach(
            order -> {
              boolean descending = FetchElements.isTrue(order, "descending");
              if (attributes.areAggregate()) {
                byAlias.add(new FetchGroups.AliasOrder(known(order), descending));
              } else {
                own.add(order(order, alias, table, descending));
              }
            });
    byColumn.addAll(place, own);
  }

  private String known(Element order) {
    String alias = order.getAttribute("alias");
    if (!attributes.haveAlias(alias)) {
      throw FetchElements.invalid(
          "An order of an aggregate must name an alias. '" + alias + "' is not an alias.");
    }
    return alias;
  }

  private OrderBy order(Element order, String alias, Table table, boolean descending) {
    String entity = order.getAttribute("entityname");
    Table of = entity.isEmpty() ? table : linked(entity);
    Column column = FetchElements.column(of, order.getAttribute("attribute"));
    // FetchXML sorts choices by label, and OData by number.
    boolean byLabel = column.type() == ColumnType.CHOICE && !rawOrder;
    return new OrderBy(
        entity.isEmpty() ? alias : entity, new ColumnPath(List.of(), column), descending, byLabel);
  }

  private Table linked(String alias) {
    Table table = tables.get(alias);
    if (table == null) {
      throw FetchElements.invalid("The link-entity '" + alias + "' was not found.");
    }
    return table;
  }
}
