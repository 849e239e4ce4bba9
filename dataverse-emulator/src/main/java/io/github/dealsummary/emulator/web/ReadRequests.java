package io.github.dealsummary.emulator.web;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.dealsummary.emulator.query.Projection;
import io.github.dealsummary.emulator.query.QueryOptions;
import io.github.dealsummary.emulator.query.QueryReader;
import io.github.dealsummary.emulator.query.RowPage;
import io.github.dealsummary.emulator.query.TableQuery;
import io.github.dealsummary.emulator.store.CallerView;
import io.github.dealsummary.emulator.store.Column;
import io.github.dealsummary.emulator.store.Lookup;
import io.github.dealsummary.emulator.store.ODataError;
import io.github.dealsummary.emulator.store.Row;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** {@code GET} of what a path leads to: lists, rows, columns, counts and references. */
public final class ReadRequests {
  private static final int MAX_COUNT = 5_000;
  private static final String BYTE_ORDER_MARK = "\uFEFF";
  private static final String TOTAL = "Microsoft.Dynamics.CRM.totalrecordcount";
  private static final String TOTAL_EXCEEDED =
      "Microsoft.Dynamics.CRM.totalrecordcountlimitexceeded";

  private final JsonAnswers answers;
  private final QueryResults results;

  public ReadRequests(JsonAnswers answers) {
    this.answers = answers;
    this.results = new QueryResults(answers);
  }

  public Reply answer(ApiCall call, Resource resource, CallerView view) {
    view.readable(resource.table().name());
    String tail = resource.tailText();
    boolean single = resource.via().flatMap(Resource.Via::one).isPresent();
    if (resource.key().isEmpty()) {
      return single ? nothing(resource, tail) : collection(call, resource, view, tail);
    }
    Row row = resource.row(view);
    return switch (tail) {
      case "" -> row(call, view, row);
      case "$ref" -> reference(call, view, row);
      default -> property(call, view, row, resource.tail());
    };
  }

  /** A navigation property that leads nowhere. */
  private static Reply nothing(Resource resource, String tail) {
    if (!tail.isEmpty() && !tail.equals("$ref")) {
      throw ODataError.segmentNotFound(resource.tail().get(0).name());
    }
    return Reply.empty(204);
  }

  private Reply collection(ApiCall call, Resource resource, CallerView view, String tail) {
    return switch (tail) {
      case "" ->
          QueryResults.answers(call) && resource.via().isEmpty()
              ? results.answer(call, resource.table(), view)
              : list(call, resource, view);
      case "$count" -> count(call, resource, view);
      case "$ref" -> references(call, resource, view);
      default -> throw ODataError.segmentNotFound(resource.tail().get(0).name());
    };
  }

  private Reply row(ApiCall call, CallerView view, Row row) {
    Projection projection = new QueryReader(view, call.query()).row(row.table());
    call.understood().filter(projection.filterText());
    IfMatch.require(call, row);
    if (call.headers().getOrDefault("if-none-match", "").equals("*")) {
      return Reply.json(304, "").with("ETag", row.etag());
    }
    // Dataverse never answers 304 to a request with $expand or annotations.
    boolean plain = projection.ones().isEmpty() && projection.collections().isEmpty();
    boolean annotated = call.preferences().annotatesAtAll();
    if (plain && !annotated && row.etag().equals(call.headers().get("if-none-match"))) {
      return Reply.json(304, "").with("ETag", row.etag());
    }
    return answers.row(200, call, view, row, projection).with("ETag", row.etag());
  }

  private Reply list(ApiCall call, Resource resource, CallerView view) {
    TableQuery query = query(call, resource, view);
    List<Row> all = rows(resource, query, view);
    Paging pages = new Paging(call, answers.root(), view);
    RowPage page = pages.of(query, all);
    return answers.object(
        200,
        call,
        view,
        (json, rows) -> {
          json.writeStringField(
              "@odata.context",
              answers.context(resource.table().entitySet() + query.projection().shape()));
          writeCount(json, call.preferences(), query.counted(), all.size());
          json.writeArrayFieldStart("value");
          for (Row row : page.rows()) {
            json.writeStartObject();
            rows.write(row, query.projection());
            json.writeEndObject();
          }
          json.writeEndArray();
          writeLink(json, pages, page);
        });
  }

  private static TableQuery query(ApiCall call, Resource resource, CallerView view) {
    return understood(call, new QueryReader(view, call.query()).list(resource.table()));
  }

  private static TableQuery understood(ApiCall call, TableQuery query) {
    call.understood().filter(query.filterText());
    return query;
  }

  private static List<Row> rows(Resource resource, TableQuery query, CallerView view) {
    return resource.via().isPresent() ? query.among(resource.rows(view), view) : query.rows(view);
  }

  private static void writeCount(
      JsonGenerator json, PreferHeader preferences, boolean counted, int size) throws IOException {
    int count = Math.min(size, MAX_COUNT);
    if (counted) {
      json.writeNumberField("@odata.count", count);
    }
    if (preferences.annotates(TOTAL)) {
      json.writeNumberField("@" + TOTAL, counted ? count : -1);
    }
    if (preferences.annotates(TOTAL_EXCEEDED)) {
      json.writeBooleanField("@" + TOTAL_EXCEEDED, counted && size > MAX_COUNT);
    }
  }

  private static void writeLink(JsonGenerator json, Paging pages, RowPage page) throws IOException {
    if (page.next().isPresent()) {
      json.writeStringField("@odata.nextLink", pages.link(page.next().get()));
    }
  }

  /** Dataverse puts a byte order mark before the number. */
  private static Reply count(ApiCall call, Resource resource, CallerView view) {
    TableQuery query =
        understood(call, new QueryReader(view, call.query()).count(resource.table()));
    int count = Math.min(rows(resource, query, view).size(), MAX_COUNT);
    return Reply.text("text/plain", BYTE_ORDER_MARK + count);
  }

  private Reply references(ApiCall call, Resource resource, CallerView view) {
    TableQuery query = query(call, resource, view);
    Paging pages = new Paging(call, answers.root(), view);
    RowPage page = pages.of(query, rows(resource, query, view));
    return answers.object(
        200,
        call,
        view,
        (json, rows) -> {
          json.writeStringField("@odata.context", answers.context("Collection($ref)"));
          json.writeArrayFieldStart("value");
          for (Row row : page.rows()) {
            json.writeStartObject();
            json.writeStringField("@odata.id", answers.url(row));
            json.writeEndObject();
          }
          json.writeEndArray();
          writeLink(json, pages, page);
        });
  }

  private Reply reference(ApiCall call, CallerView view, Row row) {
    QueryOptions.check(call.query().keySet(), Set.of());
    return answers.object(
        200,
        call,
        view,
        (json, rows) -> {
          json.writeStringField("@odata.context", answers.context("$ref"));
          json.writeStringField("@odata.id", answers.url(row));
        });
  }

  private Reply property(ApiCall call, CallerView view, Row row, List<PathSegment> tail) {
    QueryOptions.check(call.query().keySet(), Set.of());
    String name = tail.get(0).name();
    Column column = row.table().property(name).orElseThrow(() -> ODataError.segmentNotFound(name));
    Object value = row.value(column.name());
    boolean raw = tail.size() == 2 && tail.get(1).toString().equals("$value");
    if (tail.get(0).inside().isPresent()) {
      throw ODataError.segmentNotFound(tail.get(0).toString());
    }
    if (tail.size() > 1 && !raw) {
      throw ODataError.segmentNotFound(tail.get(1).toString());
    }
    if (value == null) {
      return Reply.empty(204);
    }
    if (raw) {
      return Reply.text(
          "text/plain", value instanceof Lookup to ? to.id().toString() : value.toString());
    }
    String context = "%s(%s)/%s".formatted(row.table().entitySet(), row.id(), name);
    return answers.object(
        200,
        call,
        view,
        (json, rows) -> {
          json.writeStringField("@odata.context", answers.context(context));
          for (Map.Entry<String, String> annotation : annotations(call, view, row, column)) {
            json.writeStringField("value@" + annotation.getKey(), annotation.getValue());
          }
          json.writeFieldName("value");
          rows.writeValue(value);
        });
  }

  private static List<Map.Entry<String, String>> annotations(
      ApiCall call, CallerView view, Row row, Column column) {
    return call.preferences().annotates(RowWriter.FORMATTED)
        ? new FormattedValues(view.store())
            .of(row, column)
            .map(text -> List.of(Map.entry(RowWriter.FORMATTED, text)))
            .orElse(List.of())
        : List.of();
  }
}
