package io.github.dealsummary.find;

import io.github.dealsummary.Candidate;
import io.github.dealsummary.Environment;
import io.github.dealsummary.Meant;
import io.github.dealsummary.dataverse.DataverseException;
import io.github.dealsummary.find.FindQueries.Along;
import io.github.dealsummary.table.PartialBatch;
import java.util.List;
import java.util.UUID;

/** Counts the open deals of candidates, for a find that read no deals. */
public final class OpenDealCounts {
  private OpenDealCounts() {}

  /**
   * Returns the candidates with their open deals counted, if these may be read.
   *
   * @param ofPeople true to count the deals of a firm's people, too
   */
  public static Meant.Several of(Meant.Several several, Environment environment, boolean ofPeople) {
    List<UUID> ids = several.candidates().stream().map(one -> one.customer().id()).toList();
    FindQueries queries = FindQueries.dealsOf(ids, new Along(true, ofPeople, false));
    try {
      DealRead deals = DealRead.of(PartialBatch.read(environment.client(), queries.all()), queries);
      return new Meant.Several(
          several.candidates().stream().map(one -> counted(one, deals)).toList(),
          several.match(),
          several.moreExist());
    } catch (DataverseException e) {
      if (!PartialBatch.isRefusal(e)) {
        throw e;
      }
      return several; // the candidates are known without the count
    }
  }

  private static Candidate counted(Candidate one, DealRead deals) {
    return new Candidate(one.customer(), deals.countOf(one.customer().id()), one.why());
  }
}
