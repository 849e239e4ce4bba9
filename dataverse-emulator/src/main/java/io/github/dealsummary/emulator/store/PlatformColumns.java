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
import org.jspecify.annotations.Nullable;

/**
 * What Dataverse writes into a row by itself, beside what was asked for. Every row comes by here, a
 * hundred thousand of them at a start: loops, not streams.
 */
final class PlatformColumns {
  private final Store store;
  private final Table table;
  private final Instant now;
  private final Map<String, Object> values;

  private PlatformColumns(Store store, Table table, Map<String, Object> values) {
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
    PlatformColumns row = new PlatformColumns(store, table, written);
    row.create(by.orElse(null));
    return row.values;
  }

  /** A changed row's values; {@code changed} are the columns that were written. */
  static Map<String, Object> updated(
      Store store, Table table, Map<String, Object> values, Set<String> changed, UUID by) {
    PlatformColumns row = new PlatformColumns(store, table, values);
    row.update(changed, by);
    return row.values;
  }

  private void create(@Nullable UUID by) {
    if (!values.containsKey(table.key())) {
      values.put(table.key(), UUID.randomUUID());
    }
    // A row of the seed file without an owner stays without one.
    if (by != null) {
      byUser("ownerid", by);
      overrideCreatedOn();
    }
    // Nobody wrote the rows of a seed file, so the owner stands for the author.
    UUID author = by == null && values.get("ownerid") instanceof Lookup owner ? owner.id() : by;
    if (author != null) {
      byUser("createdby", author);
      byUser("modifiedby", author);
    }
    byDefault("createdon", now);
    byDefault("modifiedon", values.getOrDefault("createdon", now));
    for (Map.Entry<String, Object> value : table.defaults().entrySet()) {
      byDefault(value.getKey(), value.getValue());
    }
    byDefault("statecode", 0);
    byDefault("statuscode", firstStatus());
    byDefault("isdisabled", false);
    if (table.is(Table.Trait.ACTIVITY)) {
      byDefault("activitytypecode", table.name());
    }
    fillInFullName();
    fillInOwner();
    fillInMoney(Set.of());
  }

  /**
   * A program that moves a row here says when it was created. The time of the move is kept beside
   * it.
   */
  private void overrideCreatedOn() {
    Object created = values.get("overriddencreatedon");
    if (created != null) {
      values.put("createdon", created);
      values.put("overriddencreatedon", now);
    }
  }

  private void update(Set<String> changed, UUID by) {
    put("modifiedon", now);
    // The next line fills in only what is empty.
    values.remove("modifiedby");
    byUser("modifiedby", by);
    if (changed.contains("firstname") || changed.contains("lastname")) {
      values.remove("fullname");
      fillInFullName();
    }
    if (changed.contains("ownerid")) {
      values.remove("owninguser");
      values.remove("owningbusinessunit");
      fillInOwner();
    }
    if (changed.contains("statecode") && !changed.contains("statuscode")) {
      put("statuscode", firstStatus());
    }
    fillInMoney(changed);
  }

  private Integer firstStatus() {
    return values.get("statecode") instanceof Integer state
        ? table.statuses().getOrDefault(state, 1)
        : 1;
  }

  private void put(String column, Object value) {
    if (table.columns().containsKey(column)) {
      values.put(column, value);
    }
  }

  private void byDefault(String column, Object value) {
    if (table.columns().containsKey(column)) {
      values.putIfAbsent(column, value);
    }
  }

  private void byUser(String column, UUID user) {
    Optional<Navigation> to = table.navigation(column, "systemuser");
    if (to.isPresent()) {
      values.putIfAbsent(column, new Lookup(to.get(), user));
    }
  }

  private void fillInFullName() {
    String first = values.get("firstname") instanceof String name ? name : "";
    String last = values.get("lastname") instanceof String name ? name : "";
    String full = first.isEmpty() || last.isEmpty() ? first + last : first + " " + last;
    if (!full.isEmpty()) {
      byDefault("fullname", full);
    }
  }

  private void fillInOwner() {
    if (!(values.get("ownerid") instanceof Lookup owner)) {
      return;
    }
    byUser("owninguser", owner.id());
    Optional<Navigation> to = table.navigation("owningbusinessunit", "businessunit");
    Optional<Row> user = store.find(owner);
    if (to.isPresent() && user.isPresent()) {
      Optional<Lookup> unit = user.get().lookup("businessunitid");
      if (unit.isPresent()) {
        byDefault("owningbusinessunit", new Lookup(to.get(), unit.get().id()));
      }
    }
  }

  /** The base currency where none was written, its rate, and each amount in the base currency. */
  private void fillInMoney(Set<String> changed) {
    if (!table.holdsMoney()) {
      return;
    }
    Optional<Navigation> to = table.navigation("transactioncurrencyid");
    Optional<Row> base = store.baseCurrency();
    if (to.isPresent() && base.isPresent()) {
      byDefault("transactioncurrencyid", new Lookup(to.get(), base.get().id()));
    }
    boolean otherCurrency = changed.contains("transactioncurrencyid");
    if (otherCurrency) {
      // The rate of the new currency is looked up below.
      values.remove("exchangerate");
    }
    BigDecimal rate = rate();
    for (Column column : store.baseColumns(table)) {
      String amount = column.inRowCurrency();
      if (otherCurrency || changed.contains(amount)) {
        values.remove(column.name());
      }
      if (values.get(amount) instanceof BigDecimal value && !values.containsKey(column.name())) {
        values.put(column.name(), inBase(column, value, rate));
      }
    }
  }

  private BigDecimal inBase(Column column, BigDecimal amount, BigDecimal rate) {
    BigDecimal base = amount.divide(rate, 4, RoundingMode.HALF_EVEN);
    if (!column.range().contains(base)) {
      throw ODataError.outOfRange(table, column);
    }
    return base;
  }

  private BigDecimal rate() {
    if (values.get("exchangerate") instanceof BigDecimal written) {
      return written;
    }
    Optional<Row> currency =
        values.get("transactioncurrencyid") instanceof Lookup lookup
            ? store.find(lookup)
            : Optional.empty();
    if (currency.isPresent() && currency.get().value("exchangerate") instanceof BigDecimal rate) {
      values.put("exchangerate", rate);
      return rate;
    }
    return BigDecimal.ONE;
  }
}
