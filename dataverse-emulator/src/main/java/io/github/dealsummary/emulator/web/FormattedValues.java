package io.github.dealsummary.emulator.web;

import io.github.dealsummary.emulator.store.Column;
import io.github.dealsummary.emulator.store.Lookup;
import io.github.dealsummary.emulator.store.Row;
import io.github.dealsummary.emulator.store.Store;
import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Values as an American user in UTC sees them; for one thread. */
public final class FormattedValues {
  private final Store store;
  private final DecimalFormat whole = format("#,##0");
  private final DecimalFormat decimal = format("#,##0.00########");
  private final DecimalFormat money = format("#,##0.00");

  public FormattedValues(Store store) {
    this.store = store;
  }

  /** Empty for what has no formatted value: nulls, text and ids. */
  public Optional<String> of(Row row, String column) {
    return row.table().column(column).flatMap(known -> of(row, known));
  }

  Optional<String> of(Row row, Column column) {
    Object value = row.value(column.name());
    if (value == null) {
      return Optional.empty();
    }
    return switch (column.type()) {
      case STRING, GUID, DOUBLE -> Optional.empty();
      case INTEGER, LONG -> Optional.of(whole.format(value));
      case DECIMAL -> Optional.of(decimal.format(value));
      case MONEY -> Optional.of(money(symbol(row, column), (BigDecimal) value));
      case CHOICE -> Optional.of(column.labels().getOrDefault((Integer) value, value.toString()));
      case CHOICES -> Optional.of(labels(column, value.toString()));
      case BOOLEAN -> Optional.of(value.equals(true) ? "Yes" : "No");
      case DATE -> Optional.of(date((LocalDate) value));
      case DATE_TIME -> Optional.of(dateTime((Instant) value));
      case LOOKUP -> store.find((Lookup) value).flatMap(Row::name);
    };
  }

  /** A computed value, which belongs to no column. */
  Optional<String> plain(@Nullable Object value) {
    if (value instanceof Integer) {
      return Optional.of(whole.format(value));
    }
    if (value instanceof BigDecimal) {
      return Optional.of(decimal.format(value));
    }
    if (value instanceof LocalDate date) {
      return Optional.of(date(date));
    }
    return value instanceof Instant at ? Optional.of(dateTime(at)) : Optional.empty();
  }

  /** An amount in the environment's base currency. */
  public String inBaseCurrency(BigDecimal amount) {
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

  private String money(String symbol, BigDecimal amount) {
    String digits = symbol + money.format(amount.abs());
    // US English writes negative amounts in parentheses.
    return amount.signum() < 0 ? "(" + digits + ")" : digits;
  }

  private static DecimalFormat format(String pattern) {
    return new DecimalFormat(pattern, DecimalFormatSymbols.getInstance(Locale.US));
  }

  // By hand, because a page has tens of thousands of them and a formatter takes its time.
  private static String date(LocalDate day) {
    int year = day.getYear();
    String padded = year < 1_000 ? String.valueOf(10_000 + year).substring(1) : "" + year;
    return day.getMonthValue() + "/" + day.getDayOfMonth() + "/" + padded;
  }

  private static String dateTime(Instant at) {
    LocalDateTime time = LocalDateTime.ofInstant(at, ZoneOffset.UTC);
    int hour = time.getHour() % 12 == 0 ? 12 : time.getHour() % 12;
    String minute = (time.getMinute() < 10 ? ":0" : ":") + time.getMinute();
    return date(time.toLocalDate()) + " " + hour + minute + (time.getHour() < 12 ? " AM" : " PM");
  }
}
