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
import java.util.Optional;
import java.util.stream.Stream;

/** The queries of a brief. A firm's rows include those of its people. */
record BriefQueries(
    TableQuery<ContactFlags> flags,
    TableQuery<RestrictedPerson> people,
    Section<OpenCase> cases,
    List<Section<LastContact>> contacts,
    DealSections deals) {

  /** The sections that only environments with deals have. */
  record DealSections(
      Section<Opportunity> open,
      Optional<Section<Opportunity>> ofPeople,
      Section<WonDeal> won,
      Section<BoughtLine> products,
      Section<LastContact> contacts) {}

  /**
   * A query, and the words of the line that is written if its rows could not be read.
   *
   * @param topic the topic of its lines
   * @param what the name of the rows
   * @param query the query
   */
  record Section<T>(Topic topic, String what, TableQuery<T> query) {}

  static BriefQueries about(Customer customer, boolean ofPeople) {
    return new BriefQueries(
        Customers.flags(customer),
        Customers.restrictedPeople(customer),
        new Section<>(Topic.OPEN_CASE, "cases", Cases.open(customer)),
        List.of(
            contact("phone calls", Activities.phoneCalls(customer)),
            contact("e-mails", Activities.emails(customer)),
            contact("appointments", Activities.appointments(customer)),
            contact("case activities", Activities.aboutCases(customer))),
        new DealSections(
            new Section<>(
                Topic.OPEN_DEAL, "open deals", Opportunities.openOf(List.of(customer.id()))),
            ofPeople ? Optional.of(ofPeople(customer)) : Optional.empty(),
            new Section<>(Topic.WON_DEAL, "won deals", Opportunities.wonBy(customer.id())),
            new Section<>(Topic.PRODUCT_BOUGHT, "products", ProductLines.bought(customer.id())),
            contact("deal activities", Activities.aboutDeals(customer))));
  }

  private static Section<Opportunity> ofPeople(Customer firm) {
    return new Section<>(
        Topic.OPEN_DEAL, "deals of its people", Opportunities.openOfPeople(List.of(firm.id())));
  }

  private static Section<LastContact> contact(String what, TableQuery<LastContact> query) {
    return new Section<>(Topic.LAST_CONTACT, what, query);
  }

  /** Returns the queries for this kind of customer in this kind of environment. */
  List<TableQuery<?>> askedOf(Customer customer, Environment environment) {
    return Stream.of(
            Stream.of(flags),
            customer.isFirm() ? Stream.of(people) : Stream.<TableQuery<?>>of(),
            Stream.of(cases.query()),
            contacts.stream().map(Section::query),
            environment.hasDeals()
                ? dealSections().map(Section::query)
                : Stream.<TableQuery<?>>of())
        .<TableQuery<?>>flatMap(queries -> queries)
        .toList();
  }

  /** Returns the sections for contacts of every kind. */
  Stream<Section<LastContact>> allContacts() {
    return Stream.concat(contacts.stream(), Stream.of(deals.contacts()));
  }

  /** Returns the sections for which a line says so if they cannot be read for now. */
  Stream<Section<?>> all() {
    return Stream.of(Stream.of(cases), contacts.stream(), dealSections())
        .<Section<?>>flatMap(sections -> sections);
  }

  private Stream<Section<?>> dealSections() {
    return Stream.concat(
        Stream.of(deals.open(), deals.won(), deals.products(), deals.contacts()),
        deals.ofPeople().stream());
  }
}
