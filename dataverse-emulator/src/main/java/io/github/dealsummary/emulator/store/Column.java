package io.github.dealsummary.emulator.store;

import java.util.Map;

/**
 * A column.
 *
 * @param labels of a choice, the labels of its values; empty where they are not known
 * @param maxLength of text, in characters; 0 is without a limit
 * @param range of numbers
 */
public record Column(
    String name, ColumnType type, Map<Integer, String> labels, int maxLength, NumberRange range) {
  private static final String BASE = "_base";

  public Column {
    labels = Map.copyOf(labels);
  }

  /** The column's name on the wire: a lookup {@code customerid} is {@code _customerid_value}. */
  public String property() {
    return type == ColumnType.LOOKUP ? "_" + name + "_value" : name;
  }

  /** True for an amount in the environment's base currency. */
  public boolean inBaseCurrency() {
    return type == ColumnType.MONEY && name.endsWith(BASE);
  }

  String inRowCurrency() {
    return name.substring(0, name.length() - BASE.length());
  }
}
