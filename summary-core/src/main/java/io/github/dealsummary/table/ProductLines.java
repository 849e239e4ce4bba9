package io.github.dealsummary.table;

import static io.github.dealsummary.dataverse.Condition.column;
import static io.github.dealsummary.dataverse.Order.desc;

import io.github.dealsummary.Money;
import io.github.dealsummary.dataverse.Lookup;
import io.github.dealsummary.dataverse.Query;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The table of opportunity products, which are the lines of a deal. */
public final class ProductLines {
  private static final String TABLE = "opportunityproducts";
  private static final String WRITTEN_IN = "productname";
  private static final String PRODUCT = "_productid_value";
  private static final String DEAL = "_opportunityid_value";
  private static final String DEAL_NAVIGATION = "opportunityid";
  private static final String AMOUNT = "extendedamount";

  private static final int MOST_OF_A_DEAL = 100;
  private static final int MOST_BOUGHT = 500;

  private ProductLines() {}

  /**
   * A line of a deal.
   *
   * @param name the name from the catalogue, or as it was written in
   */
  public record ProductLine(Optional<String> name, Optional<Money> amount) {}

  /**
   * A line of a deal that was won.
   *
   * @param product the product's id in the catalogue; empty if the product was written in
   * @param closedText the day the deal was closed, as the environment writes it
   */
  public record BoughtLine(
      Optional<UUID> product,
      Optional<String> name,
      Optional<UUID> deal,
      Optional<LocalDate> closed,
      Optional<String> closedText) {}

  /** Returns the query of the lines of a deal, the most valuable first. */
  public static TableQuery<ProductLine> of(UUID deal) {
    return TableQuery.of(
        TABLE,
        Query.of(TABLE)
            .select(WRITTEN_IN, PRODUCT, AMOUNT, Amounts.CURRENCY)
            .where(column(DEAL).eq(deal))
            .orderBy(desc(AMOUNT))
            .pageSize(MOST_OF_A_DEAL),
        row -> new ProductLine(name(row), Amounts.of(row, AMOUNT)));
  }

  /** Returns the query of the lines of the customer's won deals, the newest first. */
  public static TableQuery<BoughtLine> bought(UUID customer) {
    return TableQuery.of(
        TABLE,
        Query.of(TABLE)
            .select(WRITTEN_IN, PRODUCT, DEAL)
            .expand(DEAL_NAVIGATION, Opportunities.CLOSED_ON)
            .where(
                Opportunities.isWon(DEAL_NAVIGATION + "/")
                    .and(Opportunities.whoseCustomerIs(DEAL_NAVIGATION + "/", List.of(customer))))
            .orderBy(desc("createdon"))
            .pageSize(MOST_BOUGHT),
        ProductLines::boughtLine);
  }

  private static BoughtLine boughtLine(RowValues row) {
    Optional<RowValues> deal = row.row(DEAL_NAVIGATION);
    return new BoughtLine(
        row.id(PRODUCT),
        name(row),
        row.id(DEAL),
        deal.flatMap(one -> one.date(Opportunities.CLOSED_ON)),
        deal.flatMap(one -> one.writtenDate(Opportunities.CLOSED_ON)));
  }

  private static Optional<String> name(RowValues row) {
    return row.lookup("productid").flatMap(Lookup::name).or(() -> row.text(WRITTEN_IN));
  }
}
