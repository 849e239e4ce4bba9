package io.github.dealsummary;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A deal that was closed as won.
 *
 * @param id the row's id in its environment
 * @param name the deal's name
 * @param customerIds the account or contact that bought, then the parent account and contact
 * @param value the actual value in the deal's own currency
 * @param closedOn the day on which it was closed
 * @param closedOnText that day as the environment writes it
 */
public record WonDeal(
    UUID id,
    String name,
    List<UUID> customerIds,
    Optional<Money> value,
    Optional<LocalDate> closedOn,
    Optional<String> closedOnText) {

  public WonDeal {
    customerIds = List.copyOf(customerIds);
  }
}
