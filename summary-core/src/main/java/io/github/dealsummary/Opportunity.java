package io.github.dealsummary;

import io.github.dealsummary.dataverse.Lookup;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A deal. Values that are empty in the environment are absent. The deal is open, with one
 * exception: an insight that is shared again names its deal, which may have been closed since.
 *
 * <p>Its texts are fit to be shown: one line each, cut to 300 characters, without invisible
 * characters and markup.
 *
 * @param id the row's id in its environment
 * @param name the deal's name
 * @param customerIds the account or contact that buys, then the parent account and contact. If it
 *     was found as a deal of a firm's people, the firm is the last
 * @param accountId the id of the parent account, or of the account that buys if there is no parent
 * @param accountName the name of that account
 * @param contactName the name of the parent contact, or of the person that buys if there is none
 * @param owner the user or team that owns the deal
 * @param estimatedValue the estimated value in the deal's own currency
 * @param baseValue the estimated value in the environment's base currency, which makes deals
 *     comparable
 * @param closeDate the estimated close date
 * @param closeDateText the estimated close date as the environment writes it
 * @param probability the probability in percent
 * @param stage the stage of the sales process, in the environment's words
 * @param modifiedOn the time of the last change
 * @param version an opaque text that is different after every change of the row
 * @param leftOut the columns whose value could not be read, so that it is absent here
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
    Optional<String> version,
    List<String> leftOut) {

  public Opportunity {
    name = OneLine.of(name);
    customerIds = List.copyOf(customerIds);
    accountName = accountName.map(OneLine::of);
    contactName = contactName.map(OneLine::of);
    closeDateText = closeDateText.map(OneLine::of);
    stage = stage.map(OneLine::of);
    leftOut = List.copyOf(leftOut);
  }

  /** Makes a deal of which every value was read. */
  public Opportunity(
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
    this(
        id,
        name,
        customerIds,
        accountId,
        accountName,
        contactName,
        owner,
        estimatedValue,
        baseValue,
        closeDate,
        closeDateText,
        probability,
        stage,
        modifiedOn,
        version,
        List.of());
  }

  /**
   * Returns the name of the person with whom a firm has this deal; empty if the deal has an
   * account.
   */
  public Optional<String> personOf(Customer customer) {
    return customer.isFirm() && accountId.isEmpty() ? contactName : Optional.empty();
  }

  /** Returns the owner's name. */
  public Optional<String> ownerName() {
    return owner.flatMap(Lookup::name).map(OneLine::of);
  }

  /** Returns the base value times the probability; empty if either is empty. */
  Optional<BigDecimal> weightedValue() {
    return baseValue.flatMap(
        value -> probability.map(percent -> value.multiply(BigDecimal.valueOf(percent, 2))));
  }
}
