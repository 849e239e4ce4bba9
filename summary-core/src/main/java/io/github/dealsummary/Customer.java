package io.github.dealsummary;

import io.github.dealsummary.dataverse.Row;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * An account or a contact.
 *
 * @param name as the environment has it
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

  static Customer ofAccount(Row row) {
    return new Customer(
        row.requiredId("accountid"),
        Kind.ACCOUNT,
        row.string("name").orElse(""),
        row.string("address1_city"),
        row.string("accountnumber"),
        isActive(row));
  }

  static Customer ofContact(Row row) {
    return new Customer(
        row.requiredId("contactid"),
        Kind.CONTACT,
        row.string("fullname").orElse(""),
        row.string("address1_city"),
        row.string("emailaddress1"),
        isActive(row));
  }

  private static boolean isActive(Row row) {
    return row.integer("statecode").orElse(0L) == 0;
  }
}
