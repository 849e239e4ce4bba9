package io.github.dealsummary.find;

import io.github.dealsummary.Opportunity;
import io.github.dealsummary.WonDeal;
import io.github.dealsummary.dataverse.Condition;
import io.github.dealsummary.find.AskedCustomer.Look;
import io.github.dealsummary.table.Customers;
import io.github.dealsummary.table.KnownCustomer;
import io.github.dealsummary.table.Opportunities;
import io.github.dealsummary.table.TableQuery;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The queries of one round trip of a find.
 *
 * @param customers the queries of the accounts and contacts that may be meant
 * @param open the query of their open deals, if these are read along
 * @param won the query of their won deals, if these are read along
 * @param rewritten the queries of accounts and contacts that may have the name with other signs, or
 *     the number in another form; empty if there is no other spelling
 */
record FindQueries(
    List<TableQuery<KnownCustomer>> customers,
    Optional<TableQuery<Opportunity>> open,
    Optional<TableQuery<WonDeal>> won,
    List<TableQuery<KnownCustomer>> rewritten) {
  /** The deals that a find reads along. */
  enum Deals {
    NONE,
    OPEN,
    OPEN_AND_WON
  }

  /** Returns the first look: the name as it was asked and, if there are any, other spellings. */
  static FindQueries fitting(AskedCustomer asked, Deals along) {
    return asked.mayBeWrittenOtherwise()
        ? of(
            customers(asked, Look.AS_GIVEN),
            along,
            dealsOf(asked, Look.REWRITTEN),
            customers(asked, Look.REWRITTEN))
        : of(customers(asked, Look.AS_GIVEN), along, dealsOf(asked, Look.AS_GIVEN), List.of());
  }

  /** Returns the first look for as many customers as a page holds, without their deals. */
  static FindQueries allFitting(AskedCustomer asked) {
    Look look = asked.mayBeWrittenOtherwise() ? Look.REWRITTEN : Look.AS_GIVEN;
    return new FindQueries(
        List.of(
            Customers.allAccounts(columns -> asked.condition(look, columns)),
            Customers.allContacts(columns -> asked.condition(look, columns))),
        Optional.empty(),
        Optional.empty(),
        List.of());
  }

  /** Returns the second, wider look. */
  static FindQueries fittingWider(AskedCustomer asked, Deals along) {
    return of(customers(asked, Look.WIDER), along, dealsOf(asked, Look.WIDER), List.of());
  }

  /** Returns the queries of the accounts and contacts with these ids. */
  static FindQueries withIds(Collection<UUID> ids, Deals along) {
    return of(
        List.of(Customers.accounts(ids), Customers.contacts(ids)),
        along,
        Opportunities.whoseCustomerIs(ids),
        List.of());
  }

  /** Returns the queries of the deals of one customer alone. */
  static FindQueries dealsOf(UUID customer, Deals along) {
    return of(List.of(), along, Opportunities.whoseCustomerIs(List.of(customer)), List.of());
  }

  List<TableQuery<?>> all() {
    List<TableQuery<?>> all = new ArrayList<>(customers);
    open.ifPresent(all::add);
    won.ifPresent(all::add);
    all.addAll(rewritten);
    return all;
  }

  private static FindQueries of(
      List<TableQuery<KnownCustomer>> customers,
      Deals along,
      Condition deals,
      List<TableQuery<KnownCustomer>> rewritten) {
    return new FindQueries(
        customers,
        along == Deals.NONE ? Optional.empty() : Optional.of(Opportunities.open(deals)),
        along == Deals.OPEN_AND_WON ? Optional.of(Opportunities.won(deals)) : Optional.empty(),
        rewritten);
  }

  private static List<TableQuery<KnownCustomer>> customers(AskedCustomer asked, Look look) {
    return List.of(
        Customers.accounts(columns -> asked.condition(look, columns)),
        Customers.contacts(columns -> asked.condition(look, columns)));
  }

  private static Condition dealsOf(AskedCustomer asked, Look look) {
    return Opportunities.whoseCustomer(columns -> asked.condition(look, columns));
  }
}
