package io.github.dealsummary.emulator.web;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.ByteArrayBuilder;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.dealsummary.emulator.query.Projection;
import io.github.dealsummary.emulator.store.CallerView;
import io.github.dealsummary.emulator.store.Row;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Writes answers as JSON. */
public final class JsonAnswers {
  private final ObjectMapper mapper = new ObjectMapper();
  private final String root;

  /**
   * Creates the writer.
   *
   * @param root the URL of the Web API, with a slash at the end
   */
  public JsonAnswers(String root) {
    this.root = root;
  }

  public String root() {
    return root;
  }

  /** The URL of a row. */
  public String url(Row row) {
    return RowWriter.url(root, row);
  }

  public String context(String of) {
    return root + "$metadata#" + of;
  }

  public String contextOf(String message) {
    return context("Microsoft.Dynamics.CRM." + message + "Response");
  }

  /** Reads the URLs that a request names rows by. */
  public RowUrls rowUrls(ApiCall call) {
    return new RowUrls(ApiRoot.of(root, call));
  }

  /** One row as an answer of its own. */
  public Reply row(int status, ApiCall call, CallerView view, Row row, Projection projection) {
    return object(
        status,
        call,
        view,
        (json, rows) -> {
          json.writeStringField(
              "@odata.context",
              context(projection.table().entitySet() + projection.shape() + "/$entity"));
          rows.write(row, projection);
        });
  }

  /** A JSON object whose properties are written by {@code body}. */
  public Reply object(int status, ApiCall call, CallerView view, Body body) {
    ByteArrayBuilder bytes = new ByteArrayBuilder();
    try (JsonGenerator json = mapper.createGenerator(bytes)) {
      json.writeStartObject();
      body.write(json, new RowWriter(view, call, root, json));
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return applied(call, Reply.json(status, bytes.toByteArray()));
  }

  public static Reply applied(ApiCall call, Reply reply) {
    return call.preferences()
        .applied()
        .map(applied -> reply.with("Preference-Applied", applied))
        .orElse(reply);
  }

  public interface Body {
    void write(JsonGenerator json, RowWriter rows) throws IOException;
  }
}
