package io.github.dealsummary.table;

import io.github.dealsummary.dataverse.FetchXml;
import java.util.Optional;
import java.util.UUID;

/** The table of competitors. */
public final class Competitors {
  private static final String TABLE = "competitors";

  /**
   * The relation of deals and competitors. It is many to many, so OData offers a collection only.
   */
  private static final String OF_A_DEAL =
      """
      <fetch top='20'>
        <entity name='competitor'>
          <attribute name='name'/><attribute name='strengths'/><attribute name='weaknesses'/>
          <order attribute='name'/>
          <link-entity name='opportunitycompetitors' from='competitorid' to='competitorid'
              intersect='true'>
            <filter><condition attribute='opportunityid' operator='eq' value='@deal'/></filter>
          </link-entity>
        </entity>
      </fetch>""";

  private Competitors() {}

  /** A competitor for a deal. */
  public record Competitor(
      Optional<String> name, Optional<String> strengths, Optional<String> weaknesses) {}

  /** Returns the query of the competitors for a deal, by name. */
  public static TableQuery<Competitor> of(UUID deal) {
    return TableQuery.of(
        TABLE,
        FetchXml.of(TABLE, OF_A_DEAL).with("deal", deal),
        row -> new Competitor(row.text("name"), row.text("strengths"), row.text("weaknesses")));
  }
}
