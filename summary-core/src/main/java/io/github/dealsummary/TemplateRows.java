package io.github.dealsummary;

import static io.github.dealsummary.dataverse.Condition.any;
import static io.github.dealsummary.dataverse.Condition.column;
import static io.github.dealsummary.dataverse.Order.desc;

import io.github.dealsummary.dataverse.Condition;
import io.github.dealsummary.dataverse.DataverseClient;
import io.github.dealsummary.dataverse.DataverseException;
import io.github.dealsummary.dataverse.FetchXml;
import io.github.dealsummary.dataverse.Query;
import io.github.dealsummary.dataverse.Reading;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The rows around a deal, read in one round trip. A part that is refused is a part without rows.
 */
final class TemplateRows {
  private static final int MOST_ROWS = 100;
  private static final int OPEN = 0;
  private static final int UPDATE = 2;

  /** Many to many: OData has it as a collection only. */
  private static final String COMPETITORS_FETCH =
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

  /** What is read, in the order of the batch. */
  enum Part {
    DEAL(
        deal ->
            Query.of("opportunities")
                .select("budgetamount", Money.CURRENCY_COLUMN)
                .where(column("opportunityid").eq(deal.id()))),
    ACCOUNT(
        deal ->
            Query.of("accounts")
                .select("name", "industrycode", "createdon")
                .where(column("accountid").eq(account(deal)))),
    QUOTES(
        deal ->
            Query.of("quotes")
                .select("createdon", "totalamount", "effectiveto", Money.CURRENCY_COLUMN)
                .where(ofDeal(deal))
                .orderBy(desc("createdon"))
                .pageSize(MOST_ROWS)),
    PRODUCTS(
        deal ->
            Query.of("opportunityproducts")
                .select("productname", "_productid_value", "extendedamount", Money.CURRENCY_COLUMN)
                .where(ofDeal(deal))
                .orderBy(desc("extendedamount"))
                .pageSize(MOST_ROWS)),
    STAKEHOLDERS(
        deal ->
            Query.of("connections")
                .select("_record1id_value", "_record2id_value")
                .where(
                    column("_record1id_value")
                        .eq(deal.id())
                        .or(
                            column("record1id_opportunity/_parentaccountid_value")
                                .eq(account(deal)))
                        .and(column("record2roleid/name").eq("Stakeholder")))
                .pageSize(MOST_ROWS)),
    CLOSED_DEALS(
        deal ->
            Query.of("opportunities")
                .select(
                    "name", "statecode", "actualvalue", "actualclosedate", Money.CURRENCY_COLUMN)
                .where(column("statecode").ne(OPEN).and(ofCustomer(deal)))
                .orderBy(desc("actualclosedate"))
                .pageSize(MOST_ROWS)),
    CHANGES(
        deal ->
            Query.of("audits")
                .select("createdon", "changedata", "_userid_value")
                .where(column("_objectid_value").eq(deal.id()).and(column("operation").eq(UPDATE)))
                .orderBy(desc("createdon"))
                .pageSize(MOST_ROWS)),
    COMPETITORS(deal -> FetchXml.of("competitors", COMPETITORS_FETCH).with("deal", deal.id()));

    @SuppressWarnings("ImmutableEnumChecker") // the functions hold nothing
    private final Function<Opportunity, Reading> reading;

    Part(Function<Opportunity, Reading> reading) {
      this.reading = reading;
    }
  }

  private TemplateRows() {}

  /** Never fails: what cannot be read is not told. */
  static PartialBatch<Part> read(Opportunity deal, DataverseClient client) {
    try {
      return PartialBatch.read(client, List.of(Part.values()), part -> part.reading.apply(deal));
    } catch (DataverseException e) {
      // The deal's own fields, read before, have to do.
      return new PartialBatch<>(Map.of(), Map.of());
    }
  }

  /** Nobody's where there is none: a part without rows. */
  private static UUID account(Opportunity deal) {
    return deal.accountId().orElse(new UUID(0, 0));
  }

  private static Condition ofDeal(Opportunity deal) {
    return column("_opportunityid_value").eq(deal.id());
  }

  /** With the firm that buys, or else with the person. */
  private static Condition ofCustomer(Opportunity deal) {
    return deal.accountId().isPresent()
        ? any(
            Stream.of("_customerid_value", "_parentaccountid_value")
                .map(lookup -> column(lookup).eq(deal.accountId().get()))
                .toList())
        : column("_customerid_value").in(deal.customerIds());
  }
}
