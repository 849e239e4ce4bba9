package io.github.dealsummary.insight;

import io.github.dealsummary.Found;
import io.github.dealsummary.InvalidQuestion;
import io.github.dealsummary.Meant;
import io.github.dealsummary.Opportunity;
import io.github.dealsummary.dataverse.DataverseClient;
import io.github.dealsummary.table.OneDeal;
import io.github.dealsummary.table.TableQuery;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The deals of the customer that an insight is about.
 *
 * @param open the open deals that were found, the top one first; empty if there are none
 * @param moreExist true if there are more open deals than these
 */
record CustomerDeals(
    DataverseClient client, Meant.One meant, List<Opportunity> open, boolean moreExist) {
  static CustomerDeals of(DataverseClient client, Found.Deals found) {
    return new CustomerDeals(client, found.meant(), found.ranked(), found.moreExist());
  }

  static CustomerDeals of(DataverseClient client, Found.NoOpenDeal found) {
    return new CustomerDeals(client, found.meant(), List.of(), false);
  }

  /** Returns the top deal; empty if no deal is open. */
  Optional<Opportunity> top() {
    return open.stream().findFirst();
  }

  /** Returns the deal with this id; empty if it is not an open deal of the customer. */
  Optional<Opportunity> open(UUID id) {
    Optional<Opportunity> listed = listed(id);
    return listed.isEmpty() && moreExist ? first(oneOfThem(id).ifOpen()) : listed;
  }

  /** Returns the deal with this id; empty if it is not the customer's, open or closed. */
  Optional<Opportunity> any(UUID id) {
    return listed(id).or(() -> first(oneOfThem(id).openOrClosed()));
  }

  static InvalidQuestion notAmongThem() {
    return new InvalidQuestion(
        "The customer has no open deal with that id. Take an id from the list of its deals, or"
            + " leave it out to use the first deal.");
  }

  private OneDeal oneOfThem(UUID id) {
    return new OneDeal(id, meant.customer().id());
  }

  private Optional<Opportunity> listed(UUID id) {
    return open.stream().filter(deal -> deal.id().equals(id)).findFirst();
  }

  private Optional<Opportunity> first(TableQuery<Opportunity> query) {
    return query.read(client).stream().findFirst();
  }
}
