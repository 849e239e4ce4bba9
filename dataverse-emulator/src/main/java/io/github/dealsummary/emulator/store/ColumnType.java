package io.github.dealsummary.emulator.store;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/** The column types of Dataverse, each with its name on the wire. */
public enum ColumnType {
  STRING("Edm.String"),
  INTEGER("Edm.Int32"),
  CHOICE("Edm.Int32"),
  DECIMAL("Edm.Decimal"),
  MONEY("Edm.Decimal"),
  BOOLEAN("Edm.Boolean"),
  GUID("Edm.Guid"),
  LOOKUP("Edm.Guid"),
  DATE("Edm.Date"),
  DATE_TIME("Edm.DateTimeOffset");

  private final String edm;

  ColumnType(String edm) {
    this.edm = edm;
  }

  public String edm() {
    return edm;
  }

  /** The stored form of a value written as JSON or as one of the JDK's types. */
  Object read(Object raw) {
    String text = raw.toString();
    return switch (this) {
      case STRING -> text;
      case INTEGER, CHOICE -> Integer.valueOf(text);
      case DECIMAL, MONEY -> new BigDecimal(text);
      case BOOLEAN -> bool(text);
      case GUID, LOOKUP -> UUID.fromString(text);
      case DATE -> LocalDate.parse(text);
      // Dataverse keeps whole seconds.
      case DATE_TIME -> Instant.parse(text).truncatedTo(ChronoUnit.SECONDS);
    };
  }

  private static Boolean bool(String text) {
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new IllegalArgumentException("neither true nor false: " + text);
    };
  }
}
