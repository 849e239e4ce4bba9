package io.github.dealsummary.table;

import io.github.dealsummary.Money;
import io.github.dealsummary.OneLine;
import io.github.dealsummary.dataverse.Row;
import java.util.Optional;

/** The money columns of any table, and the text of formatted columns. */
final class Amounts {
  /** The column that a query of money columns needs, too. */
  static final String CURRENCY = "_transactioncurrencyid_value";

  private Amounts() {}

  /** Returns the amount in a money column. */
  static Optional<Money> of(Row row, String column) {
    return row.decimal(column)
        .map(
            amount ->
                new Money(
                    amount,
                    row.formatted(column).map(OneLine::of).orElseGet(amount::toPlainString),
                    row.lookup("transactioncurrencyid")
                        .map(
                            to -> to.name().map(OneLine::of).orElseGet(() -> to.id().toString()))));
  }

  /** Returns the column as the environment writes it. Some send no formatted values. */
  static Optional<String> text(Row row, String column) {
    return row.formatted(column).or(() -> row.string(column));
  }
}
