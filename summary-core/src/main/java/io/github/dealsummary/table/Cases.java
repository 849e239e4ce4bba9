package io.github.dealsummary.table;

import static io.github.dealsummary.dataverse.Condition.column;
import static io.github.dealsummary.dataverse.Order.desc;

import io.github.dealsummary.Customer;
import io.github.dealsummary.dataverse.Condition;
import io.github.dealsummary.dataverse.Query;
import java.util.Optional;

/** The table of service cases, {@code incidents}. */
public final class Cases {
  private static final String TABLE = "incidents";
  private static final String TITLE = "title";
  private static final String NUMBER = "ticketnumber";
  private static final String PRIORITY = "prioritycode";
  private static final String CREATED = "createdon";
  private static final String STATE = "statecode";

  private static final int ACTIVE = 0;
  private static final int MOST = 5;

  private Cases() {}

  /** An open case, as the environment writes its values. */
  public record OpenCase(
      Optional<String> number,
      Optional<String> title,
      Optional<String> priority,
      Optional<String> since) {}

  /** Returns the query of the customer's open cases, the newest first, with their number. */
  public static TableQuery<OpenCase> open(Customer customer) {
    return TableQuery.of(
        TABLE,
        Query.of(TABLE)
            .select(TITLE, NUMBER, PRIORITY, CREATED)
            .where(column(STATE).eq(ACTIVE).and(of("", customer)))
            .orderBy(desc(CREATED))
            .count()
            .pageSize(MOST),
        row ->
            new OpenCase(
                row.text(NUMBER),
                row.text(TITLE),
                row.formatted(PRIORITY),
                row.formatted(CREATED)));
  }

  /**
   * Returns the condition for cases of the customer. A firm's cases include those of its people. A
   * person's cases include those with this person as primary contact.
   *
   * @param path the way to the case: empty for this table, else a lookup and a slash
   */
  static Condition of(String path, Customer customer) {
    Condition others =
        customer.isFirm()
            ? column(path + "customerid_contact/" + Customers.FIRM).eq(customer.id())
            : column(path + "_primarycontactid_value").eq(customer.id());
    return column(path + "_customerid_value").eq(customer.id()).or(others);
  }
}
