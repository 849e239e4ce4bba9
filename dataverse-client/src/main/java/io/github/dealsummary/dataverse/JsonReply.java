package io.github.dealsummary.dataverse;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Reads rows from a reply while it arrives, without building a tree. Rows of one reply share their
 * column names.
 */
final class JsonReply {
  /**
   * The limit on texts is off, since a text may be as large as a reply: a file in a note is one.
   */
  private static final JsonFactory JSON =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder().maxStringLength(Integer.MAX_VALUE).build())
          .build();

  private static final String COOKIE = "@Microsoft.Dynamics.CRM.fetchxmlpagingcookie";
  private static final String MORE = "@Microsoft.Dynamics.CRM.morerecords";

  private final JsonParser parser;
  private final RowReader rows;

  private JsonReply(JsonParser parser, RowReader rows) {
    this.parser = parser;
    this.rows = rows;
  }

  /** Reads a collection: rows under {@code value}, with annotations before and after it. */
  static ReplyPage<Row> page(InputStream body) throws IOException {
    return readMany(JSON.createParser(body), reply -> reply.replyPage(reply.rows::row));
  }

  /** Reads a collection, and turns each row into something else as soon as it is read. */
  static <T> ReplyPage<T> mapped(InputStream body, RowMapper<T> mapper) throws IOException {
    Function<String, Boolean> selection = mapper.selection();
    return readMany(
        JSON.createParser(body),
        reply -> reply.replyPage(() -> mapped(mapper, reply.rows.row(selection))));
  }

  private static <T> T mapped(RowMapper<T> mapper, Row row) {
    try {
      return mapper.map(row);
    } catch (RuntimeException e) {
      throw new MapperFailure(e);
    }
  }

  /** Reads a single object: a row, or the result of a function or action. */
  static Row row(InputStream body) throws IOException {
    JsonParser parser = JSON.createParser(body);
    return read(
        new JsonReply(parser, RowReader.ofOne(parser)),
        reply -> {
          reply.expectObject();
          return reply.rows.row();
        });
  }

  /** Reads a single object; empty if the body is empty. */
  static Optional<Row> rowIfAny(InputStream body) throws IOException {
    PushbackInputStream start = new PushbackInputStream(body);
    int first = start.read();
    if (first < 0) {
      return Optional.empty();
    }
    start.unread(first);
    return Optional.of(row(start));
  }

  private interface Shape<T> {
    T read(JsonReply reply) throws IOException;
  }

  private static <T> T readMany(JsonParser parser, Shape<T> shape) throws IOException {
    return read(new JsonReply(parser, RowReader.ofMany(parser)), shape);
  }

  private static <T> T read(JsonReply reply, Shape<T> shape) throws IOException {
    try (JsonParser parser = reply.parser) {
      T result = shape.read(reply);
      if (parser.nextToken() != null) {
        throw new UnreadableReply("there is more after the end of the JSON");
      }
      return result;
    } catch (JsonProcessingException | CharConversionException e) {
      // Not as the cause: Jackson's message quotes the body.
      throw new UnreadableReply("it is not JSON, or breaks off");
    }
  }

  private interface Item<T> {
    T read() throws IOException;
  }

  private <T> ReplyPage<T> replyPage(Item<T> item) throws IOException {
    expectObject();
    List<T> items = null;
    long count = -1;
    String nextLink = null;
    String cookie = null;
    boolean more = false;
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      JsonToken value = parser.nextToken();
      if (name.equals("value") && value == JsonToken.START_ARRAY) {
        items = items(item);
      } else if (name.equals("@odata.count") && value == JsonToken.VALUE_NUMBER_INT) {
        count = parser.getLongValue();
      } else if (name.equals("@odata.nextLink") && value == JsonToken.VALUE_STRING) {
        nextLink = parser.getText();
      } else if (name.equals(COOKIE) && value == JsonToken.VALUE_STRING) {
        cookie = parser.getText();
      } else if (name.equals(MORE)) {
        more = Boolean.parseBoolean(parser.getText()); // true, or "True"
      } else {
        parser.skipChildren();
      }
    }
    if (items == null) {
      throw new UnreadableReply("it has no rows under 'value'");
    }
    return new ReplyPage<>(items, count, new ReplyPage.Next(nextLink, cookie, more));
  }

  private <T> List<T> items(Item<T> item) throws IOException {
    List<T> items = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      if (parser.currentToken() != JsonToken.START_OBJECT) {
        throw new UnreadableReply("a row is not an object");
      }
      items.add(item.read());
    }
    return items;
  }

  private void expectObject() throws IOException {
    JsonToken first = parser.nextToken();
    if (first != JsonToken.START_OBJECT) {
      throw new UnreadableReply(first == null ? "it is empty" : "it is not a JSON object");
    }
  }
}
