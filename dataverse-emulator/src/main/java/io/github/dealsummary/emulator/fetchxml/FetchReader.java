package io.github.dealsummary.emulator.fetchxml;

import io.github.dealsummary.emulator.query.Condition;
import io.github.dealsummary.emulator.store.CallerView;
import io.github.dealsummary.emulator.store.Column;
import io.github.dealsummary.emulator.store.ODataError;
import io.github.dealsummary.emulator.store.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.w3c.dom.Element;

/** Reads a {@code fetch} element: its entity, and the links that are joined to it. */
final class FetchReader {
  private static final int MAX_LINKS = 15;

  private final CallerView view;
  private final Element fetch;
  private final Map<String, Table> tables = new HashMap<>();
  private final FetchAttributes attributes;
  private final FetchOrders orders;
  private int links;
  private int unnamed;

  private FetchReader(CallerView view, Element fetch) {
    this.view = view;
    this.fetch = fetch;
    this.attributes = new FetchAttributes(FetchElements.isTrue(fetch, "aggregate"));
    this.orders = new FetchOrders(tables, attributes, FetchElements.isTrue(fetch, "useraworderby"));
  }

  static ParsedFetch read(CallerView view, String xml) {
    Element fetch = FetchElements.parse(xml);
    if (!fetch.getTagName().equals("fetch")) {
      throw FetchElements.invalid(
          "The root element must be <fetch>, not <" + fetch.getTagName() + ">.");
    }
    FetchGrammar.check(fetch);
    return new FetchReader(view, fetch).fetch();
  }

  private ParsedFetch fetch() {
    List<Element> entities = FetchElements.children(fetch, "entity").toList();
    if (entities.size() != 1) {
      throw FetchElements.invalid("There must be one <entity>, not " + entities.size() + ".");
    }
    Element entity = entities.get(0);
    Table table = table(entity);
    tables.put("", table);
    List<LinkEntity> inner = links(entity, table);
    attributes.read(entity, "", table);
    orders.read(entity, "", table, 0);
    boolean distinct = FetchElements.isTrue(fetch, "distinct");
    FetchColumns columns =
        new FetchColumns(table, attributes.selected(), !inner.isEmpty(), distinct);
    columns.requireNames();
    return new ParsedFetch(
        new FetchSource(table, new FetchFilter(view, tables).of(entity, table), inner),
        orders.byColumn(),
        columns,
        attributes.areAggregate()
            ? Optional.of(new FetchGroups(attributes.aggregation(), orders.byAlias()))
            : Optional.empty(),
        FetchPage.read(fetch, attributes.areAggregate()));
  }

  private List<LinkEntity> links(Element element, Table from) {
    List<LinkEntity> inner = new ArrayList<>();
    FetchElements.children(element, "link-entity").forEach(link -> inner.add(link(link, from)));
    return inner;
  }

  private LinkEntity link(Element element, Table outer) {
    if (++links > MAX_LINKS) {
      throw new ODataError(
          400, "0x8004430d", "Number of link entities in query exceeded maximum limit.");
    }
    Table table = table(element);
    String alias = element.getAttribute("alias");
    // Dataverse numbers the links that have no alias.
    String name = alias.isEmpty() ? table.name() + ++unnamed : alias;
    if (tables.put(name, table) != null) {
      throw FetchElements.invalid("The alias '" + name + "' is used twice.");
    }
    String type = element.getAttribute("link-type");
    if (!Set.of("", "inner", "outer").contains(type)) {
      throw ODataError.notImplemented("link-type " + type);
    }
    // A condition of this link may name the links before it, and not those after it.
    Map<String, Table> joined = Map.copyOf(tables);
    int place = orders.byColumn().size();
    Column from = FetchElements.column(table, element.getAttribute("from"));
    Column to = FetchElements.column(outer, element.getAttribute("to"));
    List<LinkEntity> inner = links(element, table);
    attributes.read(element, name, table);
    orders.read(element, name, table, place);
    Optional<Condition> filter = new FetchFilter(view, joined).of(element, table);
    FetchSource source = new FetchSource(table, filter, inner);
    return new LinkEntity(name, source, from, to, type.equals("outer"));
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
}
