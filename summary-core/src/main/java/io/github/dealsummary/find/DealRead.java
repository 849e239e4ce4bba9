package io.github.dealsummary.find;

import static java.util.stream.Collectors.toSet;

import io.github.dealsummary.Opportunity;
import io.github.dealsummary.WonDeal;
import io.github.dealsummary.table.PartialBatch;
import io.github.dealsummary.table.Records;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

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
    List<Opportunity> ofPeople =
        queries.ofPeople().stream().flatMap(query -> batch.read(query, Records::stream)).toList();
    boolean morePeople =
        queries.ofPeople().stream()
            .anyMatch(query -> batch.hasMore(query) || batch.isMissingForNow(query));
    Optional<Records<WonDeal>> won = queries.won().map(batch::required);
    boolean moreOpen = open.hasMore() || morePeople;
    Set<UUID> peoples = ofPeople.stream().map(Opportunity::id).collect(toSet());
    return new DealRead(
        Stream.concat(open.stream().filter(deal -> !peoples.contains(deal.id())), ofPeople.stream())
            .toList(),
        won.map(Records::all).orElse(List.of()),
        moreOpen,
        moreOpen || won.filter(Records::hasMore).isPresent());
  }

  /** Returns the deals of both, each once. */
  DealRead and(DealRead other) {
    Set<UUID> ids = open.stream().map(Opportunity::id).collect(toSet());
    Set<UUID> wonIds = won.stream().map(WonDeal::id).collect(toSet());
    return new DealRead(
        Stream.concat(open.stream(), other.open.stream().filter(one -> !ids.contains(one.id())))
            .toList(),
        Stream.concat(won.stream(), other.won.stream().filter(one -> !wonIds.contains(one.id())))
            .toList(),
        moreOpen || other.moreOpen,
        capped || other.capped);
  }

  /** Returns the open deals of a customer. */
  List<Opportunity> openOf(UUID customer) {
    return open.stream().filter(deal -> deal.customerIds().contains(customer)).toList();
  }

  List<WonDeal> wonBy(UUID customer) {
    return won.stream().filter(deal -> deal.customerIds().contains(customer)).toList();
  }

  /** Returns the number of a customer's open deals, which tells it from others. */
  OptionalInt countOf(UUID customer) {
    return moreOpen ? OptionalInt.empty() : OptionalInt.of(openOf(customer).size());
  }
}
