package io.github.dealsummary;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

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

  private static final int LONGEST_NAME = 256;

  /** Names are pasted from pages, with no-break spaces around them that strip() leaves. */
  private static final Pattern OUTER_SPACE = Pattern.compile("^[\\p{Z}\\h]+|[\\p{Z}\\h]+$");

  /** What a decoder writes for bytes it cannot read: a terminal's locale that is not UTF-8, say. */
  private static final int BROKEN = 0xFFFD;

  private static final int LINE_SEPARATOR = 0x2028;
  private static final int PARAGRAPH_SEPARATOR = 0x2029;

  /**
   * @throws InvalidQuestion if neither name nor id is given, or both are; if the name is blank, too
   *     long or holds control characters; if the time limit is not positive
   */
  public Question {
    customerName = customerName.map(name -> OUTER_SPACE.matcher(name).replaceAll(""));
    environments = List.copyOf(environments);
    if (customerName.isPresent() == customerId.isPresent()) {
      throw new InvalidQuestion(
          customerId.isPresent()
              ? "Give either the customer's name or its id, not both."
              : "Give the customer's name, or its id.");
    }
    customerName.ifPresent(Question::checkName);
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

  private static void checkName(String name) {
    if (name.isEmpty()) {
      throw new InvalidQuestion("The customer's name is blank. Give at least one letter of it.");
    }
    if (name.codePointCount(0, name.length()) > LONGEST_NAME) {
      throw new InvalidQuestion(
          "The customer's name is longer than "
              + LONGEST_NAME
              + " characters. Give a shorter part.");
    }
    if (name.codePoints().anyMatch(Question::isUnprintable)) {
      throw new InvalidQuestion(
          "The customer's name holds control characters or broken text. Give it as plain text, in a"
              + " terminal with a UTF-8 locale.");
    }
  }

  private static boolean isUnprintable(int codePoint) {
    return Character.isISOControl(codePoint)
        || Character.getType(codePoint) == Character.SURROGATE
        || codePoint == BROKEN
        || codePoint == LINE_SEPARATOR
        || codePoint == PARAGRAPH_SEPARATOR;
  }
}
