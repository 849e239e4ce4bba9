package io.github.dealsummary.dataverse;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.github.dealsummary.dataverse.Row.Layout;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads rows off a reply as it arrives, without a tree between. Rows of one reply share their
 * column names.
 */
final class JsonReply {
  private static final JsonFactory JSON = new JsonFactory();

  private final JsonParser parser;
  private @Nullable Layout lastLayout;

  private JsonReply(JsonParser parser) {
    this.parser = parser;
  }

  /** A collection: rows under {@code value}, annotations before and after it. */
  static Page page(InputStream body) throws IOException {
    return read(JSON.createParser(body), JsonReply::page);
  }

  /** The same, from a part of a batch. */
  static Page page(String body) throws IOException {
    return read(JSON.createParser(body), JsonReply::page);
  }

  /** A single object: a row, or what a function or action returns. */
  static Row row(InputStream body) throws IOException {
    return read(
        JSON.createParser(body),
        reply -> {
          reply.expectObject();
          return reply.row();
        });
  }

  private interface Shape<T> {
    T read(JsonReply reply) throws IOException;
  }

  private static <T> T read(JsonParser parser, Shape<T> shape) throws IOException {
    try (parser) {
      T result = shape.read(new JsonReply(parser));
      if (parser.nextToken() != null) {
        throw new UnreadableReply("there is more after the end of the JSON");
      }
      return result;
    } catch (JsonProcessingException e) {
      // Not as the cause: Jackson's message quotes the body.
      throw new UnreadableReply("it is not JSON, or breaks off");
    }
  }

  private Page page() throws IOException {
    expectObject();
    List<Row> rows = null;
    long count = -1;
    String nextLink = null;
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      JsonToken value = parser.nextToken();
      if (name.equals("value") && value == JsonToken.START_ARRAY) {
        rows = rows();
      } else if (name.equals("@odata.count") && value == JsonToken.VALUE_NUMBER_INT) {
        count = parser.getLongValue();
      } else if (name.equals("@odata.nextLink") && value == JsonToken.VALUE_STRING) {
        nextLink = parser.getText();
      } else {
        parser.skipChildren();
      }
    }
    if (rows == null) {
      throw new UnreadableReply("it has no rows under 'value'");
    }
    return new Page(rows, count, nextLink);
  }

  private List<Row> rows() throws IOException {
    List<Row> rows = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      if (parser.currentToken() != JsonToken.START_OBJECT) {
        throw new UnreadableReply("a row is not an object");
      }
      rows.add(row());
    }
    return rows;
  }

  private Row row() throws IOException {
    List<String> names = new ArrayList<>();
    List<@Nullable Object> values = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      names.add(parser.currentName());
      parser.nextToken();
      values.add(value());
    }
    return new Row(layout(names), values.toArray());
  }

  private @Nullable Object value() throws IOException {
    return switch (parser.currentToken()) {
      case VALUE_NULL -> null;
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_NUMBER_INT ->
          parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER
              ? parser.getDecimalValue()
              : (Object) parser.getLongValue();
      case VALUE_NUMBER_FLOAT -> parser.getDecimalValue();
      case START_OBJECT -> row();
      case START_ARRAY -> list();
      default -> parser.getText();
    };
  }

  private List<@Nullable Object> list() throws IOException {
    List<@Nullable Object> values = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      values.add(value());
    }
    return values;
  }

  private Layout layout(List<String> names) {
    Layout layout = lastLayout;
    if (layout == null || !layout.isOf(names)) {
      layout = new Layout(names);
      lastLayout = layout;
    }
    return layout;
  }

  private void expectObject() throws IOException {
    JsonToken first = parser.nextToken();
    if (first != JsonToken.START_OBJECT) {
      throw new UnreadableReply(first == null ? "it is empty" : "it is not a JSON object");
    }
  }
}
