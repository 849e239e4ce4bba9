package io.github.dealsummary.table;

import static io.github.dealsummary.dataverse.Condition.column;
import static io.github.dealsummary.dataverse.Order.desc;

import io.github.dealsummary.Money;
import io.github.dealsummary.dataverse.Query;
import java.util.Optional;
import java.util.UUID;

/** The table of quotes. */
public final class Quotes {
  private static final String TABLE = "quotes";
  private static final String CREATED = "createdon";
  private static final String TOTAL = "totalamount";
  private static final String VALID_UNTIL = "effectiveto";
  private static final String DEAL = "_opportunityid_value";

  private static final int MOST = 100;

  private Quotes() {}

  /** A quote, with days as the environment writes them. */
  public record Quote(
      Optional<String> created, Optional<Money> total, Optional<String> validUntil) {}

  /** Returns the query of the quotes of a deal, the newest first. */
  public static TableQuery<Quote> of(UUID deal) {
    return TableQuery.of(
        TABLE,
        Query.of(TABLE)
            .select(CREATED, TOTAL, VALID_UNTIL, Amounts.CURRENCY)
            .where(column(DEAL).eq(deal))
            .orderBy(desc(CREATED))
            .pageSize(MOST),
        row ->
            new Quote(row.formatted(CREATED), Amounts.of(row, TOTAL), row.formatted(VALID_UNTIL)));
  }
}
