package io.github.dealsummary.emulator.store;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What Dataverse writes into a row by itself, beside what was asked for. */
final class Filling {
  private final Store store;
  private final Table table;
  private final Instant now;
  private final Map<String, Object> values;

  private Filling(Store store, Table table, Map<String, Object> values) {
    this.store = store;
    this.table = table;
    this.now = store.now().truncatedTo(ChronoUnit.SECONDS);
    this.values = new HashMap<>(values);
  }

  static boolean isBaseCurrency(Row currency) {
    return currency.value("exchangerate") instanceof BigDecimal rate
        && rate.compareTo(BigDecimal.ONE) == 0;
  }

  /**
   * A new row's values.
   *
   * @param by the user who writes; empty where the row is simply there
   */
  static Map<String, Object> created(
      Store store, Table table, Map<String, Object> written, Optional<UUID> by) {
    Filling filling = new Filling(store, table, written);
    filling.create(by);
    return filling.values;
  }

  /** A changed row's values; {@code changed} are the columns that were written. */
  static Map<String, Object> updated(
      Store store, Table table, Map<String, Object> values, Set<String> changed, UUID by) {
    Filling filling = new Filling(store, table, values);
    filling.update(changed, by);
    return filling.values;
  }

  private void create(Optional<UUID> by) {
    values.computeIfAbsent(table.key(), key -> UUID.randomUUID());
    by.ifPresent(user -> byUser("ownerid", user));
    Optional<UUID> author = by.or(() -> owner().map(Lookup::id));
    author.ifPresent(user -> byUser("createdby", user));
    author.ifPresent(user -> byUser("modifiedby", user));
    byDefault("createdon", now);
    byDefault("modifiedon", values.getOrDefault("createdon", now));
    table.defaults().forEach(this::byDefault);
    byDefault("statecode", 0);
    byDefault("statuscode", 1);
    byDefault("isdisabled", false);
    if (table.is(Table.Trait.ACTIVITY)) {
      byDefault("activitytypecode", table.name());
    }
    fullName().ifPresent(name -> byDefault("fullname", name));
    fillInOwner();
    fillInMoney(Set.of());
  }

  private void update(Set<String> changed, UUID by) {
    put("modifiedon", now);
    values.remove("modifiedby");
    byUser("modifiedby", by);
    if (changed.contains("firstname") || changed.contains("lastname")) {
      fullName().ifPresent(name -> put("fullname", name));
    }
    if (changed.contains("ownerid")) {
      values.remove("owninguser");
      values.remove("owningbusinessunit");
      fillInOwner();
    }
    fillInMoney(changed);
  }

  private void put(String column, Object value) {
    if (table.column(column).isPresent()) {
      values.put(column, value);
    }
  }

  private void byDefault(String column, Object value) {
    if (table.column(column).isPresent()) {
      values.putIfAbsent(column, value);
    }
  }

  private void byUser(String column, UUID user) {
    table
        .navigation(column, "systemuser")
        .ifPresent(to -> values.putIfAbsent(column, new Lookup(to, user)));
  }

  private Optional<Lookup> owner() {
    return Optional.ofNullable((Lookup) values.get("ownerid"));
  }

  private Optional<String> fullName() {
    String name =
        Stream.of("firstname", "lastname")
            .map(values::get)
            .filter(String.class::isInstance)
            .map(String.class::cast)
            .collect(Collectors.joining(" "));
    return name.isEmpty() ? Optional.empty() : Optional.of(name);
  }

  private void fillInOwner() {
    owner().ifPresent(owner -> byUser("owninguser", owner.id()));
    table
        .navigation("owningbusinessunit", "businessunit")
        .ifPresent(
            to ->
                owner()
                    .flatMap(store::find)
                    .flatMap(user -> user.lookup("businessunitid"))
                    .ifPresent(unit -> byDefault("owningbusinessunit", new Lookup(to, unit.id()))));
  }

  /** The base currency where none was written, its rate, and each amount in the base currency. */
  private void fillInMoney(Set<String> changed) {
    if (!table.holdsMoney()) {
      return;
    }
    table
        .navigation("transactioncurrencyid")
        .flatMap(to -> store.baseCurrency().map(base -> new Lookup(to, base.id())))
        .ifPresent(currency -> byDefault("transactioncurrencyid", currency));
    if (changed.contains("transactioncurrencyid")) {
      values.remove("exchangerate");
    }
    Optional.ofNullable((Lookup) values.get("transactioncurrencyid"))
        .flatMap(store::find)
        .map(currency -> currency.value("exchangerate"))
        .ifPresent(rate -> byDefault("exchangerate", rate));
    BigDecimal rate = (BigDecimal) values.getOrDefault("exchangerate", BigDecimal.ONE);
    for (Column column : store.baseColumns(table)) {
      if (changed.contains(column.inRowCurrency()) || changed.contains("transactioncurrencyid")) {
        values.remove(column.name());
      }
      if (values.get(column.inRowCurrency()) instanceof BigDecimal amount) {
        values.computeIfAbsent(
            column.name(), name -> amount.divide(rate, 4, RoundingMode.HALF_EVEN));
      }
    }
  }
}
