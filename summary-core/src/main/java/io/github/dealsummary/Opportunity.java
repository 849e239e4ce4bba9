package io.github.dealsummary;

import io.github.dealsummary.dataverse.Lookup;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

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

  public Opportunity {
    customerIds = List.copyOf(customerIds);
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
}
