package io.github.dealsummary.dataverse;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads the rows of one reply. They share what repeats from row to row: the column names, and short
 * texts such as labels, tables and ids.
 */
final class RowReader {
  private static final int MOST_DIGITS = 330;

  private final JsonParser parser;
  private final @Nullable TextCache texts;
  private final List<ColumnNames> seen = new ArrayList<>(4);

  /** A stack: the columns of a nested row lie above those of the row around it. */
  private String[] names = new String[48];

  private @Nullable Object[] values = new Object[48];
  private int top;

  private RowReader(JsonParser parser, @Nullable TextCache texts) {
    this.parser = parser;
    this.texts = texts;
  }

  /** Reads a reply with many rows. */
  static RowReader ofMany(JsonParser parser) {
    return new RowReader(parser, new TextCache());
  }

  /** Reads a reply that is one row, in which no text is worth sharing. */
  static RowReader ofOne(JsonParser parser) {
    return new RowReader(parser, null);
  }

  /** Reads the object at whose start the parser stands. */
  Row row() throws IOException {
    return row(name -> true);
  }

  /** Reads only the wanted columns of the object. Rows inside it are read whole. */
  Row row(Function<String, Boolean> wanted) throws IOException {
    int bottom = top;
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      parser.nextToken();
      if (wanted.apply(name)) {
        push(name, value());
      } else {
        parser.skipChildren();
      }
    }
    if (top == bottom) {
      return Row.NONE; // three bytes on the wire, so there may be many
    }
    Row row = new Row(columnNames(bottom), Arrays.copyOfRange(values, bottom, top));
    top = bottom;
    return row;
  }

  private @Nullable Object value() throws IOException {
    return switch (parser.currentToken()) {
      case VALUE_NULL -> null;
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_NUMBER_INT ->
          parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER
              ? decimal()
              : (Object) parser.getLongValue();
      case VALUE_NUMBER_FLOAT -> decimal();
      case START_OBJECT -> row();
      case START_ARRAY -> list();
      default -> texts == null ? parser.getText() : texts.text(parser);
    };
  }

  /** Reads a number of a double's range. Written out, 1e400000000 would fill the memory. */
  private BigDecimal decimal() throws IOException {
    BigDecimal value = digits();
    if (Math.abs((long) value.precision() - value.scale()) > MOST_DIGITS) {
      throw new UnreadableReply("it has a number that is out of range");
    }
    return value;
  }

  private BigDecimal digits() throws IOException {
    try {
      return parser.getDecimalValue();
    } catch (NumberFormatException e) {
      throw new UnreadableReply("it has a number that cannot be read");
    }
  }

  private List<@Nullable Object> list() throws IOException {
    ArrayList<@Nullable Object> values = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      values.add(value());
    }
    values.trimToSize(); // else each has room for ten
    return values;
  }

  private void push(String name, @Nullable Object value) {
    if (top == names.length) {
      names = Arrays.copyOf(names, top * 2);
      values = Arrays.copyOf(values, top * 2);
    }
    names[top] = name;
    values[top] = value;
    top++;
  }

  /** Finds names that were read before. Those used last are tried first. */
  private ColumnNames columnNames(int bottom) {
    for (int i = seen.size() - 1; i >= 0; i--) {
      if (seen.get(i).isOf(names, bottom, top)) {
        if (i < seen.size() - 1) {
          seen.add(seen.remove(i));
        }
        return seen.get(seen.size() - 1);
      }
    }
    ColumnNames columnNames = new ColumnNames(Arrays.copyOfRange(names, bottom, top));
    // The search is linear, so a reply of many shapes must not make it long.
    if (seen.size() < 32) {
      seen.add(columnNames);
    }
    return columnNames;
  }
}
