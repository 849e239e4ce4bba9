package io.github.dealsummary;

import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * An account or a contact.
 *
 * @param id the row's id in its environment
 * @param kind a company or a person
 * @param name the name as the environment has it, or words saying that there is none
 * @param city the city of the first address, which tells namesakes apart
 * @param number the account's number or the contact's e-mail address, which tells namesakes apart
 * @param parent the name of the firm above it: an account's parent account, or a contact's firm
 * @param active false if the customer was deactivated
 */
public record Customer(
    UUID id,
    Kind kind,
    String name,
    Optional<String> city,
    Optional<String> number,
    Optional<String> parent,
    boolean active) {

  /** The two kinds of customer: a company or a person. */
  public enum Kind {
    ACCOUNT,
    CONTACT;

    /** Returns the kind in words: {@code account} or {@code contact}. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Returns true if the customer is an account, which is a company and not a person. */
  public boolean isFirm() {
    return kind == Kind.ACCOUNT;
  }
}
