package io.github.dealsummary.find;

import io.github.dealsummary.Opportunity;
import io.github.dealsummary.WonDeal;
import io.github.dealsummary.dataverse.Condition;
import io.github.dealsummary.table.CustomerColumns;
import io.github.dealsummary.table.Customers;
import io.github.dealsummary.table.KnownCustomer;
import io.github.dealsummary.table.Opportunities;
import io.github.dealsummary.table.TableQuery;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The queries of one round trip of a find.
 *
 * @param customers the queries of the accounts and contacts that may be meant
 * @param open the query of their open deals, if these are read along
 * @param ofPeople the query of the open deals of firms' people, if these are read along. It may
 *     fail alone, since an environment may refuse its path
 * @param won the query of their won deals, if these are read along
 */
record FindQueries(
    List<TableQuery<KnownCustomer>> customers,
    Optional<TableQuery<Opportunity>> open,
    Optional<TableQuery<Opportunity>> ofPeople,
    Optional<TableQuery<WonDeal>> won) {
  /**
   * The deals that a find reads along.
   *
   * @param open true for the open deals
   * @param ofPeople true for the open deals of a firm's people, too
   * @param won true for the won deals, too
   */
  record Along(boolean open, boolean ofPeople, boolean won) {
    static final Along NONE = new Along(false, false, false);
  }

  /** Returns the queries of the customers that meet a condition, and of their deals. */
  static FindQueries of(Function<CustomerColumns, Condition> which, Along along) {
    return of(
        List.of(Customers.accounts(which), Customers.contacts(which)),
        along,
        Opportunities.whoseCustomer(which),
        Opportunities.openOfPeople(which));
  }

  /** Returns the queries of as many customers as a page holds, without their deals. */
  static FindQueries ofAll(Function<CustomerColumns, Condition> which) {
    return new FindQueries(
        List.of(Customers.allAccounts(which), Customers.allContacts(which)),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** Returns the queries of the accounts and contacts with these ids, and of their deals. */
  static FindQueries withIds(Collection<UUID> ids, Along along) {
    return of(
        List.of(Customers.accounts(ids), Customers.contacts(ids)),
        along,
        Opportunities.whoseCustomerIs(ids),
        Opportunities.openOfPeople(ids));
  }

  /** Returns the queries of the deals of these customers alone. */
  static FindQueries dealsOf(Collection<UUID> ids, Along along) {
    return of(
        List.of(), along, Opportunities.whoseCustomerIs(ids), Opportunities.openOfPeople(ids));
  }

  List<TableQuery<?>> all() {
    List<TableQuery<?>> all = new ArrayList<>(customers);
    Stream.of(open, won, ofPeople).flatMap(Optional::stream).forEach(all::add);
    return all;
  }

  private static FindQueries of(
      List<TableQuery<KnownCustomer>> customers,
      Along along,
      Condition deals,
      TableQuery<Opportunity> ofPeople) {
    return new FindQueries(
        customers,
        along.open() ? Optional.of(Opportunities.open(deals)) : Optional.empty(),
        along.ofPeople() ? Optional.of(ofPeople) : Optional.empty(),
        along.won() ? Optional.of(Opportunities.won(deals)) : Optional.empty());
  }
}
