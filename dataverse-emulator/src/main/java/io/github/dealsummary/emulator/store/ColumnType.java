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
  LONG("Edm.Int64"),
  CHOICE("Edm.Int32"),
  /** Several values of a choice, kept and written as {@code 1,2}. */
  CHOICES("Edm.String"),
  DECIMAL("Edm.Decimal"),
  DOUBLE("Edm.Double"),
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

  /** True if the numbers of this type have decimal places. */
  public boolean isFractional() {
    return this == DECIMAL || this == DOUBLE || this == MONEY;
  }

  /**
   * The stored form of a value written as JSON or as one of the JDK's types.
   *
   * @throws RuntimeException of some kind where the value is not of this type
   */
  public Object read(Object raw) {
    boolean fits =
        switch (this) {
          case GUID, LOOKUP -> raw instanceof UUID;
          case DECIMAL, MONEY, DOUBLE ->
              raw instanceof BigDecimal number && NumberRange.isBounded(number);
          case INTEGER, CHOICE -> raw instanceof Integer;
          case DATE -> raw instanceof LocalDate;
          case DATE_TIME ->
              raw instanceof Instant at && at.equals(at.truncatedTo(ChronoUnit.SECONDS));
          default -> false;
        };
    return fits ? raw : readText(raw.toString());
  }

  private Object readText(String text) {
    return switch (this) {
      case STRING, CHOICES -> text;
      case INTEGER, CHOICE -> Integer.valueOf(text);
      case LONG -> Long.valueOf(text);
      case DECIMAL, MONEY, DOUBLE -> number(text);
      case BOOLEAN -> bool(text);
      case GUID, LOOKUP -> Guid.parse(text).orElseThrow();
      case DATE -> LocalDate.parse(text);
      // Dataverse keeps whole seconds.
      case DATE_TIME -> Instant.parse(text).truncatedTo(ChronoUnit.SECONDS);
    };
  }

  private static BigDecimal number(String text) {
    BigDecimal number = new BigDecimal(text);
    if (!NumberRange.isBounded(number)) {
      throw new IllegalArgumentException("the exponent of this number is too large: " + text);
    }
    return number;
  }

  private static Boolean bool(String text) {
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new IllegalArgumentException("neither true nor false: " + text);
    };
  }
}
