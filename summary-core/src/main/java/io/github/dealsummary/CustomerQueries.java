package io.github.dealsummary;

import static io.github.dealsummary.dataverse.Condition.all;
import static io.github.dealsummary.dataverse.Condition.any;
import static io.github.dealsummary.dataverse.Condition.column;
import static io.github.dealsummary.dataverse.Order.asc;
import static io.github.dealsummary.dataverse.Order.desc;

import io.github.dealsummary.dataverse.Batch;
import io.github.dealsummary.dataverse.Column;
import io.github.dealsummary.dataverse.Condition;
import io.github.dealsummary.dataverse.Query;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The reads of a find: the customers that may be meant, and the open deals of any of them.
 *
 * @param withWonDeals whether the deals they closed as won are read too
 */
record CustomerQueries(boolean withWonDeals) {
  private static final int MOST_CUSTOMERS = 50;
  private static final int MOST_DEALS = 100;
  private static final int MOST_WON_DEALS = 50;
  private static final int MOST_WORDS = 8;

  private static final int OPEN = 0;
  private static final int WON = 1;

  /** Whose name equals or starts with this. */
  Batch startingWith(String name) {
    return byName(column -> column.startsWith(name));
  }

  /**
   * Whose name holds each of the first few of these words. Dataverse throttles it, so it comes
   * second and with few of them; the rest is compared here.
   */
  Batch holdingWords(List<String> words) {
    return byName(column -> all(words.stream().limit(MOST_WORDS).map(column::contains).toList()));
  }

  /** The account or contact with this id. */
  Batch withId(UUID id) {
    return customersAndDeals(
        accounts(column("accountid").eq(id)), contacts(column("contactid").eq(id)), dealsOf(id));
  }

  /** The deals of one customer alone, as buyer or as parent: open ones, then those won. */
  Batch ofCustomer(UUID id) {
    return withWonDeals
        ? Batch.of(open(dealsOf(id)), won(dealsOf(id)))
        : Batch.of(open(dealsOf(id)));
  }

  private static Condition dealsOf(UUID id) {
    return any(
        Stream.of("_customerid_value", "_parentaccountid_value", "_parentcontactid_value")
            .map(lookup -> column(lookup).eq(id))
            .toList());
  }

  private Batch byName(Function<Column, Condition> fits) {
    return customersAndDeals(
        accounts(fits.apply(column("name"))),
        contacts(fits.apply(column("fullname"))),
        any(
            Stream.of(
                    "customerid_account/name",
                    "customerid_contact/fullname",
                    "parentaccountid/name",
                    "parentcontactid/fullname")
                .map(path -> fits.apply(column(path)))
                .toList()));
  }

  private Batch customersAndDeals(Query accounts, Query contacts, Condition deals) {
    return withWonDeals
        ? Batch.of(accounts, contacts, open(deals), won(deals))
        : Batch.of(accounts, contacts, open(deals));
  }

  private static Query accounts(Condition which) {
    return Query.of("accounts")
        .select(Customer.ACCOUNT_COLUMNS)
        .where(which)
        .orderBy(asc("name"))
        .pageSize(MOST_CUSTOMERS);
  }

  private static Query contacts(Condition which) {
    return Query.of("contacts")
        .select(Customer.CONTACT_COLUMNS)
        .where(which)
        .orderBy(asc("fullname"))
        .pageSize(MOST_CUSTOMERS);
  }

  /** The most valuable first, whatever the ranking: what a capped read leaves out matters least. */
  private static Query open(Condition ofAny) {
    return Query.of("opportunities")
        .select(Opportunity.COLUMNS)
        .where(column("statecode").eq(OPEN).and(ofAny))
        .orderBy(desc("estimatedvalue_base"), asc("estimatedclosedate"))
        .pageSize(MOST_DEALS);
  }

  private static Query won(Condition ofAny) {
    return Query.of("opportunities")
        .select(WonDeal.COLUMNS)
        .where(column("statecode").eq(WON).and(ofAny))
        .orderBy(desc("actualclosedate"))
        .pageSize(MOST_WON_DEALS);
  }
}
