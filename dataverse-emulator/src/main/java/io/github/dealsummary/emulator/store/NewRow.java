package io.github.dealsummary.emulator.store;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A row on its way into the store: what was written, and what Dataverse fills in by itself. */
final class NewRow {
  private final Store store;
  private final Table table;
  private final Map<String, Object> values = new HashMap<>();

  NewRow(Store store, Table table, Instant now, Map<String, ?> written) {
    this.store = store;
    this.table = table;
    written.forEach(this::writeUnlessNull);
    fillIn(now.truncatedTo(ChronoUnit.SECONDS));
  }

  static boolean isBaseCurrency(Row currency) {
    return currency.value("exchangerate") instanceof BigDecimal rate
        && rate.compareTo(BigDecimal.ONE) == 0;
  }

  Row row(long version) {
    UUID id = (UUID) values.computeIfAbsent(table.key(), key -> UUID.randomUUID());
    return new Row(table, id, version, values);
  }

  private void writeUnlessNull(String property, @Nullable Object raw) {
    if (raw != null) {
      write(property, raw);
    }
  }

  private void write(String property, Object raw) {
    Optional<Navigation> navigation = table.navigation(property);
    Column column =
        navigation
            .map(to -> table.column(to.column()).orElseThrow())
            .or(() -> table.column(property).filter(known -> known.type() != ColumnType.LOOKUP))
            .orElseThrow(
                () ->
                    new IllegalArgumentException("no column " + property + " in " + table.name()));
    try {
      Object value = column.type().read(raw);
      values.put(
          column.name(), navigation.<Object>map(to -> new Lookup(to, (UUID) value)).orElse(value));
    } catch (RuntimeException e) {
      throw new IllegalArgumentException(
          "%s of %s takes no '%s'".formatted(property, table.name(), raw), e);
    }
  }

  private void fillIn(Instant now) {
    byDefault("createdon", now);
    byDefault("modifiedon", values.getOrDefault("createdon", now));
    byDefault("statecode", 0);
    byDefault("statuscode", 1);
    byDefault("isdisabled", false);
    fillInFullName();
    fillInOwner();
    if (table.holdsMoney()) {
      fillInMoney();
    }
  }

  private void byDefault(String column, Object value) {
    if (table.column(column).isPresent()) {
      values.putIfAbsent(column, value);
    }
  }

  private void fillInFullName() {
    String fullName =
        Stream.of("firstname", "lastname")
            .map(values::get)
            .filter(String.class::isInstance)
            .map(String.class::cast)
            .collect(Collectors.joining(" "));
    if (!fullName.isEmpty()) {
      byDefault("fullname", fullName);
    }
  }

  private void fillInOwner() {
    if (values.get("ownerid") instanceof Lookup owner) {
      table
          .navigation("owninguser")
          .ifPresent(user -> byDefault("owninguser", new Lookup(user, owner.id())));
    }
  }

  /** The base currency where none was written, its rate, and each amount in the base currency. */
  private void fillInMoney() {
    table
        .navigation("transactioncurrencyid")
        .flatMap(to -> store.baseCurrency().map(base -> new Lookup(to, base.id())))
        .ifPresent(currency -> byDefault("transactioncurrencyid", currency));
    Optional.ofNullable((Lookup) values.get("transactioncurrencyid"))
        .flatMap(store::find)
        .map(currency -> currency.value("exchangerate"))
        .ifPresent(rate -> byDefault("exchangerate", rate));
    BigDecimal rate = (BigDecimal) values.getOrDefault("exchangerate", BigDecimal.ONE);
    table.columns().values().stream()
        .filter(Column::inBaseCurrency)
        .forEach(column -> fillInBase(column, rate));
  }

  private void fillInBase(Column column, BigDecimal rate) {
    if (values.get(column.inRowCurrency()) instanceof BigDecimal amount) {
      byDefault(column.name(), amount.divide(rate, 4, RoundingMode.HALF_EVEN));
    }
  }
}
