package io.github.dealsummary.table;

import static io.github.dealsummary.dataverse.Condition.any;
import static io.github.dealsummary.dataverse.Condition.column;
import static io.github.dealsummary.dataverse.Order.asc;
import static io.github.dealsummary.dataverse.Order.desc;

import io.github.dealsummary.Customer.Kind;
import io.github.dealsummary.Money;
import io.github.dealsummary.Opportunity;
import io.github.dealsummary.WonDeal;
import io.github.dealsummary.dataverse.Condition;
import io.github.dealsummary.dataverse.Key;
import io.github.dealsummary.dataverse.Lookup;
import io.github.dealsummary.dataverse.Query;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

/** The table of opportunities, which people call deals: open, won and closed. */
public final class Opportunities {
  /** The column of a deal's account, which need not be the account that buys. */
  static final String PARENT_ACCOUNT = "_parentaccountid_value";

  /** The column of the day on which a deal was closed. */
  static final String CLOSED_ON = "actualclosedate";

  private static final String TABLE = "opportunities";
  private static final String ID = "opportunityid";
  private static final String NAME = "name";
  private static final String STATE = "statecode";
  private static final String BUYER = "_customerid_value";
  private static final String BUYING_CONTACT = "customerid_contact";
  private static final String PARENT_CONTACT = "_parentcontactid_value";
  private static final String VALUE = "estimatedvalue";
  private static final String BASE_VALUE = "estimatedvalue_base";
  private static final String CLOSE_DATE = "estimatedclosedate";
  private static final String PROBABILITY = "closeprobability";
  private static final String MODIFIED = "modifiedon";
  private static final String OWNER = "_ownerid_value";
  private static final String ACTUAL_VALUE = "actualvalue";
  private static final String BUDGET = "budgetamount";

  private static final String UNNAMED = "(a deal without a name)";

  private static final int OPEN = 0;
  private static final int WON = 1;

  private static final int MOST_OPEN = 100;
  private static final int MOST_WON = 50;
  private static final int MOST_CLOSED = 100;

  /** The lookups of a deal that may hold its customer. */
  private static final List<CustomerColumns> CUSTOMER_COLUMNS =
      List.of(
          new CustomerColumns(Kind.ACCOUNT, "customerid_account/"),
          new CustomerColumns(Kind.CONTACT, "customerid_contact/"),
          new CustomerColumns(Kind.ACCOUNT, "parentaccountid/"),
          new CustomerColumns(Kind.CONTACT, "parentcontactid/"));

  private static final CustomerColumns FIRM_OF_BUYER =
      new CustomerColumns(Kind.ACCOUNT, BUYING_CONTACT + "/parentcustomerid_account/");

  /**
   * The query of deals. The most valuable come first, so that a capped read leaves out the least.
   */
  private static final Query DEALS =
      Query.of(TABLE)
          .select(
              ID,
              NAME,
              VALUE,
              BASE_VALUE,
              CLOSE_DATE,
              PROBABILITY,
              StageChanges.STAGE,
              MODIFIED,
              BUYER,
              PARENT_ACCOUNT,
              PARENT_CONTACT,
              OWNER,
              Amounts.CURRENCY)
          .orderBy(desc(BASE_VALUE), asc(CLOSE_DATE))
          .pageSize(MOST_OPEN);

  private static final Query WON_DEALS =
      Query.of(TABLE)
          .select(
              ID,
              NAME,
              ACTUAL_VALUE,
              CLOSED_ON,
              BUYER,
              PARENT_ACCOUNT,
              PARENT_CONTACT,
              Amounts.CURRENCY)
          .orderBy(desc(CLOSED_ON))
          .pageSize(MOST_WON);

  private Opportunities() {}

  /**
   * A closed deal, for the customer's history.
   *
   * @param value what it came to; empty unless it was won
   */
  public record ClosedDeal(
      boolean won, Optional<String> name, Optional<Money> value, Optional<String> closedOn) {}

  /** Returns the query of the open deals that meet a condition. */
  public static TableQuery<Opportunity> open(Condition which) {
    return all(column(STATE).eq(OPEN).and(which));
  }

  /** Returns the query of the deals, open and closed, that meet a condition. */
  static TableQuery<Opportunity> all(Condition which) {
    return TableQuery.of(TABLE, DEALS.where(which), Opportunities::opportunity);
  }

  /** Returns the query of the won deals that meet a condition, the latest first. */
  public static TableQuery<WonDeal> won(Condition which) {
    return TableQuery.of(
        TABLE, WON_DEALS.where(column(STATE).eq(WON).and(which)), Opportunities::wonDeal);
  }

  /**
   * Returns the query of the open deals of a firm's people, which have no account. The firm is
   * among the ids of each deal's customers.
   *
   * @param firm the condition for the firm
   */
  public static TableQuery<Opportunity> openOfPeople(Function<CustomerColumns, Condition> firm) {
    return ofPeople(firm.apply(FIRM_OF_BUYER));
  }

  /** Returns the query of the open deals of these firms' people, which have no account. */
  public static TableQuery<Opportunity> openOfPeople(Collection<UUID> firms) {
    return ofPeople(column(BUYING_CONTACT + "/" + Customers.FIRM).in(firms));
  }

  /** Returns the query of the open deals of these customers. */
  public static TableQuery<Opportunity> openOf(Collection<UUID> customers) {
    return open(whoseCustomerIs(customers));
  }

  /** Returns the query of the won deals of this customer, the latest first. */
  public static TableQuery<WonDeal> wonBy(UUID customer) {
    return won(whoseCustomerIs(List.of(customer)));
  }

  /** Returns the query of the closed deals of a deal's customer, the latest first. */
  public static TableQuery<ClosedDeal> closed(Opportunity deal) {
    return TableQuery.of(
        TABLE,
        Query.of(TABLE)
            .select(NAME, STATE, ACTUAL_VALUE, CLOSED_ON, Amounts.CURRENCY)
            .where(column(STATE).ne(OPEN).and(ofTheSameCustomer(deal)))
            .orderBy(desc(CLOSED_ON))
            .pageSize(MOST_CLOSED),
        Opportunities::closedDeal);
  }

  /** Returns the query of the customer's budget for a deal. */
  public static TableQuery<Money> budget(UUID deal) {
    return TableQuery.flat(
        TABLE,
        Query.of(TABLE).select(BUDGET, Amounts.CURRENCY).where(column(ID).eq(deal)),
        row -> Amounts.of(row, BUDGET).stream());
  }

  /** Returns the condition for deals whose buyer or parent is one of these customers. */
  public static Condition whoseCustomerIs(Collection<UUID> customers) {
    return whoseCustomerIs("", customers);
  }

  /**
   * Returns the condition for one deal, if it is this customer's or its people's, as in {@link
   * #openOfPeople}.
   */
  static Condition isOneOf(UUID id, UUID customer) {
    Condition ofPeople = column(BUYING_CONTACT + "/" + Customers.FIRM).eq(customer);
    return column(ID)
        .eq(id)
        .and(whoseCustomerIs(List.of(customer)).or(column(PARENT_ACCOUNT).eq(null).and(ofPeople)));
  }

  /** Returns the condition for deals whose buyer or parent meets a condition. */
  public static Condition whoseCustomer(Function<CustomerColumns, Condition> customer) {
    return any(CUSTOMER_COLUMNS.stream().map(customer).toList());
  }

  /**
   * Returns the condition for deals whose buyer or parent is one of these customers.
   *
   * @param path the way to the deal: empty for this table, else a lookup and a slash
   */
  static Condition whoseCustomerIs(String path, Collection<UUID> customers) {
    return any(
        Stream.of(BUYER, PARENT_ACCOUNT, PARENT_CONTACT)
            .map(lookup -> column(path + lookup).in(customers))
            .toList());
  }

  /**
   * Returns the condition for won deals.
   *
   * @param path the way to the deal: empty for this table, else a lookup and a slash
   */
  static Condition isWon(String path) {
    return column(path + STATE).eq(WON);
  }

  static Key key(UUID id) {
    return Key.of(TABLE, id);
  }

  private static TableQuery<Opportunity> ofPeople(Condition which) {
    return TableQuery.of(
        TABLE,
        DEALS
            .expand(BUYING_CONTACT, Customers.FIRM)
            .where(column(STATE).eq(OPEN).and(column(PARENT_ACCOUNT).eq(null)).and(which)),
        Opportunities::opportunity);
  }

  /**
   * Returns the condition for deals of the same firm, or of the same person if there is no firm.
   */
  private static Condition ofTheSameCustomer(Opportunity deal) {
    return deal.accountId().isPresent()
        ? any(
            Stream.of(BUYER, PARENT_ACCOUNT)
                .map(lookup -> column(lookup).eq(deal.accountId().get()))
                .toList())
        : column(BUYER).in(deal.customerIds());
  }

  private static Opportunity opportunity(RowValues row) {
    Optional<Lookup> buyer = row.whose("customerid");
    Optional<Lookup> account =
        row.whose("parentaccountid").or(() -> buyer.filter(one -> isOf("account", one)));
    Optional<Lookup> contact =
        row.whose("parentcontactid").or(() -> buyer.filter(one -> isOf("contact", one)));
    return new Opportunity(
        row.requiredId(ID),
        row.text(NAME).orElse(UNNAMED),
        customerIdsOf(row),
        account.map(Lookup::id),
        account.flatMap(Lookup::name),
        contact.flatMap(Lookup::name),
        row.lookup("ownerid"),
        Amounts.of(row, VALUE),
        row.decimal(BASE_VALUE),
        row.date(CLOSE_DATE),
        row.writtenDate(CLOSE_DATE),
        row.integer(PROBABILITY),
        row.text(StageChanges.STAGE),
        row.instant(MODIFIED),
        row.etag(),
        row.leftOut());
  }

  private static ClosedDeal closedDeal(RowValues row) {
    boolean won = row.integer(STATE).filter(state -> state == WON).isPresent();
    return new ClosedDeal(
        won,
        row.text(NAME),
        won ? Amounts.of(row, ACTUAL_VALUE) : Optional.empty(),
        row.formatted(CLOSED_ON));
  }

  private static WonDeal wonDeal(RowValues row) {
    return new WonDeal(
        row.requiredId(ID),
        row.text(NAME).orElse(UNNAMED),
        customerIdsOf(row),
        Amounts.of(row, ACTUAL_VALUE),
        row.date(CLOSED_ON),
        row.writtenDate(CLOSED_ON),
        row.leftOut());
  }

  private static List<UUID> customerIdsOf(RowValues row) {
    return Stream.concat(
            Stream.of("customerid", "parentaccountid", "parentcontactid")
                .flatMap(column -> row.whose(column).stream())
                .map(Lookup::id),
            row.row(BUYING_CONTACT).flatMap(buyer -> buyer.whose("parentcustomerid")).stream()
                .map(Lookup::id))
        .toList();
  }

  private static boolean isOf(String table, Lookup customer) {
    return customer.table().filter(table::equals).isPresent();
  }
}
