package io.github.dealsummary.dataverse;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads rows off a reply as it arrives, without a tree between. Rows of one reply share their
 * column names.
 */
final class JsonReply {
  private static final JsonFactory JSON = new JsonFactory();

  private final JsonParser parser;
  private final RowReader rows;

  private JsonReply(JsonParser parser) {
    this.parser = parser;
    this.rows = new RowReader(parser);
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
          return reply.rows.row();
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
    } catch (JsonProcessingException | CharConversionException | NumberFormatException e) {
      // Not as the cause: Jackson's message quotes the body.
      throw new UnreadableReply("it is not JSON, or breaks off");
    }
  }

  private Page page() throws IOException {
    expectObject();
    List<Row> read = null;
    long count = -1;
    String nextLink = null;
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      JsonToken value = parser.nextToken();
      if (name.equals("value") && value == JsonToken.START_ARRAY) {
        read = rows();
      } else if (name.equals("@odata.count") && value == JsonToken.VALUE_NUMBER_INT) {
        count = parser.getLongValue();
      } else if (name.equals("@odata.nextLink") && value == JsonToken.VALUE_STRING) {
        nextLink = parser.getText();
      } else {
        parser.skipChildren();
      }
    }
    if (read == null) {
      throw new UnreadableReply("it has no rows under 'value'");
    }
    return new Page(read, count, nextLink);
  }

  private List<Row> rows() throws IOException {
    List<Row> read = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      if (parser.currentToken() != JsonToken.START_OBJECT) {
        throw new UnreadableReply("a row is not an object");
      }
      read.add(rows.row());
    }
    return read;
  }

  private void expectObject() throws IOException {
    JsonToken first = parser.nextToken();
    if (first != JsonToken.START_OBJECT) {
      throw new UnreadableReply(first == null ? "it is empty" : "it is not a JSON object");
    }
  }
}
