package io.github.dealsummary;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * An account or a contact. Its texts are fit to be shown: one line each, cut to 300 characters,
 * without invisible characters and markup.
 *
 * @param id the row's id in its environment
 * @param kind a company or a person
 * @param name the name as the environment has it, or words saying that there is none
 * @param city the city of the first address, which tells namesakes apart
 * @param number the account's number or the contact's e-mail address, which tells namesakes apart
 * @param parent the name of the firm above it: an account's parent account, or a contact's firm
 * @param active false if the customer was deactivated
 * @param leftOut the columns whose value could not be read, so that it is absent here
 */
public record Customer(
    UUID id,
    Kind kind,
    String name,
    Optional<String> city,
    Optional<String> number,
    Optional<String> parent,
    boolean active,
    List<String> leftOut) {

  /** The two kinds of customer: a company or a person. */
  public enum Kind {
    ACCOUNT,
    CONTACT;

    /** Returns the kind in words: {@code account} or {@code contact}. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public Customer {
    name = OneLine.of(name);
    city = city.map(OneLine::of);
    number = number.map(OneLine::of);
    parent = parent.map(OneLine::of);
    leftOut = List.copyOf(leftOut);
  }

  /** Makes a customer of which every value was read. */
  public Customer(
      UUID id,
      Kind kind,
      String name,
      Optional<String> city,
      Optional<String> number,
      Optional<String> parent,
      boolean active) {
    this(id, kind, name, city, number, parent, active, List.of());
  }

  /** Returns true if the customer is an account, which is a company and not a person. */
  public boolean isFirm() {
    return kind == Kind.ACCOUNT;
  }
}
