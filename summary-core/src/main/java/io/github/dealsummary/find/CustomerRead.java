package io.github.dealsummary.find;

import static java.util.Comparator.comparing;

import io.github.dealsummary.table.KnownCustomer;
import io.github.dealsummary.table.PartialBatch;
import io.github.dealsummary.table.Records;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The customers and deals of one round trip.
 *
 * @param customers the customers, in the order of their names
 * @param rewritten the customers that may have the name with other signs, or the number in another
 *     form. Some of them are in both lists
 * @param moreCustomers true if there are more customers than were read
 * @param deals their deals
 */
record CustomerRead(
    List<KnownCustomer> customers,
    List<KnownCustomer> rewritten,
    boolean moreCustomers,
    DealRead deals) {
  static CustomerRead of(PartialBatch batch, FindQueries queries) {
    List<Records<KnownCustomer>> customers =
        queries.customers().stream().map(batch::required).toList();
    List<Records<KnownCustomer>> rewritten =
        queries.rewritten().stream().map(batch::required).toList();
    return new CustomerRead(
        byName(customers),
        byName(rewritten),
        Stream.concat(customers.stream(), rewritten.stream()).anyMatch(Records::hasMore),
        DealRead.of(batch, queries));
  }

  /** Returns the same customers, with deals that are still to be read. */
  CustomerRead withDealsNotYet() {
    return new CustomerRead(customers, rewritten, moreCustomers, DealRead.NOT_YET);
  }

  private static List<KnownCustomer> byName(List<Records<KnownCustomer>> records) {
    List<KnownCustomer> known = new ArrayList<>();
    records.forEach(part -> part.stream().forEach(known::add));
    known.sort(comparing(one -> one.customer().name(), String.CASE_INSENSITIVE_ORDER));
    return known;
  }
}
