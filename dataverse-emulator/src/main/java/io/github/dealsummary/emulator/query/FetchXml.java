package io.github.dealsummary.emulator.query;

import io.github.dealsummary.emulator.query.Aggregation.Aggregate;
import io.github.dealsummary.emulator.query.Aggregation.Group;
import io.github.dealsummary.emulator.query.Operand.Path;
import io.github.dealsummary.emulator.store.Column;
import io.github.dealsummary.emulator.store.ColumnType;
import io.github.dealsummary.emulator.store.ODataError;
import io.github.dealsummary.emulator.store.Table;
import io.github.dealsummary.emulator.store.View;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** Reads FetchXML into a query. */
final class FetchXml {
  private static final int MAX_LINKS = 15;

  private final View view;
  private final Map<String, Table> tables = new HashMap<>();
  private final List<FetchColumns.Selected> selected = new ArrayList<>();
  private final List<Order> orders = new ArrayList<>();
  private final List<FetchGroups.AliasOrder> aliasOrders = new ArrayList<>();
  private final List<Group> groups = new ArrayList<>();
  private final List<Aggregate> aggregates = new ArrayList<>();
  private final Set<String> aliases = new HashSet<>();
  private boolean aggregate;
  private boolean rawOrder;
  private int links;
  private int unnamed;

  private FetchXml(View view) {
    this.view = view;
  }

  static Fetch read(View view, String xml) {
    return new FetchXml(view).fetch(parse(xml));
  }

  private Fetch fetch(Element fetch) {
    if (!fetch.getTagName().equals("fetch")) {
      throw invalid("The root element must be <fetch>, not <" + fetch.getTagName() + ">.");
    }
    FetchNames.check(fetch);
    aggregate = isTrue(fetch, "aggregate");
    rawOrder = isTrue(fetch, "useraworderby");
    List<Element> entities = children(fetch, "entity").toList();
    if (entities.size() != 1) {
      throw invalid("There must be one <entity>, not " + entities.size() + ".");
    }
    Element entity = entities.get(0);
    Table table = table(entity);
    tables.put("", table);
    List<Link> inner = links(entity, table);
    select(entity, "", table);
    order(entity, "", table, 0);
    Optional<Condition> filter = new FetchFilter(view, tables).of(entity, table);
    return new Fetch(
        table,
        filter,
        inner,
        orders,
        new FetchColumns(table, selected, !inner.isEmpty(), isTrue(fetch, "distinct")),
        aggregate
            ? Optional.of(new FetchGroups(new Aggregation(groups, aggregates), aliasOrders))
            : Optional.empty(),
        FetchPage.read(fetch, aggregate));
  }

  private List<Link> links(Element element, Table from) {
    List<Link> inner = new ArrayList<>();
    children(element, "link-entity").forEach(link -> inner.add(link(link, from)));
    return inner;
  }

  private Link link(Element element, Table outer) {
    if (++links > MAX_LINKS) {
      throw new ODataError(
          400, "0x8004430d", "Number of link entities in query exceeded maximum limit.");
    }
    Table table = table(element);
    String alias = element.getAttribute("alias");
    // Dataverse numbers the links that have no alias.
    String name = alias.isEmpty() ? table.name() + ++unnamed : alias;
    if (tables.put(name, table) != null) {
      throw invalid("The alias '" + name + "' is used twice.");
    }
    String type = element.getAttribute("link-type");
    if (!Set.of("", "inner", "outer").contains(type)) {
      throw ODataError.notImplemented("link-type " + type);
    }
    Map<String, Table> joined = Map.copyOf(tables);
    int place = orders.size();
    Column from = column(table, element.getAttribute("from"));
    Column to = column(outer, element.getAttribute("to"));
    List<Link> inner = links(element, table);
    select(element, name, table);
    order(element, name, table, place);
    Optional<Condition> filter = new FetchFilter(view, joined).of(element, table);
    return new Link(name, table, from, to, type.equals("outer"), filter, inner);
  }

  private void select(Element element, String alias, Table table) {
    if (children(element, "all-attributes").findAny().isPresent()) {
      if (aggregate) {
        throw invalid("<all-attributes> has no place in an aggregate.");
      }
      table
          .columns()
          .values()
          .forEach(column -> selected.add(new FetchColumns.Selected(alias, column, "")));
    }
    children(element, "attribute").forEach(attribute -> select(attribute, element, alias, table));
  }

  private void select(Element attribute, Element parent, String alias, Table table) {
    Column column = column(table, attribute.getAttribute("name"));
    String name = attribute.getAttribute("alias");
    if (!name.isEmpty() && !aliases.add(name)) {
      throw invalid("The alias '" + name + "' is used twice.");
    }
    if (!aggregate) {
      selected.add(new FetchColumns.Selected(alias, column, name));
      return;
    }
    if (name.isEmpty()) {
      throw invalid(
          "An alias is required for the attribute '%s' of <%s> in an aggregate."
              .formatted(column.name(), parent.getTagName()));
    }
    Path path = new Path(List.of(), column);
    if (isTrue(attribute, "groupby")) {
      DatePart part = DatePart.of(attribute.getAttribute("dategrouping"));
      part.require(column);
      groups.add(new Group(name, alias, path, part));
    } else {
      Aggregation.Function function = function(attribute);
      function.require(column);
      aggregates.add(new Aggregate(name, alias, Optional.of(path), function));
    }
  }

  private static Aggregation.Function function(Element attribute) {
    String name = attribute.getAttribute("aggregate");
    return switch (name) {
      case "count" -> Aggregation.Function.COUNT;
      case "countcolumn" ->
          isTrue(attribute, "distinct")
              ? Aggregation.Function.COUNT_DISTINCT
              : Aggregation.Function.COUNT_COLUMN;
      case "sum" -> Aggregation.Function.SUM;
      case "avg" -> Aggregation.Function.AVERAGE;
      case "min" -> Aggregation.Function.MIN;
      case "max" -> Aggregation.Function.MAX;
      default -> throw invalid("'" + name + "' is no aggregate.");
    };
  }

  /** Dataverse sorts by the orders of the outer element first; its links are read before them. */
  private void order(Element element, String alias, Table table, int place) {
    List<Order> own = new ArrayList<>();
    children(element, "order")
        .forEach(
            order -> {
              boolean descending = isTrue(order, "descending");
              if (aggregate) {
                aliasOrders.add(new FetchGroups.AliasOrder(known(order), descending));
              } else {
                own.add(order(order, alias, table, descending));
              }
            });
    orders.addAll(place, own);
  }

  private String known(Element order) {
    String alias = order.getAttribute("alias");
    if (!aliases.contains(alias)) {
      throw invalid("An order of an aggregate must name an alias, and '" + alias + "' is none.");
    }
    return alias;
  }

  private Order order(Element order, String alias, Table table, boolean descending) {
    String entity = order.getAttribute("entityname");
    Table of = entity.isEmpty() ? table : linked(entity);
    Column column = column(of, order.getAttribute("attribute"));
    boolean byLabel = column.type() == ColumnType.CHOICE && !rawOrder;
    return new Order(
        entity.isEmpty() ? alias : entity, new Path(List.of(), column), descending, byLabel);
  }

  private Table linked(String alias) {
    Table table = tables.get(alias);
    if (table == null) {
      throw invalid("The link-entity '" + alias + "' was not found.");
    }
    return table;
  }

  private Table table(Element element) {
    String name = element.getAttribute("name");
    return view.schema()
        .find(name)
        .map(table -> view.readable(table.name()))
        .orElseThrow(
            () ->
                new ODataError(
                    400,
                    "0x80041102",
                    "The entity with a name = '"
                        + name
                        + "' with namemapping = 'Logical' was not found in the MetadataCache."));
  }

  static Column column(Table table, String name) {
    return table
        .column(name)
        .orElseThrow(
            () ->
                new ODataError(
                    400,
                    "0x80041103",
                    "'%s' entity doesn't contain attribute with Name = '%s' and NameMapping = 'Logical'."
                        .formatted(table.schemaName(), name)));
  }

  static Stream<Element> children(Element parent, String name) {
    List<Element> found = new ArrayList<>();
    for (Node child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
      if (child instanceof Element element && element.getTagName().equals(name)) {
        found.add(element);
      }
    }
    return found.stream();
  }

  static boolean isTrue(Element element, String attribute) {
    String value = element.getAttribute(attribute);
    return value.equals("true") || value.equals("1");
  }

  static ODataError invalid(String message) {
    return new ODataError(400, "0x80040203", "Invalid FetchXML. " + message);
  }

  private static Element parse(String xml) {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      DocumentBuilder builder = factory.newDocumentBuilder();
      builder.setErrorHandler(null);
      return builder.parse(new InputSource(new StringReader(xml))).getDocumentElement();
    } catch (SAXException | IOException e) {
      throw new ODataError(400, "0x80041129", "Invalid XML. " + e.getMessage());
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException(e);
    }
  }
}
