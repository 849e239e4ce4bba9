package io.github.dealsummary;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * "Details about the deal for this customer", as asked by somebody.
 *
 * @param customerName the name as it was said; 1 to 256 characters. Absent if an id is given
 * @param customerId the account or contact itself, as an earlier answer named it
 * @param caller the Entra object id of the person asking, whose rights then limit the answer;
 *     absent for the rights of the application alone
 * @param environments the names of the environments to ask; empty for all that are configured
 * @param timeLimit how long the answer may take; absent for each environment's own deadline. It
 *     shortens that deadline and never lengthens it
 * @param ranking which deal comes first; absent for the configured policy
 * @param wishes what else is asked for
 */
public record Question(
    Optional<String> customerName,
    Optional<UUID> customerId,
    Optional<UUID> caller,
    List<String> environments,
    Optional<Duration> timeLimit,
    Optional<Ranking> ranking,
    Set<Wish> wishes) {

  /** The most characters that a customer's name may have. */
  public static final int LONGEST_NAME = 256;

  /** What a question may ask for beside the deal. */
  public enum Wish {
    /** The deal's own rows in words, and no Copilot credits spent. */
    WITHOUT_COPILOT,
    /** The deals that the customer closed as won. */
    WON_DEALS
  }

  /**
   * @throws InvalidQuestion if neither name nor id is given, or both are; if the name is blank, too
   *     long or holds control characters; if the time limit is not positive
   */
  public Question {
    customerName = customerName.map(AskedName::plain);
    environments = List.copyOf(environments);
    wishes = Set.copyOf(wishes);
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
    return about(Optional.of(requireNonNull(customerName, "customerName")), Optional.empty());
  }

  /** Asks about the account or contact with this id. */
  public static Question about(UUID customerId) {
    return about(Optional.empty(), Optional.of(requireNonNull(customerId, "customerId")));
  }

  private static Question about(Optional<String> name, Optional<UUID> id) {
    return new Question(
        name, id, Optional.empty(), List.of(), Optional.empty(), Optional.empty(), Set.of());
  }

  /**
   * The same question asked by a person: only what both the application and they may see counts.
   */
  public Question askedBy(UUID entraObjectId) {
    return new Question(
        customerName,
        customerId,
        Optional.of(entraObjectId),
        environments,
        timeLimit,
        ranking,
        wishes);
  }

  /** The same question to these environments only. */
  public Question in(String... names) {
    return new Question(
        customerName, customerId, caller, List.of(names), timeLimit, ranking, wishes);
  }

  /** The same question with less time. */
  public Question within(Duration limit) {
    return new Question(
        customerName, customerId, caller, environments, Optional.of(limit), ranking, wishes);
  }

  /** The same question with the deals in this order. */
  public Question rankedBy(Ranking policy) {
    return new Question(
        customerName, customerId, caller, environments, timeLimit, Optional.of(policy), wishes);
  }

  /** The same question, answered from the deal's own rows without asking Copilot. */
  public Question withoutCopilot() {
    return wishing(Wish.WITHOUT_COPILOT);
  }

  /** The same question, and what the customer bought before. */
  public Question withWonDeals() {
    return wishing(Wish.WON_DEALS);
  }

  private Question wishing(Wish wish) {
    Set<Wish> all = EnumSet.of(wish);
    all.addAll(wishes);
    return new Question(customerName, customerId, caller, environments, timeLimit, ranking, all);
  }
}
