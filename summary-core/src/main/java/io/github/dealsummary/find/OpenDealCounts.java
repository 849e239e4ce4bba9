package io.github.dealsummary.find;

import io.github.dealsummary.Environment;
import io.github.dealsummary.Meant;
import io.github.dealsummary.Opportunity;
import io.github.dealsummary.dataverse.DataverseException;
import io.github.dealsummary.table.Opportunities;
import io.github.dealsummary.table.PartialBatch;
import io.github.dealsummary.table.Records;
import io.github.dealsummary.table.TableQuery;
import java.util.List;
import java.util.UUID;

/** Counts the open deals of candidates, for a find that read no deals. */
public final class OpenDealCounts {
  private OpenDealCounts() {}

  /** Returns the candidates with their open deals counted, if these may be read. */
  public static Meant.Several of(Meant.Several several, Environment environment) {
    List<UUID> ids = several.candidates().stream().map(one -> one.customer().id()).toList();
    TableQuery<Opportunity> query = Opportunities.openOf(ids);
    try {
      Records<Opportunity> open =
          PartialBatch.read(environment.client(), List.of(query)).required(query);
      DealRead deals = new DealRead(open.all(), List.of(), open.hasMore(), open.hasMore());
      return new Meant.Several(
          several.candidates().stream().map(one -> deals.candidate(one.customer())).toList(),
          several.match(),
          several.moreExist());
    } catch (DataverseException e) {
      if (!PartialBatch.isRefusal(e)) {
        throw e;
      }
      return several; // the candidates are known without the count
    }
  }
}
