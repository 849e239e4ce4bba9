package io.github.dealsummary.emulator;

import io.github.dealsummary.emulator.store.CollectionNavigation;
import io.github.dealsummary.emulator.store.Column;
import io.github.dealsummary.emulator.store.ColumnType;
import io.github.dealsummary.emulator.store.Navigation;
import io.github.dealsummary.emulator.store.Schema;
import io.github.dealsummary.emulator.store.Table;
import java.util.List;

/** The schema as {@code $metadata} shows it, in OData's XML. */
final class MetadataDocument {
  private static final String NAMESPACE = "Microsoft.Dynamics.CRM";

  private final Schema schema;
  private final StringBuilder xml = new StringBuilder();

  MetadataDocument(Schema schema) {
    this.schema = schema;
  }

  String text() {
    xml.append("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n")
        .append(
            "<edmx:Edmx Version=\"4.0\" xmlns:edmx=\"http://docs.oasis-open.org/odata/ns/edmx\">")
        .append("<edmx:DataServices><Schema Namespace=\"")
        .append(NAMESPACE)
        .append("\" Alias=\"mscrm\" xmlns=\"http://docs.oasis-open.org/odata/ns/edm\">\n")
        .append("<EntityType Name=\"crmbaseentity\" Abstract=\"true\" />\n");
    List<Table> tables =
        schema.tables().stream().filter(table -> !table.is(Table.Trait.INTERSECT)).toList();
    tables.forEach(this::type);
    xml.append("<EntityContainer Name=\"System\">\n");
    tables.forEach(
        table ->
            xml.append(
                "<EntitySet Name=\"%s\" EntityType=\"%s.%s\" />\n"
                    .formatted(table.entitySet(), NAMESPACE, table.name())));
    xml.append("</EntityContainer>\n</Schema></edmx:DataServices></edmx:Edmx>\n");
    return xml.toString();
  }

  private void type(Table table) {
    xml.append(
        "<EntityType Name=\"%s\" BaseType=\"mscrm.crmbaseentity\">\n".formatted(table.name()));
    xml.append("<Key><PropertyRef Name=\"%s\" /></Key>\n".formatted(table.key()));
    table.columns().values().forEach(this::property);
    table.navigations().values().forEach(to -> single(table, to));
    table.collections().values().forEach(this::collection);
    xml.append("</EntityType>\n");
  }

  private void property(Column column) {
    boolean limited = column.type() == ColumnType.STRING && column.maxLength() > 0;
    xml.append(
        "<Property Name=\"%s\" Type=\"%s\"%s />\n"
            .formatted(
                column.property(),
                column.type().edm(),
                limited ? " MaxLength=\"" + column.maxLength() + "\"" : ""));
  }

  private void single(Table table, Navigation to) {
    xml.append(
            "<NavigationProperty Name=\"%s\" Type=\"mscrm.%s\"".formatted(to.name(), to.target()))
        .append(" Nullable=\"%s\">".formatted(!table.required().contains(to.column())))
        .append(
            "<ReferentialConstraint Property=\"_%s_value\" ReferencedProperty=\"%s\" />"
                .formatted(to.column(), schema.table(to.target()).key()))
        .append("</NavigationProperty>\n");
  }

  private void collection(CollectionNavigation to) {
    xml.append(
        "<NavigationProperty Name=\"%s\" Type=\"Collection(mscrm.%s)\" />\n"
            .formatted(to.name(), to.target()));
  }
}
