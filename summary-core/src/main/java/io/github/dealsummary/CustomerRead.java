package io.github.dealsummary;

import static java.util.Comparator.comparing;

import io.github.dealsummary.dataverse.Batch;
import io.github.dealsummary.dataverse.Page;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * The customers and deals that one round trip brought.
 *
 * @param customers in the order of their names; who has none cannot be meant by one
 */
record CustomerRead(List<KnownCustomer> customers, boolean moreCustomers, DealRead deals) {
  static CustomerRead of(Batch.Reply reply, CustomerQueries queries) {
    Page accounts = reply.page(0);
    Page contacts = reply.page(1);
    List<KnownCustomer> customers =
        Stream.concat(
                accounts.rows().stream().map(KnownCustomer::ofAccount),
                contacts.rows().stream().map(KnownCustomer::ofContact))
            .filter(known -> !known.customer().name().isBlank())
            .sorted(comparing(known -> known.customer().name(), String.CASE_INSENSITIVE_ORDER))
            .toList();
    return new CustomerRead(
        customers, accounts.hasMore() || contacts.hasMore(), DealRead.of(reply, 2, queries));
  }

  /** With what tells it from others: how much is going on with it. */
  Candidate candidate(Customer customer) {
    return new Candidate(
        customer,
        deals.moreOpen()
            ? OptionalInt.empty()
            : OptionalInt.of(deals.openOf(customer.id()).size()));
  }
}
