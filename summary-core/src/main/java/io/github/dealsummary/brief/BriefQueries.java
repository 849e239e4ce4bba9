package io.github.dealsummary.brief;

import io.github.dealsummary.Customer;
import io.github.dealsummary.CustomerBrief.Topic;
import io.github.dealsummary.Environment;
import io.github.dealsummary.Opportunity;
import io.github.dealsummary.WonDeal;
import io.github.dealsummary.table.Activities;
import io.github.dealsummary.table.Cases;
import io.github.dealsummary.table.Cases.OpenCase;
import io.github.dealsummary.table.ContactFlags;
import io.github.dealsummary.table.Customers;
import io.github.dealsummary.table.Customers.RestrictedPerson;
import io.github.dealsummary.table.LastContact;
import io.github.dealsummary.table.Opportunities;
import io.github.dealsummary.table.ProductLines;
import io.github.dealsummary.table.ProductLines.BoughtLine;
import io.github.dealsummary.table.TableQuery;
import java.util.List;
import java.util.stream.Stream;

/** The queries of a brief. A firm's rows include those of its people. */
record BriefQueries(
    TableQuery<ContactFlags> flags,
    TableQuery<RestrictedPerson> people,
    Part<OpenCase> cases,
    List<Part<LastContact>> contacts,
    DealParts deals) {

  /** The parts that only environments with deals have. */
  record DealParts(
      Part<Opportunity> open,
      Part<WonDeal> won,
      Part<BoughtLine> products,
      Part<LastContact> contacts) {}

  /**
   * A query, and the words of the line that is written if its rows could not be read.
   *
   * @param topic the topic of its lines
   * @param what the name of the rows
   * @param query the query
   */
  record Part<T>(Topic topic, String what, TableQuery<T> query) {}

  static BriefQueries about(Customer customer) {
    return new BriefQueries(
        Customers.flags(customer),
        Customers.restrictedPeople(customer),
        new Part<>(Topic.OPEN_CASE, "cases", Cases.open(customer)),
        List.of(
            contact("phone calls", Activities.phoneCalls(customer)),
            contact("e-mails", Activities.emails(customer)),
            contact("appointments", Activities.appointments(customer)),
            contact("case activities", Activities.aboutCases(customer))),
        new DealParts(
            new Part<>(Topic.OPEN_DEAL, "open deals", Opportunities.openOf(List.of(customer.id()))),
            new Part<>(Topic.WON_DEAL, "won deals", Opportunities.wonBy(customer.id())),
            new Part<>(Topic.PRODUCT_BOUGHT, "products", ProductLines.bought(customer.id())),
            contact("deal activities", Activities.aboutDeals(customer))));
  }

  private static Part<LastContact> contact(String what, TableQuery<LastContact> query) {
    return new Part<>(Topic.LAST_CONTACT, what, query);
  }

  /** Returns the queries for this kind of customer in this kind of environment. */
  List<TableQuery<?>> askedOf(Customer customer, Environment environment) {
    return Stream.of(
            Stream.of(flags),
            customer.isFirm() ? Stream.of(people) : Stream.<TableQuery<?>>of(),
            Stream.of(cases.query()),
            contacts.stream().map(Part::query),
            environment.hasDeals() ? dealParts().map(Part::query) : Stream.<TableQuery<?>>of())
        .<TableQuery<?>>flatMap(queries -> queries)
        .toList();
  }

  /** Returns the parts for contacts of every kind. */
  Stream<Part<LastContact>> allContacts() {
    return Stream.concat(contacts.stream(), Stream.of(deals.contacts()));
  }

  /** Returns the parts for which a line says so if they cannot be read for now. */
  Stream<Part<?>> all() {
    return Stream.of(Stream.of(cases), contacts.stream(), dealParts())
        .<Part<?>>flatMap(parts -> parts);
  }

  private Stream<Part<?>> dealParts() {
    return Stream.of(deals.open(), deals.won(), deals.products(), deals.contacts());
  }
}
