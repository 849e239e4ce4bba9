package io.github.dealsummary.find;

import io.github.dealsummary.Candidate;
import io.github.dealsummary.Customer;
import io.github.dealsummary.Opportunity;
import io.github.dealsummary.WonDeal;
import io.github.dealsummary.table.PartialBatch;
import io.github.dealsummary.table.Records;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;

/**
 * The deals of one round trip, of all customers who may be meant.
 *
 * @param open the open deals
 * @param won the won deals; empty if they were not asked for
 * @param moreOpen true if there are more open deals than were read
 * @param capped true if there are more open or won deals than were read
 */
record DealRead(List<Opportunity> open, List<WonDeal> won, boolean moreOpen, boolean capped) {
  /** The value if no deal was looked for. There may be any number of deals. */
  static final DealRead NONE = new DealRead(List.of(), List.of(), true, false);

  /** The value if deals are still to be read. */
  static final DealRead NOT_YET = new DealRead(List.of(), List.of(), true, true);

  static DealRead of(PartialBatch batch, FindQueries queries) {
    if (queries.open().isEmpty()) {
      return NONE;
    }
    Records<Opportunity> open = batch.required(queries.open().get());
    List<Opportunity> deals = open.all();
    Optional<Records<WonDeal>> won = queries.won().map(batch::required);
    return new DealRead(
        deals,
        won.map(Records::all).orElse(List.of()),
        open.hasMore(),
        open.hasMore() || won.filter(Records::hasMore).isPresent());
  }

  List<Opportunity> openOf(UUID customer) {
    return open.stream().filter(deal -> deal.customerIds().contains(customer)).toList();
  }

  List<WonDeal> wonBy(UUID customer) {
    return won.stream().filter(deal -> deal.customerIds().contains(customer)).toList();
  }

  /** Returns the customer with the number of its open deals, which tells it from others. */
  Candidate candidate(Customer customer) {
    return new Candidate(
        customer, moreOpen ? OptionalInt.empty() : OptionalInt.of(openOf(customer.id()).size()));
  }
}
