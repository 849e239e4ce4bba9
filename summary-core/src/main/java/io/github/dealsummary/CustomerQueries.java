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

/** The reads of a find: the customers that may be meant, and the open deals of any of them. */
final class CustomerQueries {
  private static final int MOST_CUSTOMERS = 50;
  private static final int MOST_DEALS = 100;
  private static final int MOST_WORDS = 8;

  private CustomerQueries() {}

  /** Whose name equals or starts with this. */
  static Batch startingWith(String name) {
    return byName(column -> column.startsWith(name));
  }

  /**
   * Whose name holds each of the first few of these words. Dataverse throttles it, so it comes
   * second and with few of them; the rest is compared here.
   */
  static Batch holdingWords(List<String> words) {
    return byName(column -> all(words.stream().limit(MOST_WORDS).map(column::contains).toList()));
  }

  /** The account or contact with this id. */
  static Batch withId(UUID id) {
    return Batch.of(
        accounts(column("accountid").eq(id)), contacts(column("contactid").eq(id)), dealsOf(id));
  }

  /** The open deals of one customer, as buyer or as parent. */
  static Query dealsOf(UUID id) {
    return deals(
        Stream.of("_customerid_value", "_parentaccountid_value", "_parentcontactid_value")
            .map(lookup -> column(lookup).eq(id))
            .toList());
  }

  private static Batch byName(Function<Column, Condition> fits) {
    return Batch.of(
        accounts(fits.apply(column("name"))),
        contacts(fits.apply(column("fullname"))),
        deals(
            Stream.of(
                    "customerid_account/name",
                    "customerid_contact/fullname",
                    "parentaccountid/name",
                    "parentcontactid/fullname")
                .map(path -> fits.apply(column(path)))
                .toList()));
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

  private static Query deals(List<Condition> ofAny) {
    return Query.of("opportunities")
        .select(Opportunity.COLUMNS)
        .where(column("statecode").eq(0).and(any(ofAny)))
        .orderBy(desc("estimatedvalue_base"), asc("estimatedclosedate"))
        .pageSize(MOST_DEALS);
  }
}
