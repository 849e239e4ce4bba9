package io.github.dealsummary.emulator.store;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * The numbers that a column takes, and how many decimal places of them it keeps.
 *
 * <p>Where a table's definition says nothing these are the widest that a column of the type can be
 * given. More decimal places are rounded off: the page on creating rows writes a latitude of
 * 47.639583 and answers 47.63958.
 */
public record NumberRange(BigDecimal least, BigDecimal most, int decimals) {
  private static final NumberRange NONE = new NumberRange(BigDecimal.ZERO, BigDecimal.ZERO, 0);
  private static final NumberRange INTEGER =
      new NumberRange(
          BigDecimal.valueOf(Integer.MIN_VALUE), BigDecimal.valueOf(Integer.MAX_VALUE), 0);
  private static final NumberRange MONEY = within("922337203685477", 4);
  private static final NumberRange DECIMAL = within("100000000000", 10);
  private static final NumberRange DOUBLE = within("100000000000", 5);

  // Beyond every double and every decimal of .NET. What takes more time than one can wait, such as
  // writing a number out, takes it by the exponent.
  private static final int MOST_EXPONENT = 1_000;

  static NumberRange of(ColumnType type) {
    return switch (type) {
      case INTEGER -> INTEGER;
      case MONEY -> MONEY;
      case DECIMAL -> DECIMAL;
      case DOUBLE -> DOUBLE;
      default -> NONE;
    };
  }

  private static NumberRange within(String most, int decimals) {
    BigDecimal bound = new BigDecimal(most);
    return new NumberRange(bound.negate(), bound, decimals);
  }

  /** Reads {@code 0..100}. */
  NumberRange narrowed(String bounds) {
    String[] both = bounds.split("\\.\\.", 2);
    return new NumberRange(new BigDecimal(both[0]), new BigDecimal(both[1]), decimals);
  }

  /** True if the exponent is small enough to calculate with. */
  static boolean isBounded(BigDecimal number) {
    // As a long, because the absolute value of the least int is negative.
    return Math.abs((long) number.scale()) <= MOST_EXPONENT;
  }

  public boolean contains(BigDecimal number) {
    return isBounded(number) && number.compareTo(least) >= 0 && number.compareTo(most) <= 0;
  }

  /** The number as the column keeps it. */
  public BigDecimal rounded(BigDecimal number) {
    return number.scale() > decimals ? number.setScale(decimals, RoundingMode.HALF_EVEN) : number;
  }
}
