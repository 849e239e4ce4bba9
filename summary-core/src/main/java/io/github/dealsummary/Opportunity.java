package io.github.dealsummary;

import io.github.dealsummary.dataverse.Lookup;
import io.github.dealsummary.dataverse.Row;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * A deal, as far as the environment filled it in: open, unless an insight that was shared on it is
 * shared again after it was closed.
 *
 * @param customerIds the account or contact that buys, then the parent account and contact
 * @param estimatedValue in the deal's own currency
 * @param baseValue the same in the environment's base currency, which makes deals comparable
 * @param accountId the parent account, else the account that buys
 * @param accountName the name of the same
 * @param contactName the parent contact, else the person that buys
 * @param owner the user or team to whom the deal belongs
 * @param closeDateText the close date as the environment writes it
 * @param probability in percent
 * @param stage of the sales process, as the environment calls it
 * @param version changes with every change of the row; opaque
 */
public record Opportunity(
    UUID id,
    String name,
    List<UUID> customerIds,
    Optional<UUID> accountId,
    Optional<String> accountName,
    Optional<String> contactName,
    Optional<Lookup> owner,
    Optional<Money> estimatedValue,
    Optional<BigDecimal> baseValue,
    Optional<LocalDate> closeDate,
    Optional<String> closeDateText,
    Optional<Long> probability,
    Optional<String> stage,
    Optional<Instant> modifiedOn,
    Optional<String> version) {

  static final String[] COLUMNS = {
    "opportunityid",
    "name",
    "estimatedvalue",
    "estimatedvalue_base",
    "estimatedclosedate",
    "closeprobability",
    "stepname",
    "modifiedon",
    "_customerid_value",
    "_parentaccountid_value",
    "_parentcontactid_value",
    "_ownerid_value",
    Money.CURRENCY_COLUMN
  };

  public Opportunity {
    customerIds = List.copyOf(customerIds);
  }

  static Opportunity of(Row row) {
    Optional<Lookup> customer = row.lookup("customerid");
    Optional<Lookup> account = row.lookup("parentaccountid");
    Optional<Lookup> contact = row.lookup("parentcontactid");
    Optional<Lookup> firm = either(account, customer, "account");
    return new Opportunity(
        row.requiredId("opportunityid"),
        nameOf(row),
        customerIdsOf(row),
        firm.map(Lookup::id),
        firm.flatMap(Lookup::name),
        either(contact, customer, "contact").flatMap(Lookup::name),
        row.lookup("ownerid"),
        Money.of(row, "estimatedvalue"),
        row.decimal("estimatedvalue_base"),
        row.date("estimatedclosedate"),
        row.formatted("estimatedclosedate").or(() -> row.string("estimatedclosedate")),
        row.integer("closeprobability"),
        row.string("stepname"),
        row.instant("modifiedon"),
        row.etag());
  }

  /** Who owns it, as a person reads it. */
  public Optional<String> ownerName() {
    return owner.flatMap(Lookup::name);
  }

  /** The base value times the probability; empty if either is not filled in. */
  Optional<BigDecimal> weightedValue() {
    return baseValue.flatMap(
        value -> probability.map(percent -> value.multiply(BigDecimal.valueOf(percent, 2))));
  }

  static String nameOf(Row row) {
    return row.string("name").filter(name -> !name.isBlank()).orElse("(a deal without a name)");
  }

  static List<UUID> customerIdsOf(Row row) {
    return Stream.of("customerid", "parentaccountid", "parentcontactid")
        .flatMap(column -> row.lookup(column).stream())
        .map(Lookup::id)
        .toList();
  }

  private static Optional<Lookup> either(
      Optional<Lookup> parent, Optional<Lookup> customer, String table) {
    return parent.or(() -> customer.filter(c -> c.table().filter(table::equals).isPresent()));
  }
}
