package io.github.dealsummary.table;

import static io.github.dealsummary.dataverse.Condition.all;
import static io.github.dealsummary.dataverse.Condition.any;
import static io.github.dealsummary.dataverse.Condition.column;

import io.github.dealsummary.Customer.Kind;
import io.github.dealsummary.dataverse.Column;
import io.github.dealsummary.dataverse.Condition;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/**
 * The columns that identify an account or a contact, as a query reaches them: in the customer's own
 * table, or through a lookup of another table. A condition on a column that the kind of customer
 * does not have is left out.
 */
public final class CustomerColumns {
  private final Kind kind;
  private final String path;

  /**
   * Makes the columns of a kind of customer.
   *
   * @param path the way to the customer: empty for its own table, else a lookup and a slash
   */
  CustomerColumns(Kind kind, String path) {
    this.kind = kind;
    this.path = path;
  }

  /** Returns the condition for a name that starts with what the pattern of SQL's LIKE matches. */
  public Condition nameStartsWithPattern(String pattern) {
    return name().startsWithPattern(pattern);
  }

  /** Returns the condition for a name that holds what the pattern of SQL's LIKE matches. */
  public Condition nameHoldsPattern(String pattern) {
    return name().containsPattern(pattern);
  }

  /** Returns true for the columns of an account, which is a firm. */
  public boolean areOfFirm() {
    return kind == Kind.ACCOUNT;
  }

  /** Returns the condition for an account with this number. */
  public Stream<Condition> numberIs(String number) {
    return ofAccount(Stream.of(at(Customers.NUMBER).eq(number)));
  }

  public Stream<Condition> emailIs(String address) {
    return Stream.of(at(Customers.EMAIL).eq(address));
  }

  /** Returns the condition for an account's e-mail domain. A person's may be a provider's. */
  public Stream<Condition> emailEndsWith(String end) {
    return ofAccount(Stream.of(at(Customers.EMAIL).endsWith(end)));
  }

  /** Returns the condition for an account's website that starts with one of these addresses. */
  public Stream<Condition> websiteStartsWith(Collection<String> starts) {
    Column website = at(Customers.WEBSITE);
    return ofAccount(Stream.of(any(starts.stream().map(website::startsWith).toList())));
  }

  /**
   * Returns the conditions for a telephone number.
   *
   * @param number the number as it was asked for
   * @param groups groups of digits; a number that holds all digits of a group is found, too
   */
  public Stream<Condition> phoneIs(String number, List<List<String>> groups) {
    return phones()
        .flatMap(
            phone ->
                Stream.concat(
                    Stream.of(phone.eq(number)),
                    groups.stream()
                        .map(group -> all(group.stream().map(phone::contains).toList()))));
  }

  private Stream<Column> phones() {
    return kind == Kind.ACCOUNT
        ? Stream.of(at(Customers.PHONE))
        : Stream.of(at(Customers.PHONE), at(Customers.MOBILE));
  }

  private Column name() {
    return at(kind == Kind.ACCOUNT ? Customers.NAME : Customers.FULL_NAME);
  }

  private Stream<Condition> ofAccount(Stream<Condition> conditions) {
    return kind == Kind.ACCOUNT ? conditions : Stream.empty();
  }

  private Column at(String name) {
    return column(path + name);
  }
}
