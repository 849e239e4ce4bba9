package io.github.dealsummary;

import static java.util.Comparator.comparing;

import io.github.dealsummary.dataverse.Batch;
import java.util.ArrayList;
import java.util.List;

/**
 * The customers and deals that one round trip brought.
 *
 * @param customers in the order of their names
 * @param rewritten those that may have the name with other signs, or the number in another form;
 *     some are customers, too
 */
record CustomerRead(
    List<KnownCustomer> customers,
    List<KnownCustomer> rewritten,
    boolean moreCustomers,
    DealRead deals) {
  static CustomerRead of(Batch.Reply reply, CustomerQueries queries) {
    return new CustomerRead(
        customers(reply, 0), List.of(), hasMore(reply, 0), DealRead.of(reply, 2, queries));
  }

  /** The same where the deals are still to be read. */
  static CustomerRead withoutDeals(Batch.Reply reply) {
    return new CustomerRead(customers(reply, 0), List.of(), hasMore(reply, 0), DealRead.NOT_YET);
  }

  /** The same with the parts after the deals. */
  static CustomerRead withRewritten(Batch.Reply reply, CustomerQueries queries) {
    int after = queries.afterDeals();
    return new CustomerRead(
        customers(reply, 0),
        customers(reply, after),
        hasMore(reply, 0) || hasMore(reply, after),
        DealRead.of(reply, 2, queries));
  }

  private static List<KnownCustomer> customers(Batch.Reply reply, int first) {
    List<KnownCustomer> known = new ArrayList<>();
    reply.page(first).rows().forEach(row -> known.add(KnownCustomer.ofAccount(row)));
    reply.page(first + 1).rows().forEach(row -> known.add(KnownCustomer.ofContact(row)));
    known.sort(comparing(one -> one.customer().name(), String.CASE_INSENSITIVE_ORDER));
    return known;
  }

  private static boolean hasMore(Batch.Reply reply, int first) {
    return reply.page(first).hasMore() || reply.page(first + 1).hasMore();
  }
}
