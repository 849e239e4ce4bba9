package io.github.dealsummary.table;

import io.github.dealsummary.Money;
import java.util.Optional;

/** The money columns of any table. */
final class Amounts {
  /** The column that a query of money columns needs, too. */
  static final String CURRENCY = "_transactioncurrencyid_value";

  private Amounts() {}

  /** Returns the amount in a money column. */
  static Optional<Money> of(RowValues row, String column) {
    return row.decimal(column)
        .map(
            amount ->
                new Money(
                    amount,
                    row.formatted(column).orElseGet(amount::toPlainString),
                    row.lookup("transactioncurrencyid")
                        .map(to -> to.name().orElseGet(() -> to.id().toString()))));
  }
}
