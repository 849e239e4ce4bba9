package io.github.dealsummary;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A deal that was closed as won. Its texts are fit to be shown, as those of an {@link Opportunity}.
 *
 * @param id the row's id in its environment
 * @param name the deal's name
 * @param customerIds the account or contact that bought, then the parent account and contact
 * @param value the actual value in the deal's own currency
 * @param closedOn the day on which it was closed
 * @param closedOnText that day as the environment writes it
 * @param leftOut the columns whose value could not be read, so that it is absent here
 */
public record WonDeal(
    UUID id,
    String name,
    List<UUID> customerIds,
    Optional<Money> value,
    Optional<LocalDate> closedOn,
    Optional<String> closedOnText,
    List<String> leftOut) {

  public WonDeal {
    name = OneLine.of(name);
    customerIds = List.copyOf(customerIds);
    closedOnText = closedOnText.map(OneLine::of);
    leftOut = List.copyOf(leftOut);
  }

  /** Makes a deal of which every value was read. */
  public WonDeal(
      UUID id,
      String name,
      List<UUID> customerIds,
      Optional<Money> value,
      Optional<LocalDate> closedOn,
      Optional<String> closedOnText) {
    this(id, name, customerIds, value, closedOn, closedOnText, List.of());
  }
}
