package io.github.dealsummary.emulator.write;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.dealsummary.emulator.query.Projection;
import io.github.dealsummary.emulator.query.QueryOptions;
import io.github.dealsummary.emulator.query.QueryReader;
import io.github.dealsummary.emulator.query.RowKey;
import io.github.dealsummary.emulator.store.CallerView;
import io.github.dealsummary.emulator.store.Column;
import io.github.dealsummary.emulator.store.Lookup;
import io.github.dealsummary.emulator.store.ODataError;
import io.github.dealsummary.emulator.store.Row;
import io.github.dealsummary.emulator.store.Table;
import io.github.dealsummary.emulator.web.ApiCall;
import io.github.dealsummary.emulator.web.IfMatch;
import io.github.dealsummary.emulator.web.JsonAnswers;
import io.github.dealsummary.emulator.web.JsonBody;
import io.github.dealsummary.emulator.web.Reply;
import io.github.dealsummary.emulator.web.Resource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** {@code POST}, {@code PATCH}, {@code PUT} and {@code DELETE} of rows, columns and references. */
public final class WriteRequests {
  private final JsonAnswers answers;

  public WriteRequests(JsonAnswers answers) {
    this.answers = answers;
  }

  /** Answers a request; all it changes stays changed, or nothing. */
  public Reply answer(ApiCall call, Resource resource, CallerView view) {
    RowChanges changes = new RowChanges(view, answers.rowUrls(call));
    return view.store().atomically(() -> answer(call, resource, view, changes));
  }

  private Reply answer(ApiCall call, Resource resource, CallerView view, RowChanges changes) {
    String tail = resource.tailText();
    requireOptions(call, resource, tail);
    requireNoneMatch(call, resource, tail);
    if (tail.equals("$ref")) {
      return new ReferenceRequests(answers.rowUrls(call), view, changes.relations())
          .answer(call, resource);
    }
    boolean row = resource.key().isPresent();
    if (!tail.isEmpty()) {
      return row ? column(call, resource, view, changes) : refuse(call);
    }
    return switch (call.method()) {
      case "POST" -> row ? refuse(call) : create(call, resource, view, changes);
      case "PATCH" -> row ? upsert(call, resource, view, changes) : refuse(call);
      case "DELETE" -> row ? delete(call, resource, view) : refuse(call);
      default -> refuse(call);
    };
  }

  /** A row that is written may be answered, with the columns asked for; nothing else is asked. */
  private static void requireOptions(ApiCall call, Resource resource, String tail) {
    boolean delete = call.method().equals("DELETE");
    boolean names = tail.equals("$ref") && delete && resource.key().isEmpty();
    boolean answers = tail.isEmpty() && !delete;
    QueryOptions.check(
        call.query().keySet(),
        answers ? Set.of("$select", "$expand") : names ? Set.of("$id") : Set.of());
  }

  /** Only an upsert may be made to depend on there being no row; clients send null with all. */
  private static void requireNoneMatch(ApiCall call, Resource resource, String tail) {
    String none = call.headers().getOrDefault("if-none-match", "null");
    boolean upserts = call.method().equals("PATCH") && tail.isEmpty() && resource.key().isPresent();
    if (!none.equals("null") && !(none.equals("*") && upserts)) {
      throw ODataError.badRequest(
          "The header If-None-Match: %s is not supported here; that of a PATCH of a row may be *."
              .formatted(none));
    }
    if (call.method().equals("POST") && tail.isEmpty() && call.headers().containsKey("if-match")) {
      throw ODataError.badRequest("The header If-Match is not supported where a row is created.");
    }
  }

  private static Reply refuse(ApiCall call) {
    throw ODataError.methodNotAllowed(call.method());
  }

  private Reply create(ApiCall call, Resource resource, CallerView view, RowChanges changes) {
    if (resource.via().flatMap(Resource.Via::one).isPresent()) {
      return refuse(call);
    }
    Map<String, Object> fixed = new HashMap<>();
    Optional<Resource.Via> via = resource.via();
    // A row that is created below another points back at that one.
    via.filter(way -> way.many().get().far().isEmpty())
        .flatMap(way -> resource.table().navigation(way.many().get().near()))
        .ifPresent(
            back -> fixed.put(back.column(), new Lookup(back, resource.via().get().from().id())));
    Row row = changes.create(resource.table(), JsonBody.read(call), fixed);
    // Over an intersect table the two can be paired only now.
    via.filter(way -> way.many().get().far().isPresent())
        .ifPresent(way -> changes.relations().associate(way.from(), way.many().get(), row));
    return written(call, view, row, 201);
  }

  private Reply upsert(ApiCall call, Resource resource, CallerView view, RowChanges changes) {
    RowKey key = resource.key().orElseThrow();
    Optional<Row> present = key.find(view);
    if (present.isPresent() && "*".equals(call.headers().get("if-none-match"))) {
      throw new ODataError(412, "0x80040237", "A record with matching key values already exists.");
    }
    if (present.isPresent()) {
      Row row = resource.row(view);
      IfMatch.require(call, row);
      return written(call, view, changes.update(row, JsonBody.read(call)), 200);
    }
    // A new row below another would have nothing to do with that one.
    if (call.headers().containsKey("if-match") || resource.via().isPresent()) {
      key.require(view);
    }
    Map<String, Object> fixed = new HashMap<>();
    key.values().forEach((column, value) -> fixed.put(column.name(), keyValue(column, value)));
    return written(call, view, changes.create(resource.table(), JsonBody.read(call), fixed), 201);
  }

  private static Object keyValue(Column column, Object value) {
    return column.type().read(value);
  }

  private static Reply delete(ApiCall call, Resource resource, CallerView view) {
    Row row = resource.row(view);
    IfMatch.require(call, row);
    new Deletion(view).delete(row);
    return Reply.empty(204);
  }

  /** {@code PUT accounts(id)/name} with a value, or {@code DELETE}. */
  private Reply column(ApiCall call, Resource resource, CallerView view, RowChanges changes) {
    Table table = resource.table();
    String name = resource.tail().get(0).name();
    if (resource.tail().size() > 1) {
      throw ODataError.badRequest("The path below the property '" + name + "' cannot be written.");
    }
    Column column = table.property(name).orElseThrow(() -> ODataError.segmentNotFound(name));
    Row row = resource.row(view);
    IfMatch.require(call, row);
    JsonNode value =
        switch (call.method()) {
          case "PUT", "PATCH" -> value(call);
          case "DELETE" -> NullNode.getInstance();
          default -> throw ODataError.methodNotAllowed(call.method());
        };
    ObjectNode written = JsonNodeFactory.instance.objectNode();
    written.set(column.property(), value);
    changes.update(row, written);
    return Reply.empty(204);
  }

  private static JsonNode value(ApiCall call) {
    ObjectNode body = JsonBody.read(call);
    PayloadErrors.requireOnly(body, "value");
    return body.path("value");
  }

  /** A representation brings no OData-EntityId, says Microsoft's page on creating rows. */
  private Reply written(ApiCall call, CallerView view, Row row, int withRow) {
    String url = answers.url(row);
    boolean created = withRow == 201;
    Projection projection = new QueryReader(view, call.query()).row(row.table());
    if (!call.preferences().returnsRepresentation()) {
      Reply reply = JsonAnswers.applied(call, Reply.empty(204)).with("OData-EntityId", url);
      return created ? reply.with("Location", url) : reply;
    }
    Reply reply = answers.row(withRow, call, view, row, projection).with("ETag", row.etag());
    return created ? reply.with("Location", url) : reply;
  }
}
