package io.github.dealsummary;

import static io.github.dealsummary.dataverse.Condition.any;
import static io.github.dealsummary.dataverse.Condition.column;
import static io.github.dealsummary.dataverse.Order.asc;
import static io.github.dealsummary.dataverse.Order.desc;

import io.github.dealsummary.AskedCustomer.Look;
import io.github.dealsummary.dataverse.Batch;
import io.github.dealsummary.dataverse.Condition;
import io.github.dealsummary.dataverse.Query;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
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

  /**
   * The first look. Where names may be written differently, two more parts follow the deals: the
   * accounts and contacts that may be the same name spelled otherwise.
   */
  Batch fitting(AskedCustomer asked) {
    return asked.mayBeWrittenOtherwise()
        ? batch(
            Stream.concat(
                customersAndDeals(
                    asked.account(Look.AS_GIVEN, ""),
                    asked.contact(Look.AS_GIVEN, ""),
                    dealsOf(asked, Look.REWRITTEN)),
                Stream.of(
                    accounts(asked.account(Look.REWRITTEN, "")),
                    contacts(asked.contact(Look.REWRITTEN, "")))))
        : batch(customersAndDeals(asked, Look.AS_GIVEN));
  }

  /** The customers of the first look, as many as a page holds, without their deals. */
  Batch allFitting(AskedCustomer asked) {
    Look look = asked.mayBeWrittenOtherwise() ? Look.REWRITTEN : Look.AS_GIVEN;
    return Batch.of(
        accounts(asked.account(look, "")).pageSize(Query.LARGEST_PAGE),
        contacts(asked.contact(look, "")).pageSize(Query.LARGEST_PAGE));
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
    return batch(customersAndDeals(asked, Look.WIDER));
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
    return dealsOf("", ids);
  }

  /**
   * Of the customers with these ids, as buyers or as parents.
   *
   * @param path to the deal: nothing, or a lookup and a slash
   */
  static Condition dealsOf(String path, Collection<UUID> ids) {
    return any(
        Stream.of("_customerid_value", "_parentaccountid_value", "_parentcontactid_value")
            .map(lookup -> column(path + lookup).in(ids))
            .toList());
  }

  private Stream<Query> customersAndDeals(AskedCustomer asked, Look look) {
    return customersAndDeals(
        asked.account(look, ""), asked.contact(look, ""), dealsOf(asked, look));
  }

  private static Condition dealsOf(AskedCustomer asked, Look look) {
    return any(
        List.of(
            asked.account(look, "customerid_account/"),
            asked.contact(look, "customerid_contact/"),
            asked.account(look, "parentaccountid/"),
            asked.contact(look, "parentcontactid/")));
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
