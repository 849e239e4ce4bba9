package io.github.dealsummary.emulator;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.dealsummary.emulator.query.Projection;
import io.github.dealsummary.emulator.query.Projection.Expansion;
import io.github.dealsummary.emulator.store.Column;
import io.github.dealsummary.emulator.store.Lookup;
import io.github.dealsummary.emulator.store.Row;
import io.github.dealsummary.emulator.store.Store;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Optional;

/** Writes rows as JSON, with the annotations asked for. */
final class RowWriter {
  private static final String FORMATTED = "OData.Community.Display.V1.FormattedValue";
  private static final String LOOKUP_TABLE = "Microsoft.Dynamics.CRM.lookuplogicalname";
  private static final String LOOKUP_NAVIGATION =
      "Microsoft.Dynamics.CRM.associatednavigationproperty";

  private final Store store;
  private final FormattedValues formatted;
  private final Preferences preferences;
  private final JsonGenerator json;

  RowWriter(Store store, Preferences preferences, JsonGenerator json) {
    this.store = store;
    this.formatted = new FormattedValues(store);
    this.preferences = preferences;
    this.json = json;
  }

  /** The properties of a row, into an object that the caller begins and ends. */
  void write(Row row, Projection projection) throws IOException {
    json.writeStringField("@odata.etag", "W/\"" + row.version() + "\"");
    for (Column column : projection.columns()) {
      write(row, column);
    }
    for (Expansion expansion : projection.expansions()) {
      write(row, expansion);
    }
  }

  /** Annotations stand before the value they are about. */
  private void write(Row row, Column column) throws IOException {
    if (preferences.annotates(FORMATTED)) {
      annotate(column, FORMATTED, formatted.of(row, column));
    }
    Object value = row.value(column.name());
    if (value instanceof Lookup lookup) {
      if (preferences.annotates(LOOKUP_NAVIGATION)) {
        annotate(column, LOOKUP_NAVIGATION, Optional.of(lookup.navigation().name()));
      }
      if (preferences.annotates(LOOKUP_TABLE)) {
        annotate(column, LOOKUP_TABLE, Optional.of(lookup.table()));
      }
    }
    json.writeFieldName(column.property());
    if (value == null) {
      json.writeNull();
    } else if (value instanceof BigDecimal number) {
      json.writeNumber(number);
    } else if (value instanceof Integer number) {
      json.writeNumber(number);
    } else if (value instanceof Boolean truth) {
      json.writeBoolean(truth);
    } else {
      json.writeString(value instanceof Lookup lookup ? lookup.id().toString() : value.toString());
    }
  }

  private void annotate(Column column, String annotation, Optional<String> value)
      throws IOException {
    if (value.isPresent()) {
      json.writeStringField(column.property() + "@" + annotation, value.get());
    }
  }

  private void write(Row row, Expansion expansion) throws IOException {
    Optional<Row> related = store.follow(row, expansion.navigation());
    json.writeFieldName(expansion.navigation().name());
    if (related.isEmpty()) {
      json.writeNull();
      return;
    }
    json.writeStartObject();
    write(related.get(), expansion.projection());
    json.writeEndObject();
  }
}
