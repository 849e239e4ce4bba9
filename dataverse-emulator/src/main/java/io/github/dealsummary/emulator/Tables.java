package io.github.dealsummary.emulator;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.dealsummary.emulator.query.Projection;
import io.github.dealsummary.emulator.query.TableQuery;
import io.github.dealsummary.emulator.store.Column;
import io.github.dealsummary.emulator.store.ODataError;
import io.github.dealsummary.emulator.store.Row;
import io.github.dealsummary.emulator.store.Store;
import io.github.dealsummary.emulator.store.Table;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reading of rows: {@code GET accounts} and {@code GET accounts(id)}. */
final class Tables {
  private static final int MAX_COUNT = 5_000;
  private static final Pattern GUID =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
  private static final String TOTAL = "Microsoft.Dynamics.CRM.totalrecordcount";
  private static final String TOTAL_EXCEEDED =
      "Microsoft.Dynamics.CRM.totalrecordcountlimitexceeded";

  private final ObjectMapper mapper = new ObjectMapper();
  private final Store store;
  private final String root;

  /**
   * Creates the routes.
   *
   * @param root the URL of the Web API, with a slash at the end
   */
  Tables(Store store, String root) {
    this.store = store;
    this.root = root;
  }

  /**
   * Answers a request on a table.
   *
   * @param requireRead refuses the caller who may not read a table
   */
  Reply answer(Call call, Table table, Consumer<Table> requireRead) {
    if (call.path().contains("/")) {
      throw ODataError.notImplemented("paths beyond a row, such as '" + call.path() + "'");
    }
    if (!call.method().equals("GET")) {
      throw ODataError.notImplemented(call.method() + " on tables");
    }
    return call.key()
        .map(key -> row(call, table, key, requireRead))
        .orElseGet(() -> list(call, table, requireRead));
  }

  private Reply row(Call call, Table table, String key, Consumer<Table> requireRead) {
    Projection projection = TableQuery.parseForRow(store.schema(), table, call.query());
    requireRead(TableQuery.tablesRead(projection), requireRead);
    UUID id = id(table, key);
    Row row = store.find(table, id).orElseThrow(() -> ODataError.rowNotFound(table, id));
    return json(
        call,
        (json, rows) -> {
          json.writeStringField("@odata.context", context(projection) + "/$entity");
          rows.write(row, projection);
        });
  }

  private static UUID id(Table table, String key) {
    String id = key.startsWith(table.key() + "=") ? key.substring(table.key().length() + 1) : key;
    if (GUID.matcher(id).matches()) {
      return UUID.fromString(id);
    }
    if (id.contains("=")) {
      throw ODataError.notImplemented("alternate keys, such as '" + key + "'");
    }
    throw ODataError.badRequest("Error in query syntax: '" + key + "' is not a key.");
  }

  private Reply list(Call call, Table table, Consumer<Table> requireRead) {
    TableQuery query = TableQuery.parse(store.schema(), table, call.query());
    requireRead(query.tablesRead(), requireRead);
    List<Row> all = query.rows(store);
    SkipToken from =
        Optional.ofNullable(call.query().get("$skiptoken"))
            .map(SkipToken::parse)
            .orElse(SkipToken.START);
    Page page = Page.of(all, from, query.top(), call.preferences());
    return json(
        call,
        (json, rows) -> {
          json.writeStringField("@odata.context", context(query.projection()));
          writeCount(json, call.preferences(), query.counted(), all.size());
          json.writeArrayFieldStart("value");
          for (Row row : page.rows()) {
            json.writeStartObject();
            rows.write(row, query.projection());
            json.writeEndObject();
          }
          json.writeEndArray();
          if (page.next().isPresent()) {
            json.writeStringField("@odata.nextLink", nextLink(call, page.next().get()));
          }
        });
  }

  private static void writeCount(
      JsonGenerator json, Preferences preferences, boolean counted, int size) throws IOException {
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

  private String nextLink(Call call, SkipToken next) {
    String options =
        Stream.of(call.options().split("&", -1))
            .filter(option -> !option.isEmpty() && !option.matches("(\\$|%24)skiptoken=.*"))
            .map(option -> option + "&")
            .collect(Collectors.joining());
    return root + call.path() + "?" + options + "$skiptoken=" + next.encoded();
  }

  private String context(Projection projection) {
    return root + "$metadata#" + projection.table().entitySet() + shape(projection);
  }

  private static String shape(Projection projection) {
    Stream<String> columns = projection.selected().stream().map(Column::property);
    Stream<String> expansions =
        projection.expansions().stream()
            .map(
                expansion -> {
                  String inside = shape(expansion.projection());
                  return expansion.navigation().name() + (inside.isEmpty() ? "()" : inside);
                });
    String shape = Stream.concat(columns, expansions).collect(Collectors.joining(","));
    return shape.isEmpty() ? "" : "(" + shape + ")";
  }

  private void requireRead(Set<String> tables, Consumer<Table> requireRead) {
    tables.forEach(table -> requireRead.accept(store.schema().table(table)));
  }

  private Reply json(Call call, Body body) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = mapper.createGenerator(text)) {
      json.writeStartObject();
      body.write(json, new RowWriter(store, call.preferences(), json));
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Reply reply = Reply.json(200, text.toString());
    return call.preferences()
        .applied()
        .map(applied -> reply.with("Preference-Applied", applied))
        .orElse(reply);
  }

  private interface Body {
    void write(JsonGenerator json, RowWriter rows) throws IOException;
  }
}
