package io.github.dealsummary;

import static io.github.dealsummary.dataverse.Condition.any;
import static io.github.dealsummary.dataverse.Condition.column;
import static io.github.dealsummary.dataverse.Order.asc;
import static io.github.dealsummary.dataverse.Order.desc;

import io.github.dealsummary.dataverse.Batch;
import io.github.dealsummary.dataverse.Condition;
import io.github.dealsummary.dataverse.Query;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The reads of a find: the customers that may be meant, and the deals of any of them.
 *
 * @param along which of their deals are read with them
 */
record CustomerQueries(Deals along) {
  /** Which deals a find reads. */
  enum Deals {
    NONE,
    OPEN,
    OPEN_AND_WON
  }

  private static final int MOST_CUSTOMERS = 50;
  private static final int MOST_DEALS = 100;
  private static final int MOST_WON_DEALS = 50;

  private static final int OPEN = 0;
  private static final int WON = 1;

  private static final Query ACCOUNTS =
      Query.of("accounts")
          .select(KnownCustomer.ACCOUNT_COLUMNS)
          .orderBy(asc("name"))
          .pageSize(MOST_CUSTOMERS);

  private static final Query CONTACTS =
      Query.of("contacts")
          .select(KnownCustomer.CONTACT_COLUMNS)
          .orderBy(asc("fullname"))
          .pageSize(MOST_CUSTOMERS);

  /** The most valuable first, whatever the ranking: what a capped read leaves out matters least. */
  private static final Query DEALS =
      Query.of("opportunities")
          .select(Opportunity.COLUMNS)
          .orderBy(desc("estimatedvalue_base"), asc("estimatedclosedate"))
          .pageSize(MOST_DEALS);

  private static final Query WON_DEALS =
      Query.of("opportunities")
          .select(WonDeal.COLUMNS)
          .orderBy(desc("actualclosedate"))
          .pageSize(MOST_WON_DEALS);

  /** Who fits at the first look; the parts after the deals, if any, are of who may fit too. */
  Batch fitting(AskedCustomer asked) {
    return asked.mayBeWrittenOtherwise()
        ? batch(
            Stream.concat(
                customersAndDeals(
                    asked.account(""),
                    asked.contact(""),
                    dealsOf(asked::rewrittenAccount, asked::rewrittenContact)),
                Stream.of(
                    accounts(asked.rewrittenAccount("")), contacts(asked.rewrittenContact("")))))
        : customersAndDeals(asked::account, asked::contact);
  }

  /** Where the parts after the deals begin. */
  int afterDeals() {
    return switch (along) {
      case NONE -> 2;
      case OPEN -> 3;
      case OPEN_AND_WON -> 4;
    };
  }

  boolean withDeals() {
    return along != Deals.NONE;
  }

  boolean withWonDeals() {
    return along == Deals.OPEN_AND_WON;
  }

  /** Who fits at the second, wider look. */
  Batch fittingWider(AskedCustomer asked) {
    return customersAndDeals(asked::widerAccount, asked::widerContact);
  }

  /** The accounts and contacts with these ids. */
  Batch withIds(Collection<UUID> ids) {
    return batch(
        customersAndDeals(column("accountid").in(ids), column("contactid").in(ids), dealsOf(ids)));
  }

  /** The deals of one customer alone, as buyer or as parent: open ones, then those won. */
  Batch ofCustomer(UUID id) {
    Condition its = dealsOf(List.of(id));
    return withWonDeals() ? Batch.of(open(its), won(its)) : Batch.of(open(its));
  }

  static Condition dealsOf(Collection<UUID> ids) {
    return any(
        Stream.of("_customerid_value", "_parentaccountid_value", "_parentcontactid_value")
            .map(lookup -> column(lookup).in(ids))
            .toList());
  }

  private Batch customersAndDeals(
      Function<String, Condition> account, Function<String, Condition> contact) {
    return batch(
        customersAndDeals(account.apply(""), contact.apply(""), dealsOf(account, contact)));
  }

  private static Condition dealsOf(
      Function<String, Condition> account, Function<String, Condition> contact) {
    return any(
        List.of(
            account.apply("customerid_account/"),
            contact.apply("customerid_contact/"),
            account.apply("parentaccountid/"),
            contact.apply("parentcontactid/")));
  }

  private Stream<Query> customersAndDeals(Condition accounts, Condition contacts, Condition deals) {
    Stream<Query> read =
        switch (along) {
          case NONE -> Stream.empty();
          case OPEN -> Stream.of(open(deals));
          case OPEN_AND_WON -> Stream.of(open(deals), won(deals));
        };
    return Stream.concat(Stream.of(accounts(accounts), contacts(contacts)), read);
  }

  private static Batch batch(Stream<Query> queries) {
    return Batch.of(queries.toArray(Query[]::new));
  }

  private static Query accounts(Condition which) {
    return ACCOUNTS.where(which);
  }

  private static Query contacts(Condition which) {
    return CONTACTS.where(which);
  }

  /** One deal, open or closed, if it is this customer's. */
  static Query deal(UUID id, UUID customer) {
    return DEALS.where(column("opportunityid").eq(id).and(dealsOf(List.of(customer))));
  }

  static Query open(Condition ofAny) {
    return DEALS.where(column("statecode").eq(OPEN).and(ofAny));
  }

  static Query won(Condition ofAny) {
    return WON_DEALS.where(column("statecode").eq(WON).and(ofAny));
  }
}
