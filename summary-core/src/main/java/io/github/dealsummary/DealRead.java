package io.github.dealsummary;

import io.github.dealsummary.dataverse.Batch;
import io.github.dealsummary.dataverse.Page;
import java.util.List;
import java.util.OptionalInt;
import java.util.UUID;

/**
 * The deals that one round trip brought, of all customers that may be meant.
 *
 * @param capped whether there are more open deals, or more won ones, than were read
 */
record DealRead(List<Opportunity> open, List<WonDeal> won, boolean moreOpen, boolean capped) {
  /** No deal was looked for, so there may be any number of them. */
  private static final DealRead NONE = new DealRead(List.of(), List.of(), true, false);

  /** Deals are still to be looked for. */
  static final DealRead NOT_YET = new DealRead(List.of(), List.of(), true, true);

  /** The deals from this part of the reply on: the open ones, then the won ones if asked for. */
  static DealRead of(Batch.Reply reply, int first, CustomerQueries queries) {
    if (!queries.withDeals()) {
      return NONE;
    }
    Page open = reply.page(first);
    List<Opportunity> deals = open.rows().stream().map(Opportunity::of).toList();
    if (!queries.withWonDeals()) {
      return new DealRead(deals, List.of(), open.hasMore(), open.hasMore());
    }
    Page won = reply.page(first + 1);
    return new DealRead(
        deals,
        won.rows().stream().map(WonDeal::of).toList(),
        open.hasMore(),
        open.hasMore() || won.hasMore());
  }

  List<Opportunity> openOf(UUID customer) {
    return open.stream().filter(deal -> deal.customerIds().contains(customer)).toList();
  }

  List<WonDeal> wonBy(UUID customer) {
    return won.stream().filter(deal -> deal.customerIds().contains(customer)).toList();
  }

  /** With what tells it from others: how much is going on with it. */
  Candidate candidate(Customer customer) {
    return new Candidate(
        customer, moreOpen ? OptionalInt.empty() : OptionalInt.of(openOf(customer.id()).size()));
  }
}
