package io.github.dealsummary;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A deal that was closed as won.
 *
 * @param customerIds the account or contact that bought, then the parent account and contact
 * @param value what it came to, in the deal's own currency
 * @param closedOnText the day as the environment writes it
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
