package io.github.dealsummary;

import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * An account or a contact.
 *
 * @param name as the environment has it, or that it has none
 * @param city of the first address; tells namesakes apart
 * @param number an account's number, a contact's e-mail address; tells namesakes apart
 * @param active whether it has not been deactivated
 */
public record Customer(
    UUID id,
    Kind kind,
    String name,
    Optional<String> city,
    Optional<String> number,
    boolean active) {

  /** A company or a person. */
  public enum Kind {
    ACCOUNT,
    CONTACT;

    /** In words: {@code account} or {@code contact}. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Whether it is an account: a company, and not a person. */
  public boolean isFirm() {
    return kind == Kind.ACCOUNT;
  }
}
