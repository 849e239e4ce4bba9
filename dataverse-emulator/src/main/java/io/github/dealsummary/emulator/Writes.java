package io.github.dealsummary.emulator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.dealsummary.emulator.query.Key;
import io.github.dealsummary.emulator.query.Options;
import io.github.dealsummary.emulator.query.Projection;
import io.github.dealsummary.emulator.query.QueryReader;
import io.github.dealsummary.emulator.store.Column;
import io.github.dealsummary.emulator.store.Lookup;
import io.github.dealsummary.emulator.store.ODataError;
import io.github.dealsummary.emulator.store.Row;
import io.github.dealsummary.emulator.store.Table;
import io.github.dealsummary.emulator.store.View;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** {@code POST}, {@code PATCH}, {@code PUT} and {@code DELETE} of rows, columns and references. */
final class Writes {
  private static final ObjectMapper MAPPER =
      new ObjectMapper()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private final Answers answers;

  Writes(Answers answers) {
    this.answers = answers;
  }

  /** Answers a request; all it changes stays changed, or nothing. */
  Reply answer(Call call, Resource resource, View view) {
    RowChanges changes = new RowChanges(view, answers.rowUrls(call));
    return view.store().atomically(() -> answer(call, resource, view, changes));
  }

  private Reply answer(Call call, Resource resource, View view, RowChanges changes) {
    String tail = resource.tailText();
    requireOptions(call, resource, tail);
    if (tail.equals("$ref")) {
      return new References(answers.rowUrls(call), view, changes).answer(call, resource);
    }
    boolean row = resource.key().isPresent();
    if (!tail.isEmpty()) {
      return row ? column(call, resource, view, changes) : refuse(call);
    }
    return switch (call.method()) {
      case "POST" -> row ? refuse(call) : create(call, resource, view, changes);
      case "PATCH" -> row ? upsert(call, resource, view, changes) : refuse(call);
      case "DELETE" -> row ? delete(call, resource, view, changes) : refuse(call);
      default -> refuse(call);
    };
  }

  /** A row that is written may be answered, with the columns asked for; nothing else is asked. */
  private static void requireOptions(Call call, Resource resource, String tail) {
    boolean delete = call.method().equals("DELETE");
    boolean names = tail.equals("$ref") && delete && resource.key().isEmpty();
    boolean answers = tail.isEmpty() && !delete;
    Options.check(
        call.query().keySet(),
        answers ? Set.of("$select", "$expand") : names ? Set.of("$id") : Set.of());
  }

  private static Reply refuse(Call call) {
    throw ODataError.methodNotAllowed(call.method());
  }

  private Reply create(Call call, Resource resource, View view, RowChanges changes) {
    Map<String, Object> fixed = new HashMap<>();
    Optional<Resource.Via> via = resource.via().filter(way -> way.many().isPresent());
    via.filter(way -> way.many().get().far().isEmpty())
        .flatMap(way -> resource.table().navigation(way.many().get().near()))
        .ifPresent(
            back -> fixed.put(back.column(), new Lookup(back, resource.via().get().from().id())));
    Row row = changes.create(resource.table(), body(call), fixed);
    via.filter(way -> way.many().get().far().isPresent())
        .ifPresent(way -> changes.associate(way.from(), way.many().get(), row));
    return written(call, view, row, 201);
  }

  private Reply upsert(Call call, Resource resource, View view, RowChanges changes) {
    Key key = resource.key().orElseThrow();
    Optional<Row> present = key.find(view);
    if (present.isPresent() && "*".equals(call.headers().get("if-none-match"))) {
      throw new ODataError(412, "0x80040237", "A record with matching key values already exists.");
    }
    if (present.isPresent()) {
      Row row = resource.row(view);
      requireVersion(call, row);
      return written(call, view, changes.update(row, body(call)), 200);
    }
    if (call.headers().containsKey("if-match")) {
      key.require(view);
    }
    Map<String, Object> fixed = new HashMap<>();
    key.values().forEach((column, value) -> fixed.put(column.name(), keyValue(column, value)));
    return written(call, view, changes.create(resource.table(), body(call), fixed), 201);
  }

  private static Object keyValue(Column column, Object value) {
    return column.type().read(value);
  }

  private Reply delete(Call call, Resource resource, View view, RowChanges changes) {
    Row row = resource.row(view);
    requireVersion(call, row);
    changes.delete(row);
    return Reply.empty(204);
  }

  /** {@code PUT accounts(id)/name} with a value, or {@code DELETE}. */
  private Reply column(Call call, Resource resource, View view, RowChanges changes) {
    Table table = resource.table();
    String name = resource.tail().get(0).name();
    if (resource.tail().size() > 1) {
      throw ODataError.badRequest("Nothing is written below the property '" + name + "'.");
    }
    Column column = table.property(name).orElseThrow(() -> ODataError.segmentNotFound(name));
    Row row = resource.row(view);
    requireVersion(call, row);
    JsonNode value =
        switch (call.method()) {
          case "PUT", "PATCH" -> body(call).path("value");
          case "DELETE" -> NullNode.getInstance();
          default -> throw ODataError.methodNotAllowed(call.method());
        };
    ObjectNode written = MAPPER.createObjectNode();
    written.set(column.property(), value);
    changes.update(row, written);
    return Reply.empty(204);
  }

  private static void requireVersion(Call call, Row row) {
    String match = call.headers().getOrDefault("if-match", "*");
    if (!match.equals("*") && !match.equals(row.etag())) {
      throw new ODataError(
          412,
          "0x80060882",
          "The version of the existing record doesn't match the RowVersion property provided.");
    }
  }

  /** A representation brings no OData-EntityId, says Microsoft's page on creating rows. */
  private Reply written(Call call, View view, Row row, int withRow) {
    String url = answers.url(row);
    boolean created = withRow == 201;
    Projection projection = new QueryReader(view, call.query()).row(row.table());
    if (!call.preferences().returnsRepresentation()) {
      Reply reply = Answers.applied(call, Reply.empty(204)).with("OData-EntityId", url);
      return created ? reply.with("Location", url) : reply;
    }
    Reply reply = answers.row(withRow, call, view, row, projection).with("ETag", row.etag());
    return created ? reply.with("Location", url) : reply;
  }

  static ObjectNode body(Call call) {
    try {
      JsonNode given = MAPPER.readTree(call.body());
      if (given instanceof ObjectNode object) {
        return object;
      }
    } catch (JsonProcessingException e) {
      throw ODataError.badRequest("The request body is not valid JSON.");
    }
    throw ODataError.badRequest("The request body is not a JSON object.");
  }
}
