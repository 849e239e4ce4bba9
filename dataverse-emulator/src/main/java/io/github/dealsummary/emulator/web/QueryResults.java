package io.github.dealsummary.emulator.web;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.dealsummary.emulator.fetchxml.FetchQuery;
import io.github.dealsummary.emulator.query.Apply;
import io.github.dealsummary.emulator.query.QueryOptions;
import io.github.dealsummary.emulator.query.ResultRow;
import io.github.dealsummary.emulator.query.ResultRow.Cell;
import io.github.dealsummary.emulator.store.CallerView;
import io.github.dealsummary.emulator.store.ColumnType;
import io.github.dealsummary.emulator.store.ODataError;
import io.github.dealsummary.emulator.store.Table;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Answers FetchXML and {@code $apply}, whose rows are computed or put together from several. */
final class QueryResults {
  private static final String CRM = "@Microsoft.Dynamics.CRM.";
  private static final String MORE = "Microsoft.Dynamics.CRM.morerecords";
  private static final String COOKIE = "Microsoft.Dynamics.CRM.fetchxmlpagingcookie";
  private static final String TOTAL = "Microsoft.Dynamics.CRM.totalrecordcount";
  private static final int MAX_COUNT = 5_000;

  private final JsonAnswers answers;

  QueryResults(JsonAnswers answers) {
    this.answers = answers;
  }

  static boolean answers(ApiCall call) {
    return call.query().containsKey("fetchXml") || call.query().containsKey("$apply");
  }

  Reply answer(ApiCall call, Table table, CallerView view) {
    if (call.query().containsKey("$apply")) {
      Apply apply = Apply.parse(view, table, call.query());
      call.understood().filter(apply.filterText());
      return list(call, view, table.entitySet(), apply.rows(), json -> {});
    }
    QueryOptions.checkBeside("fetchXml", call.query().keySet(), Set.of("$count"));
    FetchQuery query = FetchQuery.parse(view, call.query().getOrDefault("fetchXml", ""));
    call.understood().filter(query.filterText());
    if (!query.table().name().equals(table.name())) {
      throw new ODataError(
          400,
          "0x80060888",
          "The entity set '%s' does not match the entity '%s' of the FetchXML."
              .formatted(table.entitySet(), query.table().name()));
    }
    boolean counted = counted(call);
    FetchQuery.Result result = query.result(counted);
    String context = table.entitySet() + query.shape();
    return list(
        call, view, context, result.rows(), json -> annotate(json, call, query.counted(), result));
  }

  private static boolean counted(ApiCall call) {
    return QueryOptions.isCounted(call.query().getOrDefault("$count", "false"));
  }

  private static void annotate(
      JsonGenerator json, ApiCall call, boolean asked, FetchQuery.Result result)
      throws IOException {
    PreferHeader preferences = call.preferences();
    boolean counted = counted(call);
    int total = result.total();
    if (counted) {
      json.writeNumberField("@odata.count", Math.min(total, MAX_COUNT));
    }
    if (asked || (counted && preferences.annotates(TOTAL))) {
      json.writeNumberField(CRM + "totalrecordcount", Math.min(total, MAX_COUNT));
      json.writeBooleanField(CRM + "totalrecordcountlimitexceeded", total > MAX_COUNT);
    }
    if (preferences.annotates(COOKIE) && result.cookie().isPresent()) {
      json.writeStringField("@" + COOKIE, result.cookie().get());
    }
    if (preferences.annotates(MORE) && result.more()) {
      json.writeBooleanField("@" + MORE, true);
    }
  }

  private Reply list(
      ApiCall call, CallerView view, String context, List<ResultRow> all, Annotations more) {
    return answers.object(
        200,
        call,
        view,
        (json, rows) -> {
          json.writeStringField("@odata.context", answers.context(context));
          more.write(json);
          json.writeArrayFieldStart("value");
          for (ResultRow row : all) {
            json.writeStartObject();
            write(row, json, rows);
            json.writeEndObject();
          }
          json.writeEndArray();
        });
  }

  private static void write(ResultRow row, JsonGenerator json, RowWriter rows) throws IOException {
    if (row.of().isPresent()) {
      json.writeStringField("@odata.etag", row.of().get().etag());
    }
    for (Map.Entry<String, Cell> entry : row.cells().entrySet()) {
      Cell cell = entry.getValue();
      if (cell.value() == null) {
        continue;
      }
      if (cell.row().isPresent() && cell.column().isPresent()) {
        rows.write(cell.row().get(), cell.column().get(), entry.getKey());
      } else {
        rows.writeComputed(entry.getKey(), cell.value(), formatted(cell, rows.formatted()));
      }
    }
  }

  private static Optional<String> formatted(Cell cell, FormattedValues formatted) {
    boolean money = cell.column().filter(column -> column.type() == ColumnType.MONEY).isPresent();
    return cell.value() instanceof BigDecimal amount && money
        ? Optional.of(formatted.inBaseCurrency(amount))
        : formatted.plain(cell.value());
  }

  private interface Annotations {
    void write(JsonGenerator json) throws IOException;
  }
}
