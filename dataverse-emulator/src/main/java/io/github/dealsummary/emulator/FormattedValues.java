package io.github.dealsummary.emulator;

import io.github.dealsummary.emulator.store.Column;
import io.github.dealsummary.emulator.store.Lookup;
import io.github.dealsummary.emulator.store.Row;
import io.github.dealsummary.emulator.store.Store;
import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Values as an American user in UTC sees them. */
final class FormattedValues {
  private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("M/d/yyyy", Locale.US);
  private static final DateTimeFormatter DATE_TIME =
      DateTimeFormatter.ofPattern("M/d/yyyy h:mm a", Locale.US).withZone(ZoneOffset.UTC);

  private final Store store;

  FormattedValues(Store store) {
    this.store = store;
  }

  /** Empty for what has no formatted value: nulls, text and ids. */
  Optional<String> of(Row row, String column) {
    return row.table().column(column).flatMap(known -> of(row, known));
  }

  Optional<String> of(Row row, Column column) {
    Object value = row.value(column.name());
    if (value == null) {
      return Optional.empty();
    }
    return switch (column.type()) {
      case STRING, GUID, DOUBLE -> Optional.empty();
      case INTEGER, LONG -> Optional.of(number("#,##0", value));
      case DECIMAL -> Optional.of(number("#,##0.00########", value));
      case MONEY -> Optional.of(money(symbol(row, column), (BigDecimal) value));
      case CHOICE -> Optional.of(column.labels().getOrDefault((Integer) value, value.toString()));
      case CHOICES -> Optional.of(labels(column, value.toString()));
      case BOOLEAN -> Optional.of(value.equals(true) ? "Yes" : "No");
      case DATE -> Optional.of(DATE.format((LocalDate) value));
      case DATE_TIME -> Optional.of(DATE_TIME.format((Instant) value));
      case LOOKUP -> store.find((Lookup) value).flatMap(Row::name);
    };
  }

  /** A computed value, which belongs to no column. */
  static Optional<String> plain(@Nullable Object value) {
    if (value instanceof Integer) {
      return Optional.of(number("#,##0", value));
    }
    if (value instanceof BigDecimal) {
      return Optional.of(number("#,##0.00########", value));
    }
    if (value instanceof LocalDate date) {
      return Optional.of(DATE.format(date));
    }
    return value instanceof Instant at ? Optional.of(DATE_TIME.format(at)) : Optional.empty();
  }

  /** An amount in the environment's base currency. */
  String inBaseCurrency(BigDecimal amount) {
    return money(store.baseCurrency().map(FormattedValues::symbol).orElse(""), amount);
  }

  private static String labels(Column column, String values) {
    return Stream.of(values.split(",", -1))
        .map(one -> column.labels().getOrDefault(Integer.valueOf(one), one))
        .collect(Collectors.joining("; "));
  }

  private String symbol(Row row, Column column) {
    Optional<Row> currency =
        column.inBaseCurrency()
            ? store.baseCurrency()
            : row.lookup("transactioncurrencyid").flatMap(store::find);
    return currency.map(FormattedValues::symbol).orElse("");
  }

  private static String symbol(Row currency) {
    return currency.value("currencysymbol") instanceof String symbol ? symbol : "";
  }

  private static String money(String symbol, BigDecimal amount) {
    String digits = symbol + number("#,##0.00", amount.abs());
    return amount.signum() < 0 ? "(" + digits + ")" : digits;
  }

  private static String number(String pattern, Object value) {
    return new DecimalFormat(pattern, DecimalFormatSymbols.getInstance(Locale.US)).format(value);
  }
}
