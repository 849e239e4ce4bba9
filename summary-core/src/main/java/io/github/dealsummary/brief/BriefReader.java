package io.github.dealsummary.brief;

import io.github.dealsummary.CustomerBrief;
import io.github.dealsummary.Environment;
import io.github.dealsummary.Meant;
import io.github.dealsummary.Ranking;
import io.github.dealsummary.table.PartialBatch;

/**
 * Reads the facts about a customer from an environment in one round trip, and makes lines of them.
 */
public final class BriefReader {
  private BriefReader() {}

  /**
   * Makes the brief.
   *
   * @param ranking the order of the open deals
   * @param ofPeople true to read the deals of a firm's people, too
   * @throws io.github.dealsummary.dataverse.DataverseException if nothing can be read. A brief
   *     without contact flags would read as if the customer might be contacted
   */
  public static CustomerBrief of(
      Meant.One one, Environment environment, Ranking ranking, boolean ofPeople) {
    BriefQueries queries = BriefQueries.about(one.customer(), ofPeople && one.customer().isFirm());
    PartialBatch batch =
        PartialBatch.read(environment.client(), queries.askedOf(one.customer(), environment));
    BriefLines lines = new BriefLines(one.customer(), queries, batch, ranking);
    return new CustomerBrief(one, lines.all());
  }
}
