package io.github.dealsummary.table;

import static io.github.dealsummary.dataverse.Condition.column;
import static io.github.dealsummary.dataverse.Order.asc;
import static io.github.dealsummary.dataverse.Order.desc;

import io.github.dealsummary.Customer;
import io.github.dealsummary.Customer.Kind;
import io.github.dealsummary.dataverse.Condition;
import io.github.dealsummary.dataverse.Query;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

/** The tables of accounts and contacts, which are the customers. */
public final class Customers {
  static final String NAME = "name";
  static final String FULL_NAME = "fullname";
  static final String NUMBER = "accountnumber";
  static final String EMAIL = "emailaddress1";
  static final String WEBSITE = "websiteurl";
  static final String PHONE = "telephone1";
  static final String MOBILE = "mobilephone";

  /** The column of a contact's firm. Tables that reach contacts through a lookup use it, too. */
  static final String FIRM = "_parentcustomerid_value";

  private static final String ACCOUNTS = "accounts";
  private static final String CONTACTS = "contacts";
  private static final String ACCOUNT_ID = "accountid";
  private static final String CONTACT_ID = "contactid";
  private static final String CITY = "address1_city";
  private static final String STATE = "statecode";
  private static final String PARENT_ACCOUNT = "_parentaccountid_value";
  private static final String MASTER = "_masterid_value";
  private static final String INDUSTRY = "industrycode";
  private static final String CREATED = "createdon";

  private static final int ACTIVE = 0;
  private static final int MOST_CUSTOMERS = 50;
  private static final int MOST_PEOPLE = 5;

  private static final Query ACCOUNT_QUERY =
      Query.of(ACCOUNTS)
          .select(
              ACCOUNT_ID, NAME, NUMBER, CITY, STATE, EMAIL, WEBSITE, PHONE, PARENT_ACCOUNT, MASTER)
          .orderBy(asc(NAME))
          .pageSize(MOST_CUSTOMERS);

  private static final Query CONTACT_QUERY =
      Query.of(CONTACTS)
          .select(CONTACT_ID, FULL_NAME, EMAIL, CITY, STATE, PHONE, MOBILE, FIRM, MASTER)
          .orderBy(asc(FULL_NAME))
          .pageSize(MOST_CUSTOMERS);

  private static final CustomerColumns ACCOUNT_COLUMNS = new CustomerColumns(Kind.ACCOUNT, "");
  private static final CustomerColumns CONTACT_COLUMNS = new CustomerColumns(Kind.CONTACT, "");

  private Customers() {}

  /** The columns of a firm that a summary mentions. */
  public record Firm(Optional<String> industry, Optional<String> onFileSince) {}

  /** A person of a firm with at least one kind of contact ruled out. */
  public record RestrictedPerson(Optional<String> name, ContactFlags flags) {}

  /** Returns the query of the first 50 accounts, by name, that meet a condition. */
  public static TableQuery<KnownCustomer> accounts(Function<CustomerColumns, Condition> which) {
    return accounts(ACCOUNT_QUERY, which.apply(ACCOUNT_COLUMNS));
  }

  /** Returns the query of the first 50 contacts, by name, that meet a condition. */
  public static TableQuery<KnownCustomer> contacts(Function<CustomerColumns, Condition> which) {
    return contacts(CONTACT_QUERY, which.apply(CONTACT_COLUMNS));
  }

  /** Returns the query of as many accounts that meet a condition as a page holds. */
  public static TableQuery<KnownCustomer> allAccounts(Function<CustomerColumns, Condition> which) {
    return accounts(ACCOUNT_QUERY.pageSize(Query.LARGEST_PAGE), which.apply(ACCOUNT_COLUMNS));
  }

  /** Returns the query of as many contacts that meet a condition as a page holds. */
  public static TableQuery<KnownCustomer> allContacts(Function<CustomerColumns, Condition> which) {
    return contacts(CONTACT_QUERY.pageSize(Query.LARGEST_PAGE), which.apply(CONTACT_COLUMNS));
  }

  /** Returns the query of the accounts with these ids. */
  public static TableQuery<KnownCustomer> accounts(Collection<UUID> ids) {
    return accounts(ACCOUNT_QUERY, column(ACCOUNT_ID).in(ids));
  }

  /** Returns the query of the contacts with these ids. */
  public static TableQuery<KnownCustomer> contacts(Collection<UUID> ids) {
    return contacts(CONTACT_QUERY, column(CONTACT_ID).in(ids));
  }

  /** Returns the query of an account for a summary. An unknown id gives no row. */
  public static TableQuery<Firm> firm(UUID account) {
    return TableQuery.of(
        ACCOUNTS,
        Query.of(ACCOUNTS).select(NAME, INDUSTRY, CREATED).where(column(ACCOUNT_ID).eq(account)),
        row -> new Firm(row.formatted(INDUSTRY), row.formatted(CREATED)));
  }

  /** Returns the query of the customer's contact flags. */
  public static TableQuery<ContactFlags> flags(Customer customer) {
    String table = customer.isFirm() ? ACCOUNTS : CONTACTS;
    String id = customer.isFirm() ? ACCOUNT_ID : CONTACT_ID;
    return TableQuery.of(
        table,
        Query.of(table).select(ContactFlags.COLUMNS).where(column(id).eq(customer.id())),
        ContactFlags::of);
  }

  /**
   * Returns the query of a firm's active people with a kind of contact ruled out, with their
   * number.
   */
  public static TableQuery<RestrictedPerson> restrictedPeople(Customer firm) {
    return TableQuery.of(
        CONTACTS,
        Query.of(CONTACTS)
            .select(
                Stream.concat(Stream.of(FULL_NAME), Stream.of(ContactFlags.COLUMNS))
                    .toArray(String[]::new))
            .where(
                column(FIRM)
                    .eq(firm.id())
                    .and(column(STATE).eq(ACTIVE))
                    .and(ContactFlags.ANY_RESTRICTION))
            .orderBy(desc(ContactFlags.NO_PHONE), desc(ContactFlags.NO_EMAIL), asc(FULL_NAME))
            .count()
            .pageSize(MOST_PEOPLE),
        row -> new RestrictedPerson(row.text(FULL_NAME), ContactFlags.of(row)));
  }

  private static TableQuery<KnownCustomer> accounts(Query query, Condition which) {
    return TableQuery.of(ACCOUNTS, query.where(which), Customers::knownAccount);
  }

  private static TableQuery<KnownCustomer> contacts(Query query, Condition which) {
    return TableQuery.of(CONTACTS, query.where(which), Customers::knownContact);
  }

  private static KnownCustomer knownAccount(RowValues row) {
    String unnamed = "(an account without a name)";
    Optional<String> email = row.string(EMAIL);
    Optional<String> website = row.string(WEBSITE);
    List<String> phones = row.string(PHONE).stream().toList();
    Optional<UUID> master = row.id(MASTER);
    Customer customer =
        new Customer(
            row.requiredId(ACCOUNT_ID),
            Kind.ACCOUNT,
            row.text(NAME).orElse(unnamed),
            row.text(CITY),
            row.text(NUMBER),
            row.formatted(PARENT_ACCOUNT),
            isActive(row),
            row.leftOut());
    return new KnownCustomer(
        customer, nameIn(row, NAME, unnamed), row.string(NUMBER), email, website, phones, master);
  }

  private static KnownCustomer knownContact(RowValues row) {
    String unnamed = "(a contact without a name)";
    Optional<String> email = row.string(EMAIL);
    List<String> phones =
        Stream.of(row.string(PHONE), row.string(MOBILE)).flatMap(Optional::stream).toList();
    Optional<UUID> master = row.id(MASTER);
    Customer customer =
        new Customer(
            row.requiredId(CONTACT_ID),
            Kind.CONTACT,
            row.text(FULL_NAME).orElse(unnamed),
            row.text(CITY),
            row.text(EMAIL),
            row.formatted(FIRM),
            isActive(row),
            row.leftOut());
    return new KnownCustomer(
        customer,
        nameIn(row, FULL_NAME, unnamed),
        Optional.empty(),
        email,
        Optional.empty(),
        phones,
        master);
  }

  private static String nameIn(RowValues row, String column, String unnamed) {
    return row.string(column).filter(name -> !name.isBlank()).orElse(unnamed);
  }

  private static boolean isActive(RowValues row) {
    return row.integer(STATE).orElse((long) ACTIVE) == ACTIVE;
  }
}
