package io.github.dealsummary;

import io.github.dealsummary.dataverse.Row;
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

  static Customer ofAccount(Row row) {
    return new Customer(
        row.requiredId("accountid"),
        Kind.ACCOUNT,
        nameIn(row, "name").orElse("(an account without a name)"),
        row.string("address1_city"),
        row.string("accountnumber"),
        isActive(row));
  }

  static Customer ofContact(Row row) {
    return new Customer(
        row.requiredId("contactid"),
        Kind.CONTACT,
        nameIn(row, "fullname").orElse("(a contact without a name)"),
        row.string("address1_city"),
        row.string("emailaddress1"),
        isActive(row));
  }

  boolean isFirm() {
    return kind == Kind.ACCOUNT;
  }

  private static Optional<String> nameIn(Row row, String column) {
    return row.string(column).filter(name -> !name.isBlank());
  }

  private static boolean isActive(Row row) {
    return row.integer("statecode").orElse(0L) == 0;
  }
}
