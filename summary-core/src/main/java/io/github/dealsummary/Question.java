package io.github.dealsummary;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * "Details about the deal for this customer", as asked by somebody.
 *
 * @param customerName the name as it was said; 1 to 256 characters. Absent if an id is given
 * @param customerId the account or contact itself, as an earlier answer named it
 * @param caller the Entra object id of the person asking, whose rights then limit the answer;
 *     absent for the rights of the application alone
 * @param environments the names of the Sales environments to ask; empty for all that are configured
 * @param timeLimit how long the answer may take; absent for each environment's own deadline. It
 *     shortens that deadline and never lengthens it
 */
public record Question(
    Optional<String> customerName,
    Optional<UUID> customerId,
    Optional<UUID> caller,
    List<String> environments,
    Optional<Duration> timeLimit) {

  /**
   * @throws InvalidQuestion if neither name nor id is given, or both are; if the name is blank, too
   *     long or holds control characters; if the time limit is not positive
   */
  public Question {
    customerName = customerName.map(AskedName::plain);
    environments = List.copyOf(environments);
    if (customerName.isPresent() == customerId.isPresent()) {
      throw new InvalidQuestion(
          customerId.isPresent()
              ? "Give either the customer's name or its id, not both."
              : "Give the customer's name, or its id.");
    }
    if (timeLimit.isPresent() && (timeLimit.get().isNegative() || timeLimit.get().isZero())) {
      throw new InvalidQuestion("Give a time limit above zero.");
    }
  }

  /** Asks about a customer by name. */
  public static Question about(String customerName) {
    return new Question(
        Optional.of(requireNonNull(customerName, "customerName")),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        Optional.empty());
  }

  /** Asks about the account or contact with this id. */
  public static Question about(UUID customerId) {
    return new Question(
        Optional.empty(),
        Optional.of(requireNonNull(customerId, "customerId")),
        Optional.empty(),
        List.of(),
        Optional.empty());
  }

  /**
   * The same question asked by a person: only what both the application and they may see counts.
   */
  public Question askedBy(UUID entraObjectId) {
    return new Question(
        customerName, customerId, Optional.of(entraObjectId), environments, timeLimit);
  }

  /** The same question to these environments only. */
  public Question in(String... names) {
    return new Question(customerName, customerId, caller, List.of(names), timeLimit);
  }

  /** The same question with less time. */
  public Question within(Duration limit) {
    return new Question(customerName, customerId, caller, environments, Optional.of(limit));
  }
}
