package io.github.dealsummary;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * A question about a customer and its deals.
 *
 * @param customerName the name as it was said, 1 to {@value #LONGEST_NAME} characters; absent if an
 *     id is given
 * @param customerId the id of the account or contact, from an earlier answer; absent if a name is
 *     given
 * @param caller the Entra object id of the person or application that asks. The answer then shows
 *     what the caller may see. Absent for the rights of our application alone
 * @param environments the names of the environments to ask; empty for all that are configured
 * @param timeLimit how long the answer may take. It can only shorten an environment's deadline;
 *     absent for that deadline
 * @param ranking the order of the deals; absent for the configured ranking
 * @param wishes the options of the question
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

  /** An option of a question. */
  public enum Wish {
    /** The summary is written from the deal's own rows. No Copilot credits are spent. */
    WITHOUT_COPILOT,
    /** The answer also has the deals that were won. */
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
   * Returns the same question for a caller. The answer shows what the caller and our application
   * may both see.
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

  /** Returns the same question for these environments only. */
  public Question in(String... names) {
    return new Question(
        customerName, customerId, caller, List.of(names), timeLimit, ranking, wishes);
  }

  /** Returns the same question with this time limit. */
  public Question within(Duration limit) {
    return new Question(
        customerName, customerId, caller, environments, Optional.of(limit), ranking, wishes);
  }

  /** Returns the same question with the deals in this order. */
  public Question rankedBy(Ranking policy) {
    return new Question(
        customerName, customerId, caller, environments, timeLimit, Optional.of(policy), wishes);
  }

  /** Returns the same question, to be answered from the deal's own rows without Copilot. */
  public Question withoutCopilot() {
    return wishing(Wish.WITHOUT_COPILOT);
  }

  /** Returns the same question, with the won deals in the answer. */
  public Question withWonDeals() {
    return wishing(Wish.WON_DEALS);
  }

  private Question wishing(Wish wish) {
    Set<Wish> all = EnumSet.of(wish);
    all.addAll(wishes);
    return new Question(customerName, customerId, caller, environments, timeLimit, ranking, all);
  }
}
