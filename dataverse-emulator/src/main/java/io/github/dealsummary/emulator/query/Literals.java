package io.github.dealsummary.emulator.query;

import io.github.dealsummary.emulator.query.Operand.Literal;
import io.github.dealsummary.emulator.store.Column;
import io.github.dealsummary.emulator.store.ColumnType;
import io.github.dealsummary.emulator.store.ODataError;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;

/** Constants as OData writes them. */
public final class Literals {
  private static final String GUID = "[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}";
  private static final String DATE = "\\d{4}-\\d{2}-\\d{2}";
  private static final String DATE_TIME =
      DATE + "T\\d{2}:\\d{2}(:\\d{2}(\\.\\d+)?)?(Z|[+-]\\d{2}:\\d{2})";
  private static final String NUMBER = "[+-]?\\d+(\\.\\d+)?([eE][+-]?\\d{1,2})?";

  private Literals() {}

  /** The constant that a token stands for; empty if it is a name. */
  static Optional<Literal> of(QueryToken token) {
    return switch (token.kind()) {
      case STRING -> Optional.of(new Literal(token.text(), ColumnType.STRING));
      case WORD -> ofWord(token.text());
      case MARK, END -> Optional.empty();
    };
  }

  /**
   * A value written as text for a column, as query functions and FetchXML do; its type is the
   * column's.
   */
  public static Literal ofColumn(Column column, String text) {
    ColumnType type = column.type() == ColumnType.LOOKUP ? ColumnType.GUID : column.type();
    try {
      return new Literal(type.read(bare(type, text)), type);
    } catch (RuntimeException e) {
      throw ODataError.badRequest(
          "'%s' is not a value for the column '%s' of type %s."
              .formatted(text, column.name(), type.edm()));
    }
  }

  /** Spellings that are right in text and wrong in OData. */
  private static String bare(ColumnType type, String text) {
    return switch (type) {
      case GUID -> text.replaceAll("^\\{(.*)}$", "$1");
      case BOOLEAN -> text.equals("1") ? "true" : text.equals("0") ? "false" : text;
      case DATE -> text.length() > 10 ? text.substring(0, 10) : text;
      case DATE_TIME -> dateTime(text.replace(' ', 'T'));
      default -> text;
    };
  }

  private static String dateTime(String text) {
    return text.matches(DATE_TIME)
        ? OffsetDateTime.parse(text).toInstant().toString()
        : text + (text.length() == 10 ? "T00:00:00Z" : "Z");
  }

  private static Optional<Literal> ofWord(String word) {
    return switch (word) {
      case "null" -> Optional.of(Literal.NULL);
      case "true" -> Optional.of(new Literal(true, ColumnType.BOOLEAN));
      case "false" -> Optional.of(new Literal(false, ColumnType.BOOLEAN));
      default -> ofShape(word);
    };
  }

  private static Optional<Literal> ofShape(String word) {
    try {
      if (word.matches(GUID)) {
        return Optional.of(new Literal(UUID.fromString(word), ColumnType.GUID));
      }
      if (word.matches(DATE)) {
        return Optional.of(new Literal(LocalDate.parse(word), ColumnType.DATE));
      }
      if (word.matches(DATE_TIME)) {
        return Optional.of(
            new Literal(OffsetDateTime.parse(word).toInstant(), ColumnType.DATE_TIME));
      }
      if (word.matches(NUMBER)) {
        return Optional.of(new Literal(new BigDecimal(word), ColumnType.DECIMAL));
      }
    } catch (DateTimeException impossibleDate) {
      return Optional.empty();
    }
    return Optional.empty();
  }
}
