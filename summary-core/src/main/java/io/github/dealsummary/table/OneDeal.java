package io.github.dealsummary.table;

import io.github.dealsummary.Opportunity;
import java.util.UUID;

/** The queries for one deal. They find it only if it is this customer's or its people's. */
public record OneDeal(UUID id, UUID customer) {
  /** Returns the query that finds the deal only while it is open. */
  public TableQuery<Opportunity> ifOpen() {
    return Opportunities.open(Opportunities.isOneOf(id, customer));
  }

  /** Returns the query that finds the deal whether it is open or closed. */
  public TableQuery<Opportunity> openOrClosed() {
    return Opportunities.all(Opportunities.isOneOf(id, customer));
  }
}
