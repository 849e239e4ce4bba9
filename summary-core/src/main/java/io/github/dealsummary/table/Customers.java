package io.github.dealsummary.table;

import static io.github.dealsummary.dataverse.Condition.column;
import static io.github.dealsummary.dataverse.Order.asc;
import static io.github.dealsummary.dataverse.Order.desc;

import io.github.dealsummary.Customer;
import io.github.dealsummary.Customer.Kind;
import io.github.dealsummary.dataverse.Condition;
import io.github.dealsummary.dataverse.Query;
import io.github.dealsummary.dataverse.Row;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

/** The tables of accounts and contacts: who a customer may be. */
public final class Customers {
  static final String NAME = "name";
  static final String FULL_NAME = "fullname";
  static final String NUMBER = "accountnumber";
  static final String EMAIL = "emailaddress1";
  static final String WEBSITE = "websiteurl";
  static final String PHONE = "telephone1";
  static final String MOBILE = "mobilephone";

  /** A contact's firm; also used by tables that reach contacts through a lookup. */
  static final String FIRM = "_parentcustomerid_value";

  private static final String ACCOUNTS = "accounts";
  private static final String CONTACTS = "contacts";
  private static final String ACCOUNT_ID = "accountid";
  private static final String CONTACT_ID = "contactid";
  private static final String CITY = "address1_city";
  private static final String STATE = "statecode";
  private static final String INDUSTRY = "industrycode";
  private static final String CREATED = "createdon";

  private static final int ACTIVE = 0;
  private static final int MOST_CUSTOMERS = 50;
  private static final int MOST_PEOPLE = 5;

  private static final Query ACCOUNT_QUERY =
      Query.of(ACCOUNTS)
          .select(ACCOUNT_ID, NAME, NUMBER, CITY, STATE, EMAIL, WEBSITE, PHONE)
          .orderBy(asc(NAME))
          .pageSize(MOST_CUSTOMERS);

  private static final Query CONTACT_QUERY =
      Query.of(CONTACTS)
          .select(CONTACT_ID, FULL_NAME, EMAIL, CITY, STATE, PHONE, MOBILE)
          .orderBy(asc(FULL_NAME))
          .pageSize(MOST_CUSTOMERS);

  private static final CustomerColumns ACCOUNT_COLUMNS = new CustomerColumns(Kind.ACCOUNT, "");
  private static final CustomerColumns CONTACT_COLUMNS = new CustomerColumns(Kind.CONTACT, "");

  private Customers() {}

  /** What a brief says of a firm. */
  public record Firm(Optional<String> industry, Optional<String> onFileSince) {}

  /** A person of a firm whom it is not allowed to contact in every way. */
  public record RestrictedPerson(Optional<String> name, ContactFlags flags) {}

  /** The first accounts, by name, that meet a condition; 50 at the most. */
  public static TableQuery<KnownCustomer> accounts(Function<CustomerColumns, Condition> which) {
    return accounts(ACCOUNT_QUERY, which.apply(ACCOUNT_COLUMNS));
  }

  /** The first contacts, by name, that meet a condition; 50 at the most. */
  public static TableQuery<KnownCustomer> contacts(Function<CustomerColumns, Condition> which) {
    return contacts(CONTACT_QUERY, which.apply(CONTACT_COLUMNS));
  }

  /** As many accounts that meet a condition as a page holds. */
  public static TableQuery<KnownCustomer> allAccounts(Function<CustomerColumns, Condition> which) {
    return accounts(ACCOUNT_QUERY.pageSize(Query.LARGEST_PAGE), which.apply(ACCOUNT_COLUMNS));
  }

  /** As many contacts that meet a condition as a page holds. */
  public static TableQuery<KnownCustomer> allContacts(Function<CustomerColumns, Condition> which) {
    return contacts(CONTACT_QUERY.pageSize(Query.LARGEST_PAGE), which.apply(CONTACT_COLUMNS));
  }

  /** The accounts with these ids. */
  public static TableQuery<KnownCustomer> accounts(Collection<UUID> ids) {
    return accounts(ACCOUNT_QUERY, column(ACCOUNT_ID).in(ids));
  }

  /** The contacts with these ids. */
  public static TableQuery<KnownCustomer> contacts(Collection<UUID> ids) {
    return contacts(CONTACT_QUERY, column(CONTACT_ID).in(ids));
  }

  /** The account's row for a summary; no row where the id is nobody's. */
  public static TableQuery<Firm> firm(UUID account) {
    return TableQuery.of(
        ACCOUNTS,
        Query.of(ACCOUNTS).select(NAME, INDUSTRY, CREATED).where(column(ACCOUNT_ID).eq(account)),
        row -> new Firm(row.formatted(INDUSTRY), row.formatted(CREATED)));
  }

  /** Whether and how the customer may be contacted. */
  public static TableQuery<ContactFlags> flags(Customer customer) {
    String table = customer.isFirm() ? ACCOUNTS : CONTACTS;
    String id = customer.isFirm() ? ACCOUNT_ID : CONTACT_ID;
    return TableQuery.of(
        table,
        Query.of(table).select(ContactFlags.COLUMNS).where(column(id).eq(customer.id())),
        ContactFlags::of);
  }

  /** A firm's active people whom it is not allowed to contact in every way, and their number. */
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
        row -> new RestrictedPerson(row.string(FULL_NAME), ContactFlags.of(row)));
  }

  private static TableQuery<KnownCustomer> accounts(Query query, Condition which) {
    return TableQuery.of(ACCOUNTS, query.where(which), Customers::knownAccount);
  }

  private static TableQuery<KnownCustomer> contacts(Query query, Condition which) {
    return TableQuery.of(CONTACTS, query.where(which), Customers::knownContact);
  }

  private static KnownCustomer knownAccount(Row row) {
    Customer customer =
        new Customer(
            row.requiredId(ACCOUNT_ID),
            Kind.ACCOUNT,
            nameIn(row, NAME).orElse("(an account without a name)"),
            row.string(CITY),
            row.string(NUMBER),
            isActive(row));
    return new KnownCustomer(
        customer, row.string(EMAIL), row.string(WEBSITE), row.string(PHONE).stream().toList());
  }

  private static KnownCustomer knownContact(Row row) {
    Customer customer =
        new Customer(
            row.requiredId(CONTACT_ID),
            Kind.CONTACT,
            nameIn(row, FULL_NAME).orElse("(a contact without a name)"),
            row.string(CITY),
            row.string(EMAIL),
            isActive(row));
    return new KnownCustomer(
        customer,
        row.string(EMAIL),
        Optional.empty(),
        Stream.of(row.string(PHONE), row.string(MOBILE)).flatMap(Optional::stream).toList());
  }

  private static Optional<String> nameIn(Row row, String column) {
    return row.string(column).filter(name -> !name.isBlank());
  }

  private static boolean isActive(Row row) {
    return row.integer(STATE).orElse((long) ACTIVE) == ACTIVE;
  }
}
