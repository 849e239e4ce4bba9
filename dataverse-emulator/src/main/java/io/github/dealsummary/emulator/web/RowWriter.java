package io.github.dealsummary.emulator.web;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.SerializedString;
import io.github.dealsummary.emulator.query.Projection;
import io.github.dealsummary.emulator.query.Projection.Many;
import io.github.dealsummary.emulator.query.Projection.One;
import io.github.dealsummary.emulator.query.RowPage;
import io.github.dealsummary.emulator.store.CallerView;
import io.github.dealsummary.emulator.store.Column;
import io.github.dealsummary.emulator.store.Lookup;
import io.github.dealsummary.emulator.store.Row;
import io.github.dealsummary.emulator.store.Table;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes rows as JSON, with the annotations asked for. */
public final class RowWriter {
  static final String FORMATTED = "OData.Community.Display.V1.FormattedValue";
  static final String LOOKUP_TABLE = "Microsoft.Dynamics.CRM.lookuplogicalname";
  static final String LOOKUP_NAVIGATION = "Microsoft.Dynamics.CRM.associatednavigationproperty";

  /** Users and teams are principals, whose key is written too. */
  private static final Set<String> PRINCIPALS = Set.of("systemuser", "team");

  private final CallerView view;
  private final FormattedValues formatted;
  private final Paging pages;
  private final String root;
  private final JsonGenerator json;
  private final IdentityHashMap<Projection, List<WrittenColumn>> columns = new IdentityHashMap<>();
  private final Map<String, WrittenColumn> named = new HashMap<>();
  private final boolean annotatesValues;
  private final boolean annotatesTables;
  private final boolean annotatesNavigations;

  RowWriter(CallerView view, ApiCall call, String root, JsonGenerator json) {
    this.view = view;
    this.formatted = new FormattedValues(view.store());
    this.pages = new Paging(call, root, view);
    this.root = root;
    this.json = json;
    PreferHeader preferences = call.preferences();
    this.annotatesValues = preferences.annotates(FORMATTED);
    this.annotatesTables = preferences.annotates(LOOKUP_TABLE);
    this.annotatesNavigations = preferences.annotates(LOOKUP_NAVIGATION);
  }

  FormattedValues formatted() {
    return formatted;
  }

  /** The properties of a row, into an object that the caller begins and ends. */
  void write(Row row, Projection projection) throws IOException {
    json.writeStringField("@odata.etag", row.etag());
    writeWithin(row, projection, projection.expandsDeeper());
  }

  private void writeWithin(Row row, Projection projection, boolean paged) throws IOException {
    for (WrittenColumn column : columns(projection)) {
      write(row, column);
    }
    for (One one : projection.ones()) {
      write(row, one, paged);
    }
    for (Many many : projection.collections()) {
      write(row, many, paged);
    }
  }

  private List<WrittenColumn> columns(Projection projection) {
    return columns.computeIfAbsent(
        projection,
        one ->
            one.columns().stream()
                .map(column -> WrittenColumn.of(column, column.property()))
                .toList());
  }

  /** A column under a name of its own. */
  void write(Row row, Column column, String property) throws IOException {
    write(row, named.computeIfAbsent(property, name -> WrittenColumn.of(column, name)));
  }

  /** A value that is of no row. */
  void writeComputed(String property, @Nullable Object value, Optional<String> formatted)
      throws IOException {
    if (annotatesValues) {
      annotate(new SerializedString(property + "@" + FORMATTED), formatted);
    }
    json.writeFieldName(property);
    writeValue(value);
  }

  /** Annotations stand before the value they are about. */
  private void write(Row row, WrittenColumn column) throws IOException {
    Object value = row.value(column.column().name());
    if (annotatesValues && value != null) {
      annotate(column.formatted(), formatted.of(row, column.column()));
    }
    if (value instanceof Lookup lookup) {
      if (annotatesNavigations) {
        annotate(column.navigation(), Optional.of(lookup.navigation().name()));
      }
      if (annotatesTables) {
        annotate(column.table(), Optional.of(lookup.table()));
      }
    }
    json.writeFieldName(column.property());
    writeValue(value);
  }

  void writeValue(@Nullable Object value) throws IOException {
    if (value == null) {
      json.writeNull();
    } else if (value instanceof BigDecimal number) {
      json.writeNumber(number);
    } else if (value instanceof Integer number) {
      json.writeNumber(number);
    } else if (value instanceof Long number) {
      json.writeNumber(number);
    } else if (value instanceof Boolean truth) {
      json.writeBoolean(truth);
    } else {
      json.writeString(value instanceof Lookup lookup ? lookup.id().toString() : value.toString());
    }
  }

  private void annotate(SerializableString name, Optional<String> value) throws IOException {
    if (value.isPresent()) {
      json.writeFieldName(name);
      json.writeString(value.get());
    }
  }

  private void write(Row row, One one, boolean paged) throws IOException {
    Optional<Row> related = view.follow(row, one.navigation());
    json.writeFieldName(one.navigation().name());
    if (related.isEmpty()) {
      json.writeNull();
      return;
    }
    json.writeStartObject();
    if (one.asReference()) {
      json.writeStringField("@odata.id", url(related.get()));
    } else {
      writeWithin(related.get(), one.projection(), paged);
      if (PRINCIPALS.contains(related.get().table().name())) {
        json.writeStringField("ownerid", related.get().id().toString());
      }
    }
    json.writeEndObject();
  }

  private void write(Row row, Many many, boolean paged) throws IOException {
    RowPage page = pages.within(row, many, paged);
    json.writeArrayFieldStart(many.navigation().name());
    for (Row related : page.rows()) {
      json.writeStartObject();
      json.writeStringField("@odata.etag", related.etag());
      writeWithin(related, many.written(), paged);
      json.writeEndObject();
    }
    json.writeEndArray();
    // Dataverse writes it whether or not there are more rows.
    json.writeStringField(
        many.navigation().name() + "@odata.nextLink", pages.linkWithin(row, many, page));
  }

  private String url(Row row) {
    return url(root, row);
  }

  static String url(String root, Row row) {
    Table table = row.table();
    return root + table.entitySet() + "(" + row.id() + ")";
  }
}
