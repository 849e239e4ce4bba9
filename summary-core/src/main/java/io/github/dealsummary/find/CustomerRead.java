package io.github.dealsummary.find;

import static java.util.stream.Collectors.toSet;

import io.github.dealsummary.table.KnownCustomer;
import io.github.dealsummary.table.PartialBatch;
import io.github.dealsummary.table.Records;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The customers and deals of one round trip.
 *
 * @param customers the accounts, then the contacts, each in the order of their names
 * @param moreCustomers true if there are more customers than were read
 * @param deals their deals
 */
record CustomerRead(List<KnownCustomer> customers, boolean moreCustomers, DealRead deals) {
  static CustomerRead of(PartialBatch batch, FindQueries queries) {
    List<Records<KnownCustomer>> customers =
        queries.customers().stream().map(batch::required).toList();
    return new CustomerRead(
        customers.stream().flatMap(Records::stream).toList(),
        customers.stream().anyMatch(Records::hasMore),
        DealRead.of(batch, queries));
  }

  /** Returns the customers of both, each once, and the deals of both. */
  CustomerRead and(CustomerRead other) {
    Set<UUID> known = customers.stream().map(one -> one.customer().id()).collect(toSet());
    return new CustomerRead(
        Stream.concat(
                customers.stream(),
                other.customers.stream().filter(one -> !known.contains(one.customer().id())))
            .toList(),
        moreCustomers || other.moreCustomers,
        deals.and(other.deals));
  }

  /** Returns the same customers, with deals that are still to be read. */
  CustomerRead withDealsNotYet() {
    return new CustomerRead(customers, moreCustomers, DealRead.NOT_YET);
  }
}
